//! What every handler can reach.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::assets::Assets;

/// Cheap to clone; one for the life of the server.
#[derive(Clone)]
pub struct AppState {
    pub assets: Arc<Assets>,
    /// Cancelled when the server is to stop; long answers must end by it.
    pub stop: CancellationToken,
}

impl AppState {
    pub fn new(assets: Assets, stop: CancellationToken) -> Self {
        Self { assets: Arc::new(assets), stop }
    }

    /// What pages and server functions find in their context. One place for
    /// both, so that a function behaves the same called from either.
    pub fn provide(&self) {}
}
