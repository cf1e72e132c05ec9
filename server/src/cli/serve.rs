//! `loudou serve`: the web server.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::serve::ListenerExt;
use clap::Args;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use super::Failure;
use crate::assets::Assets;
use crate::state::AppState;
use crate::{router, shutdown};

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
}

impl Serve {
    pub async fn run(self) -> Result<(), Failure> {
        log();
        let assets = Assets::load(self.site.as_deref())
            .map_err(|error| Failure::Input(error.to_string()))?;
        let stop = CancellationToken::new();
        let state = AppState::new(assets, stop.clone());
        let listener = TcpListener::bind(self.addr)
            .await
            .map_err(|error| Failure::Input(format!("cannot listen on {}: {error}", self.addr)))?;
        let address = listener.local_addr().map_err(broken)?;
        // Without it every page waits 40 ms for a delayed acknowledgement.
        let listener = listener.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        tracing::info!("listening on http://{address}");
        shutdown::on_signal(stop.clone());
        let serving = axum::serve(listener, router::router(state))
            .with_graceful_shutdown(stop.clone().cancelled_owned());
        tokio::select! {
            served = serving => served.map_err(broken),
            () = shutdown::overdue(stop) => Ok(()),
        }
    }
}

fn log() {
    let filter = EnvFilter::try_from_env("LOUDOU_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

fn broken(error: std::io::Error) -> Failure {
    Failure::Broken(error.to_string())
}
