//! Every address the server answers, and the layers around them.

use any_spawner::Executor;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};

use tower_http::catch_panic::CatchPanicLayer;

use crate::state::AppState;
use crate::{
    assets, calendar, compression, export, failed, functions, health, import, live, offline, pages,
    peer, security, sessions,
};

/// The whole service. Addresses not named here are pages; `app` knows which
/// of those exist.
pub fn router(state: AppState) -> Router {
    // The first call counts; further ones (in tests) are refused, which is no matter.
    let _ = Executor::init_tokio();
    let sessions = sessions::layer(state.store.clone(), state.access.secure);
    let marks = from_fn_with_state(state.access.proxies, peer::mark);
    // A line that stays open holds no compressor: events are never compressed.
    let live = Router::new().route("/live", get(live::live)).with_state(state.clone());
    let router = Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/pkg/{file}", get(assets::file))
        .route("/offline.js", get(offline::worker))
        .route("/calendar/{file}", get(calendar::feed))
        .route("/api/export_file", post(export::file))
        .route("/api/import_file", post(import::file))
        .route("/import/left/{run}", get(import::left))
        .route("/api/{*function}", post(functions::call))
        .fallback_service(get(pages::page).with_state(state.clone()))
        .with_state(state)
        .layer(compression::layer())
        .merge(live)
        .layer(sessions)
        .layer(from_fn(sessions::keep))
        .layer(marks);
    security::protect(router.layer(CatchPanicLayer::custom(failed::answer)))
}

#[cfg(test)]
mod tests;
