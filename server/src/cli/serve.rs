//! `loudou serve`: the web server.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use store::Store;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use super::Failure;
use crate::assets::Assets;
use crate::state::{Access, AppState};
use crate::{connections, rates, router, sessions, shutdown};

/// Serve the funnel to browsers until ctrl-c or SIGTERM.
#[derive(Debug, Args)]
pub struct Serve {
    /// The database file; made when it is not there yet.
    #[arg(long, value_name = "FILE", env = "LOUDOU_DB")]
    pub db: PathBuf,
    /// Where to listen.
    #[arg(long, value_name = "HOST:PORT", env = "LOUDOU_ADDR", default_value = "127.0.0.1:3000")]
    pub addr: SocketAddr,
    /// Folder of the built site; without it the one inside this program.
    #[arg(long, value_name = "DIR", env = "LOUDOU_SITE")]
    pub site: Option<PathBuf>,
    /// Browsers come over HTTPS (through a proxy that ends it): cookies may go no other way.
    #[arg(long, env = "LOUDOU_SECURE")]
    pub secure: bool,
    /// How many proxies of yours stand before this server; the addresses of visitors are then
    /// read from X-Forwarded-For.
    #[arg(long, value_name = "N", env = "LOUDOU_TRUST_PROXY", default_value_t = 0)]
    pub trust_proxy: u8,
}

impl Serve {
    pub async fn run(self) -> Result<(), Failure> {
        log();
        let assets = Assets::load(self.site.as_deref())
            .map_err(|error| Failure::Input(error.to_string()))?;
        let listener = TcpListener::bind(self.addr)
            .await
            .map_err(|error| Failure::Input(format!("cannot listen on {}: {error}", self.addr)))?;
        let store = super::open(&self.db).await?;
        let access = Access { secure: self.secure, proxies: self.trust_proxy };
        let served = serve(listener, store.clone(), assets, access).await;
        store.close().await;
        served.map_err(|error| Failure::Broken(error.to_string()))
    }
}

async fn serve(
    listener: TcpListener,
    store: Store,
    assets: Assets,
    access: Access,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    let stop = CancellationToken::new();
    shutdown::on_signal(stop.clone());
    sessions::sweep(store.clone(), stop.clone());
    rates::keep(store.clone(), stop.clone());
    let state = AppState::new(store, assets, stop.clone()).with_access(access);
    let serving = connections::serve(listener, router::router(state), stop.clone());
    tracing::info!("listening on http://{address}");
    tokio::select! {
        () = serving => {}
        () = shutdown::overdue(stop) => {}
    }
    Ok(())
}

fn log() {
    let filter = EnvFilter::try_from_env("LOUDOU_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
}
