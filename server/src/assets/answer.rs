//! A file on the wire: the smallest form the browser takes, kept for good.

use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};

use super::{Asset, Bytes};

/// The name changes with the content, so a copy never grows old.
const FOR_GOOD: &str = "public,max-age=31536000,immutable";

pub fn answer(asset: &Asset, name: &str, headers: &HeaderMap) -> Response {
    let (body, encoding) = smallest(asset, headers);
    let mut response = body.into_response();
    let fields = response.headers_mut();
    fields.insert(CONTENT_TYPE, HeaderValue::from_static(kind(name)));
    fields.insert(CACHE_CONTROL, HeaderValue::from_static(FOR_GOOD));
    fields.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        fields.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn smallest(asset: &Asset, headers: &HeaderMap) -> (Bytes, Option<&'static str>) {
    let accepted =
        headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |encoding: &str| {
        accepted.split(',').any(|part| {
            let (name, weight) = part.split_once(';').unwrap_or((part, ""));
            name.trim() == encoding && weight.trim() != "q=0"
        })
    };
    match (&asset.br, &asset.gz) {
        (Some(br), _) if takes("br") => (br.clone(), Some("br")),
        (_, Some(gz)) if takes("gzip") => (gz.clone(), Some("gzip")),
        _ => (asset.plain.clone(), None),
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
