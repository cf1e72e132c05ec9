//! Opening a database file: ours, of a version we know, and ours alone while we run.

mod lock;
mod settings;

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqlitePool, SqlitePoolOptions};
use sqlx::{ConnectOptions, Connection};

pub(crate) use lock::Lock;

use crate::error::primary_code;

/// Marks a file as Loudou's ("LDou"), in SQLite's own place for it.
const APPLICATION_ID: i32 = 0x4c44_6f75;

/// Below it, SQLite could lose committed writes in WAL mode.
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("../migrations");

/// Why a file is not opened; one clear line each.
#[derive(Debug, thiserror::Error)]
pub enum OpenRefused {
    #[error("this file is not a Loudou database")]
    Foreign,
    #[error("this database was written by a newer version of Loudou")]
    Newer,
    #[error("this database is in use by another program")]
    Locked,
    #[error("this database cannot be opened: {0}")]
    Unreadable(String),
}

/// What an open database consists of.
pub(crate) struct Opened {
    pub writer: SqliteConnection,
    pub options: SqliteConnectOptions,
    pub readers: SqlitePool,
    pub lock: Lock,
}

pub(crate) async fn open(path: &Path) -> Result<Opened, OpenRefused> {
    let kind = settings::look(path)?;
    let lock = Lock::take(path)?;
    if kind == settings::Kind::New {
        mark(path).await?;
    }
    let options = settings::writing(path);
    let mut writer = options.connect().await?;
    check_version(&mut writer).await?;
    migrate(&mut writer).await?;
    mend(&mut writer).await?;
    // A file is there or not: to ask each time before a connection is used finds out nothing.
    let pool = SqlitePoolOptions::new().max_connections(4).test_before_acquire(false);
    let readers = pool.connect_with(settings::reading(path)).await?;
    Ok(Opened { writer, options, readers, lock })
}

/// Writes the mark into the file itself, before WAL mode keeps pages beside it.
async fn mark(path: &Path) -> Result<(), OpenRefused> {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    let mut conn = options.connect().await?;
    let set = format!("PRAGMA application_id = {APPLICATION_ID}");
    sqlx::query(sqlx::AssertSqlSafe(set)).execute(&mut conn).await?;
    Ok(conn.close().await?)
}

async fn check_version(conn: &mut SqliteConnection) -> Result<(), OpenRefused> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(conn).await?;
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let found: [u32; 3] = std::array::from_fn(|_| parts.next().unwrap_or(0));
    if found < OLDEST_SQLITE {
        return Err(OpenRefused::Unreadable(format!("SQLite {version} is too old")));
    }
    Ok(())
}

async fn migrate(conn: &mut SqliteConnection) -> Result<(), OpenRefused> {
    use sqlx::migrate::MigrateError;
    // Tells at once whether another program holds the file, which the lock beside it cannot.
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *conn).await?;
    sqlx::query("ROLLBACK").execute(&mut *conn).await?;
    match MIGRATIONS.run_direct(None, conn, false).await {
        Ok(()) => Ok(()),
        Err(MigrateError::VersionMissing(_)) => Err(OpenRefused::Newer),
        Err(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) => {
            Err(error.into())
        }
        Err(other) => Err(OpenRefused::Unreadable(other.to_string())),
    }
}

/// A migration cannot write what searches look through: it only says what is wanted.
async fn mend(conn: &mut SqliteConnection) -> Result<(), OpenRefused> {
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *conn).await?;
    let mended = async {
        crate::search::mend(conn).await?;
        crate::duplicate::mend(conn).await
    };
    let mended = mended.await;
    mended.map_err(|error| OpenRefused::Unreadable(error.to_string()))?;
    sqlx::query("COMMIT").execute(conn).await?;
    Ok(())
}

impl From<sqlx::Error> for OpenRefused {
    fn from(error: sqlx::Error) -> Self {
        match primary_code(&error).as_deref() {
            Some("5" | "6") => Self::Locked,
            Some("26") => Self::Foreign,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}

impl From<std::io::Error> for OpenRefused {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}
