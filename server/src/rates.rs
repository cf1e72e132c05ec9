//! Rates begin to hold on their day, also while nobody asks.

use std::time::Duration;

use store::Store;
use tokio_util::sync::CancellationToken;

/// How soon after midnight at the latest.
const EVERY: Duration = Duration::from_secs(60);

pub fn keep(store: Store, stop: CancellationToken) {
    tokio::spawn(async move {
        let mut minutes = tokio::time::interval(EVERY);
        while stop.run_until_cancelled(minutes.tick()).await.is_some() {
            if let Err(error) = store::rates::begin(&store, app::acting::now()).await {
                tracing::warn!("letting new rates hold: {error}");
            }
        }
    });
}
