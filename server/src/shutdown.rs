//! Stopping without cutting anyone off in the middle of a word.

use std::time::Duration;

use tokio::signal;
use tokio_util::sync::CancellationToken;

/// How long open requests may take after the signal.
const GRACE: Duration = Duration::from_secs(10);

/// Cancels `stop` at ctrl-c or SIGTERM. Live streams end by the same token,
/// else they would keep the server up for ever.
pub fn on_signal(stop: CancellationToken) {
    tokio::spawn(async move {
        let asked = tokio::select! {
            asked = signal::ctrl_c() => asked,
            asked = terminated() => asked,
        };
        match asked {
            Ok(()) => tracing::info!("stopping"),
            Err(error) => tracing::error!("cannot wait for signals, stopping: {error}"),
        }
        stop.cancel();
    });
}

/// Returns when `stop` was cancelled and the grace is over.
pub async fn overdue(stop: CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(GRACE).await;
    tracing::warn!("requests still open after {} s are cut off", GRACE.as_secs());
}

#[cfg(unix)]
async fn terminated() -> std::io::Result<()> {
    signal::unix::signal(signal::unix::SignalKind::terminate())?.recv().await;
    Ok(())
}

#[cfg(not(unix))]
async fn terminated() -> std::io::Result<()> {
    std::future::pending().await
}
