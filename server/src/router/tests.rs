//! What the service answers before any page or function is asked.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use store::Store;
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::router;
use crate::assets::Assets;
use crate::state::AppState;

/// A server on an empty database of its own, in a folder that goes with it.
async fn state() -> (AppState, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("test.db")).await.unwrap();
    (AppState::new(store, Assets::default(), CancellationToken::new()), folder)
}

async fn ask(method: &str, path: &str, headers: &[(&str, &str)]) -> Response {
    let mut request = Request::builder().method(method).uri(path).header("host", "funnel.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let (state, _folder) = state().await;
    router(state).oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

#[tokio::test]
async fn another_site_cannot_change_anything() {
    for headers in [
        vec![("sec-fetch-site", "cross-site")],
        vec![("sec-fetch-site", "same-site")],
        vec![("origin", "https://evil.example")],
        vec![("origin", "null")],
        vec![("sec-fetch-site", "cross-site"), ("origin", "https://funnel.example")],
    ] {
        for path in ["/api/anything", "/", "/healthz"] {
            for method in ["POST", "PUT", "PATCH", "DELETE"] {
                let status = ask(method, path, &headers).await.status();
                assert_eq!(status, StatusCode::FORBIDDEN, "{method} {path} {headers:?}");
            }
        }
    }
}

#[tokio::test]
async fn our_own_pages_and_programs_get_through() {
    for headers in [
        vec![("sec-fetch-site", "same-origin")],
        vec![("sec-fetch-site", "none")],
        vec![("origin", "http://funnel.example")],
        vec![],
    ] {
        let status = ask("POST", "/healthz", &headers).await.status();
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{headers:?}");
    }
}

#[tokio::test]
async fn functions_are_not_called_by_get() {
    let status = ask("GET", "/api/anything", &[]).await.status();
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn every_page_has_a_nonce_of_its_own() {
    let mut policies = Vec::new();
    for _ in 0..2 {
        let answer = ask("GET", "/welcome", &[]).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let policy = answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(policy.contains("script-src 'self' 'nonce-"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
        policies.push(policy);
    }
    assert_ne!(policies[0], policies[1]);
}

#[tokio::test]
async fn what_is_no_page_may_run_nothing() {
    for path in ["/healthz", "/pkg/missing.js"] {
        let answer = ask("GET", path, &[]).await;
        let headers = answer.headers();
        assert_eq!(
            headers[header::CONTENT_SECURITY_POLICY],
            "default-src 'none'; frame-ancestors 'none'"
        );
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
}

#[tokio::test]
async fn a_stopping_server_is_alive_but_not_ready() {
    let (state, _folder) = state().await;
    state.stop.cancel();
    for (path, status) in
        [("/healthz", StatusCode::OK), ("/readyz", StatusCode::SERVICE_UNAVAILABLE)]
    {
        let request = Request::get(path).body(Body::empty()).unwrap();
        assert_eq!(router(state.clone()).oneshot(request).await.unwrap().status(), status);
    }
}

#[tokio::test]
async fn a_server_without_its_database_is_not_ready() {
    let (state, _folder) = state().await;
    let ask =
        || router(state.clone()).oneshot(Request::get("/readyz").body(Body::empty()).unwrap());
    assert_eq!(ask().await.unwrap().status(), StatusCode::OK);
    state.store.close().await;
    assert_eq!(ask().await.unwrap().status(), StatusCode::SERVICE_UNAVAILABLE);
}
