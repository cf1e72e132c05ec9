//! What is small and asked for by every request, held in memory as of the last commit.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use domain::company::Company;
use domain::org::Org;
use sqlx::SqliteConnection;
use tokio::sync::{broadcast, watch};

use super::Tx;
use super::batch::News;
use crate::error::StoreError;
use crate::journal::Heard;
use crate::session::Known;
use crate::sitting::Told;
use crate::visit;

/// How many entries a slow listener may fall behind before it must read the journal itself.
const BACKLOG: usize = 4096;

pub(crate) struct Snapshots {
    held: RwLock<(Arc<Org>, Arc<Option<Company>>)>,
    pub(crate) committed: broadcast::Sender<Arc<Heard>>,
    pub(crate) sittings: broadcast::Sender<Arc<Told>>,
    pub(crate) visits: broadcast::Sender<Arc<visit::Told>>,
    pub(crate) desk: watch::Sender<i64>,
    pub(crate) signed_in: Known,
    /// How many commits there were.
    age: AtomicU64,
}

impl Snapshots {
    pub(crate) async fn read(conn: &mut SqliteConnection) -> Result<Self, StoreError> {
        let org = Arc::new(crate::directory::read_org(conn).await?);
        let company = Arc::new(crate::company::read(conn).await?);
        let desk = watch::Sender::new(crate::journal::desk(conn).await?);
        let (committed, sittings) = (broadcast::channel(BACKLOG).0, broadcast::channel(BACKLOG).0);
        let visits = broadcast::channel(BACKLOG).0;
        let held = RwLock::new((org, company));
        Ok(Self {
            held,
            committed,
            sittings,
            visits,
            desk,
            signed_in: Known::default(),
            age: AtomicU64::new(1),
        })
    }

    pub(crate) fn org(&self) -> Arc<Org> {
        Arc::clone(&self.held.read().unwrap_or_else(PoisonError::into_inner).0)
    }

    pub(crate) fn company(&self) -> Arc<Option<Company>> {
        Arc::clone(&self.held.read().unwrap_or_else(PoisonError::into_inner).1)
    }

    pub(crate) fn desk(&self) -> i64 {
        *self.desk.borrow()
    }

    pub(crate) fn age(&self) -> u64 {
        self.age.load(Ordering::Acquire)
    }

    /// What was read before this is not told to who asks after it.
    pub(super) fn grow_older(&self) {
        self.age.fetch_add(1, Ordering::AcqRel);
    }

    /// Takes over what a committed transaction left, and tells who listens.
    pub(super) fn publish(&self, tx: &Tx, (heard, sat, visits): News) {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        *held = (Arc::clone(&tx.org), Arc::clone(&tx.company));
        drop(held);
        self.grow_older();
        self.signed_in.settle();
        self.desk.send_if_modified(|desk| std::mem::replace(desk, tx.desk) != tx.desk);
        for heard in heard {
            // Nobody listening is no failure.
            let _ = self.committed.send(heard);
        }
        for told in sat {
            let _ = self.sittings.send(told);
        }
        for told in visits {
            let _ = self.visits.send(told);
        }
    }
}
