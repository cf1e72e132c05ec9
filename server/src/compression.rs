//! Compression of what is made for each request. Files are compressed once,
//! when built; event streams never (they would be held back).

use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode, Version, header};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::Predicate;

/// Small enough to fit the first packet: nothing to gain.
const WORTH_IT: u64 = 1200;

pub fn layer() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new()
        .br(true)
        .gzip(true)
        // Halves the time of a board page against the default for a few percent of size.
        .quality(CompressionLevel::Precise(3))
        .compress_when(is_text)
}

fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let length =
        headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    (kind.starts_with(b"text/html") || kind.starts_with(b"application/json"))
        && length.is_none_or(|length: u64| length > WORTH_IT)
}
