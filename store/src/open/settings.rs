//! How connections are set up, and what a file is before SQLite touches it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

use super::{APPLICATION_ID, OpenRefused};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    New,
    Ours,
}

const MAGIC: &[u8] = b"SQLite format 3\0";
/// Where the header keeps the application's mark, 4 bytes, the highest first.
const MARK_AT: usize = 68;

/// Tells what a file is from its header alone, so that a foreign one stays as it was.
pub(super) fn look(path: &Path) -> Result<Kind, OpenRefused> {
    let mut header = Vec::with_capacity(100);
    match File::open(path) {
        Ok(file) => file.take(100).read_to_end(&mut header)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Kind::New),
        Err(error) => return Err(error.into()),
    };
    if header.is_empty() {
        return Ok(Kind::New);
    }
    let mark = header.get(MARK_AT..MARK_AT + 4);
    if header.starts_with(MAGIC) && mark == Some(&APPLICATION_ID.to_be_bytes()[..]) {
        Ok(Kind::Ours)
    } else {
        Err(OpenRefused::Foreign)
    }
}

/// FULL: what is answered survives a power cut; group commit makes it cheap.
///
/// What a savepoint would put back is kept in memory while it is little and in a file from there
/// on: a long list in memory is walked from its beginning at every savepoint, so that work on
/// thousands of rows took the square of them.
pub(crate) fn writing(path: &Path) -> SqliteConnectOptions {
    common(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("temp_store", "FILE")
        .busy_timeout(Duration::from_secs(2))
        .optimize_on_close(true, 400)
}

pub(super) fn reading(path: &Path) -> SqliteConnectOptions {
    common(path).pragma("temp_store", "MEMORY").read_only(true).busy_timeout(Duration::from_secs(5))
}

/// 32 MiB of pages for each connection, and as much of the file mapped as may be.
fn common(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .foreign_keys(true)
        .pragma("cache_size", "-32768")
        .pragma("mmap_size", "268435456")
        .statement_cache_capacity(200)
}
