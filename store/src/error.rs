//! What can go wrong with the file underneath. Never shown to people as it is.

use std::sync::Arc;

/// A failure of the store, the same for all who waited for one commit.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the disk is full")]
    Full,
    #[error("the database is busy")]
    Busy,
    #[error("the store is closed")]
    Closed,
    /// The work itself broke off; nothing of it was kept.
    #[error("the work broke off")]
    BrokeOff,
    /// A row that the program cannot have written.
    #[error("{what} in the database cannot be read")]
    Unreadable { what: &'static str },
    /// Who asked works here no more, by the time their turn came.
    #[error("who asked works here no more")]
    SwitchedOff,
    /// Nothing is kept for a company before there is one.
    #[error("no company has been founded")]
    NotFounded,
    #[error("database: {0}")]
    Sql(Arc<sqlx::Error>),
}

/// SQLite's code for a file system without room.
const SQLITE_FULL: &str = "13";
const SQLITE_BUSY: &str = "5";
/// What it says when so many began to read at once that it gave up waiting for its turn.
const SQLITE_PROTOCOL: &str = "15";

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        // More is asked than is read at once; it is no fault of the file.
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Self::Busy;
        }
        match primary_code(&error).as_deref() {
            Some(SQLITE_FULL) => Self::Full,
            Some(SQLITE_BUSY | SQLITE_PROTOCOL) => Self::Busy,
            _ => Self::Sql(Arc::new(error)),
        }
    }
}

/// The primary code of an error of SQLite: extended codes carry it in their lowest byte.
pub(crate) fn primary_code(error: &sqlx::Error) -> Option<String> {
    let code = error.as_database_error()?.code()?;
    let code: i64 = code.parse().ok()?;
    Some((code & 0xff).to_string())
}

impl StoreError {
    pub(crate) fn unreadable(what: &'static str) -> Self {
        Self::Unreadable { what }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        Self::Unreadable { what: "a JSON field" }
    }
}
