//! The loop of the writer: one transaction for all that waits, a savepoint for each.

use std::sync::Arc;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::mpsc;

use super::tx::{Effects, next_job};
use super::{Job, Snapshots, Tx};
use crate::error::StoreError;
use crate::journal::Heard;
use crate::sitting::Told;
use crate::visit;

/// The most work taken into one transaction: enough to share a flush, few enough not to keep
/// the first of them waiting.
const BATCH: usize = 256;

pub(super) async fn write(
    mut tx: Tx,
    options: SqliteConnectOptions,
    mut queue: mpsc::Receiver<Box<dyn Job>>,
    snapshots: Arc<Snapshots>,
) {
    let mut jobs = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut jobs, BATCH).await > 0 {
        let outcome = match transact(&mut tx, &mut jobs).await {
            Ok(news) => {
                snapshots.publish(&tx, news);
                Ok(())
            }
            Err(error) => {
                tracing::error!(%error, jobs = jobs.len(), "a transaction came to nothing");
                recover(&mut tx, &options, &snapshots).await;
                Err(error)
            }
        };
        for job in jobs.drain(..) {
            job.answer(outcome.clone());
        }
    }
    close(tx).await;
}

/// What is to be told of it once it is durable.
pub(super) type News = (Vec<Arc<Heard>>, Vec<Arc<Told>>, Vec<Arc<visit::Told>>);

async fn transact(tx: &mut Tx, jobs: &mut [Box<dyn Job>]) -> Result<News, StoreError> {
    let (mut heard, mut sat, mut visits) = (Vec::new(), Vec::new(), Vec::new());
    // Every statement is a walk to the database's thread and back: two at a time halve them.
    let mut open = Some("BEGIN IMMEDIATE; SAVEPOINT job");
    for job in jobs {
        if let Some(open) = open {
            run(tx, open).await?;
        }
        tx.effects = Effects::default();
        let stood = (tx.org(), Arc::clone(&tx.company), tx.desk);
        let done = job.run(tx).await;
        open = (!tx.effects.closed).then_some(next_job!());
        if done {
            tx.settle().await?;
            heard.append(&mut tx.effects.heard);
            sat.append(&mut tx.effects.sat);
            visits.append(&mut tx.effects.visits);
        } else if tx.effects.closed {
            // It broke off after its end: nothing but the whole can be taken back.
            return Err(StoreError::BrokeOff);
        } else {
            run(tx, "ROLLBACK TO job").await?;
            (tx.org, tx.company, tx.desk) = stood;
        }
    }
    run(tx, "RELEASE job").await?;
    crate::search::mend(&mut tx.conn).await?;
    crate::duplicate::mend(&mut tx.conn).await?;
    run(tx, "COMMIT").await?;
    Ok((heard, sat, visits))
}

async fn run(tx: &mut Tx, sql: &'static str) -> Result<(), StoreError> {
    sqlx::query(sql).execute(&mut tx.conn).await?;
    Ok(())
}

/// Leaves a failed transaction, and the connection too where it does not answer any more.
async fn recover(tx: &mut Tx, options: &SqliteConnectOptions, snapshots: &Snapshots) {
    (tx.org, tx.company, tx.desk) = (snapshots.org(), snapshots.company(), snapshots.desk());
    // A commit that failed may have been done all the same.
    snapshots.grow_older();
    // Fails where SQLite has rolled back by itself: that is what is wanted.
    let _ = run(tx, "ROLLBACK").await;
    if tx.conn.ping().await.is_err() {
        match connect(options, snapshots).await {
            Ok(conn) => tx.conn = conn,
            Err(error) => tracing::error!(%error, "the writer cannot reach the database"),
        }
    }
}

async fn connect(
    options: &SqliteConnectOptions,
    snapshots: &Snapshots,
) -> Result<SqliteConnection, StoreError> {
    let mut conn = options.connect().await?;
    snapshots.signed_in.watch(&mut conn).await?;
    Ok(conn)
}

async fn close(mut tx: Tx) {
    if let Err(error) = run(&mut tx, "PRAGMA wal_checkpoint(TRUNCATE)").await {
        tracing::warn!(%error, "the log was not folded back");
    }
    if let Err(error) = tx.conn.close().await {
        tracing::warn!(%error, "the database did not close cleanly");
    }
}
