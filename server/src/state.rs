//! What every handler can reach.

use std::sync::Arc;

use app::Once;
use app::acting::Looks;
use app::board::Drawn;
use app::session::pace::Pace;
use app::session::tries::Tries;
use leptos::prelude::provide_context;
use store::Store;
use tokio_util::sync::CancellationToken;

use crate::assets::Assets;
use crate::live::Live;

/// How people reach this server.
#[derive(Clone, Copy, Debug, Default)]
pub struct Access {
    /// Browsers come over HTTPS: cookies may go no other way.
    pub secure: bool,
    /// How many proxies of ours stand before it.
    pub proxies: u8,
}

/// Cheap to clone; one for the life of the server.
#[derive(Clone)]
pub struct AppState {
    pub store: Store,
    pub assets: Arc<Assets>,
    pub access: Access,
    pub live: Live,
    pub tries: Arc<Tries>,
    pub pace: Arc<Pace>,
    pub drawn: Arc<Drawn>,
    pub once: Arc<Once>,
    /// Cancelled when the server is to stop; long answers must end by it.
    pub stop: CancellationToken,
}

impl AppState {
    pub fn new(store: Store, assets: Assets, stop: CancellationToken) -> Self {
        let live = Live::start(&store, stop.clone());
        let (tries, pace, drawn, once) = Default::default();
        let (access, assets) = (Access::default(), Arc::new(assets));
        Self { store, assets, access, live, tries, pace, drawn, once, stop }
    }

    #[must_use]
    pub fn with_access(self, access: Access) -> Self {
        Self { access, ..self }
    }

    /// What pages and server functions find in their context. One place for
    /// both, so that a function behaves the same called from either.
    pub fn provide(&self) {
        provide_context(self.store.clone());
        provide_context(Arc::clone(&self.tries));
        provide_context(Arc::clone(&self.pace));
        provide_context(Arc::clone(&self.drawn));
        provide_context(Arc::clone(&self.once));
        provide_context::<Arc<dyn Looks>>(Arc::new(self.live.clone()));
    }
}
