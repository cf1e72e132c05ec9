//! Headers and checks that keep other sites, and injected text, out.

use axum::Router;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

/// For answers that are no pages: nothing in them may run or be framed.
const CLOSED: &str = "default-src 'none'; frame-ancestors 'none'";

/// Requests that change something are taken from our own pages only (by
/// `Sec-Fetch-Site`, else `Origin`); every answer carries the headers.
pub fn protect(router: Router) -> Router {
    let features = HeaderName::from_static("permissions-policy");
    let off = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";
    let opener = HeaderName::from_static("cross-origin-opener-policy");
    router
        .layer(CsrfLayer::new())
        .layer(if_absent(CONTENT_SECURITY_POLICY, CLOSED))
        .layer(if_absent(X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(if_absent(X_FRAME_OPTIONS, "DENY"))
        .layer(if_absent(REFERRER_POLICY, "same-origin"))
        .layer(if_absent(opener, "same-origin"))
        .layer(if_absent(features, off))
}

/// The policy of a page: only our own files, and inline scripts that carry
/// this answer's `nonce`. No inline styles, no `eval`.
pub fn page_policy(nonce: &str) -> Option<HeaderValue> {
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
    );
    HeaderValue::try_from(policy).ok()
}

fn if_absent(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}
