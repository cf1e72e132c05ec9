//! What work sees of the writer: the connection inside its transaction, and the snapshots as
//! they stand there.

use std::sync::Arc;

use domain::company::Company;
use domain::org::Org;
use domain::rates::Rates;
use sqlx::SqliteConnection;

use super::Snapshots;
use crate::error::StoreError;
use crate::journal::Heard;
use crate::sitting::Told;
use crate::visit;

/// What closes one piece of work and opens the next.
macro_rules! next_job {
    () => {
        "RELEASE job; SAVEPOINT job"
    };
}
pub(crate) use next_job;

/// The open transaction of one piece of work.
pub struct Tx {
    pub(super) conn: SqliteConnection,
    pub(super) org: Arc<Org>,
    pub(super) company: Arc<Option<Company>>,
    /// The latest entry that changed what pages are drawn with.
    pub(super) desk: i64,
    pub(super) effects: Effects,
}

/// What the current work did besides its rows.
#[derive(Default)]
pub(super) struct Effects {
    pub(super) org: bool,
    pub(super) company: bool,
    pub(super) desk: Option<i64>,
    pub(super) heard: Vec<Arc<Heard>>,
    pub(super) sat: Vec<Arc<Told>>,
    pub(super) visits: Vec<Arc<visit::Told>>,
    /// The work is one operation and nothing else.
    pub(super) whole: bool,
    /// What it wrote last has closed its savepoint and opened that of the next.
    pub(super) closed: bool,
}

impl Tx {
    pub(super) fn new(conn: SqliteConnection, snapshots: &Snapshots) -> Self {
        let (org, company) = (snapshots.org(), snapshots.company());
        Self { conn, org, company, desk: snapshots.desk(), effects: Effects::default() }
    }

    pub(crate) fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.conn
    }

    /// Says that one operation is all of this work.
    pub(crate) fn is_one_operation(&mut self) {
        self.effects.whole = true;
    }

    /// Whether what an operation writes last may close the work with [`next_job`], which saves a
    /// walk to the database. Nothing may be refused after it.
    pub(crate) fn may_close(&self) -> bool {
        self.effects.whole
    }

    pub(crate) fn is_closed(&mut self) {
        self.effects.closed = true;
    }

    /// People and teams as earlier work of this transaction left them.
    pub fn org(&self) -> Arc<Org> {
        Arc::clone(&self.org)
    }

    /// The company as earlier work of this transaction left it.
    pub fn company(&self) -> Result<Company, StoreError> {
        self.company.as_ref().clone().ok_or(StoreError::NotFounded)
    }

    /// What deals count for, as earlier work of this transaction left it.
    pub(crate) fn rates(&self) -> Result<&Rates, StoreError> {
        self.company.as_ref().as_ref().map(|company| &company.rates).ok_or(StoreError::NotFounded)
    }

    pub(crate) fn is_founded(&self) -> bool {
        self.company.is_some()
    }

    pub(crate) fn touch_org(&mut self) {
        self.effects.org = true;
    }

    pub(crate) fn touch_company(&mut self) {
        self.effects.company = true;
    }

    pub(crate) fn touch_desk(&mut self, seq: i64) {
        self.effects.desk = Some(seq);
    }

    pub(crate) fn tell(&mut self, heard: Heard) {
        self.effects.heard.push(Arc::new(heard));
    }

    pub(crate) fn tell_sitting(&mut self, told: Told) {
        self.effects.sat.push(Arc::new(told));
    }

    pub(crate) fn tell_visits(&mut self, told: visit::Told) {
        self.effects.visits.push(Arc::new(told));
    }

    /// Makes what this work has done to people, teams and company seen by the rest of it. After
    /// the work it is done anyway.
    pub async fn settle(&mut self) -> Result<(), StoreError> {
        if std::mem::take(&mut self.effects.org) {
            self.org = Arc::new(crate::directory::read_org(&mut self.conn).await?);
        }
        if std::mem::take(&mut self.effects.company) {
            self.company = Arc::new(crate::company::read(&mut self.conn).await?);
        }
        self.desk = self.effects.desk.take().unwrap_or(self.desk);
        Ok(())
    }
}
