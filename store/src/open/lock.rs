//! One program to a database: a lock on a file beside it, which the system lets go of when the
//! program ends, however it ends.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::OpenRefused;

/// Held for as long as the store is open.
#[derive(Debug)]
pub(crate) struct Lock(File);

impl Lock {
    pub(crate) fn take(database: &Path) -> Result<Self, OpenRefused> {
        // A link and what it points at are one database.
        let database = database.canonicalize().unwrap_or_else(|_| database.to_owned());
        let mut name = OsString::from(database);
        name.push("-lock");
        let path = PathBuf::from(name);
        let file =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(OpenRefused::Locked),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Lets go at once, for a store that is closed while the program runs on.
    pub(crate) fn release(&self) {
        if let Err(error) = self.0.unlock() {
            tracing::warn!(%error, "the lock beside the database could not be let go of");
        }
    }
}
