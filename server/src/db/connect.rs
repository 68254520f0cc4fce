//! Opening the database: the right engine, the right settings, the schema of this program.

use std::{
    fmt, io,
    num::NonZeroU32,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
    time::Duration,
};

use sqlx::{
    AnyPool, ConnectOptions as _, Executor as _, Row as _,
    any::{AnyConnectOptions, AnyPoolOptions},
    migrate::MigrateError,
};

use super::{Db, migrate::migrations};
use crate::config::{DatabaseUrl, Engine};

/// The oldest SQLite this program trusts: 3.51.3 fixes the WAL-reset bug, by which a checkpoint in
/// a race with a writer could lose committed pages.
const SQLITE_VERSION_MIN: [u32; 3] = [3, 51, 3];

/// Longest wait for a free connection; a person has given up by then.
const ACQUIRE_TIME_MAX: Duration = Duration::from_secs(5);

/// Permissions of a folder that is made for the database file.
const FOLDER_MODE: u32 = 0o700;

/// For each connection of SQLite. FULL, since what is told to be stored must survive a power cut;
/// secure_delete, since what is told to be erased must not stay in the file.
const SQLITE_SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; \
    PRAGMA temp_store = MEMORY;";

/// For the readers on top: a write by mistake is an error at once.
const SQLITE_READER_SETTINGS: &str = "PRAGMA query_only = ON;";

/// Why the database could not be opened. May name the host and the file, never a password.
#[derive(Debug)]
pub enum OpenError {
    /// The folder of the database file could not be made.
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The driver could not connect or a setting was refused.
    Connect(sqlx::Error),
    /// SQLite is older than this program trusts.
    OldSqlite {
        /// The version found.
        found: String,
    },
    /// The schema could not be brought up to date, or is newer than this program.
    Migrate(MigrateError),
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder { path, cause } => write!(f, "cannot make {}: {cause}", path.display()),
            Self::Connect(cause) => write!(f, "cannot open the database: {cause}"),
            Self::OldSqlite { found } => {
                let [major, minor, patch] = SQLITE_VERSION_MIN;
                write!(f, "SQLite is {found}, at least {major}.{minor}.{patch} is needed")
            }
            Self::Migrate(cause) => write!(f, "cannot bring the schema up to date: {cause}"),
        }
    }
}

impl std::error::Error for OpenError {}

impl From<sqlx::Error> for OpenError {
    fn from(cause: sqlx::Error) -> Self {
        Self::Connect(cause)
    }
}

/// Connects, checks the engine and runs the migrations that are new.
///
/// # Errors
/// An [`OpenError`]; nothing stays open then.
pub async fn open(url: &DatabaseUrl, connections: NonZeroU32) -> Result<Db, OpenError> {
    sqlx::any::install_default_drivers();
    let db = match url.file() {
        Some(file) => open_sqlite(&file, connections).await?,
        None => open_postgres(url, connections).await?,
    };
    let outcome = migrations(url.engine()).run(&db.write).await;
    if let Err(cause) = outcome {
        db.close().await;
        return Err(OpenError::Migrate(cause));
    }
    Ok(db)
}

async fn open_sqlite(file: &Path, connections: NonZeroU32) -> Result<Db, OpenError> {
    if let Some(path) = file.parent() {
        // For this program's user alone: what will be in the file is people's own.
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(FOLDER_MODE)
            .create(path)
            .map_err(|cause| OpenError::Folder { path: path.to_owned(), cause })?;
    }
    let options = options(&format!("sqlite:{}?mode=rwc", file.display()))?;
    let write = pool(NonZeroU32::MIN, &[SQLITE_SETTINGS]).connect_with(options.clone()).await?;
    check_version(&write).await?;
    let readers = pool(connections, &[SQLITE_SETTINGS, SQLITE_READER_SETTINGS]);
    let read = readers.connect_with(options).await?;
    Ok(Db { engine: Engine::Sqlite, write, read })
}

async fn open_postgres(url: &DatabaseUrl, connections: NonZeroU32) -> Result<Db, OpenError> {
    let pool = pool(connections, &[]).connect_with(options(url.secret())?).await?;
    Ok(Db { engine: Engine::Postgres, write: pool.clone(), read: pool })
}

fn options(url: &str) -> Result<AnyConnectOptions, OpenError> {
    // Statements are not logged, whatever the level: the log says what was asked, not how.
    Ok(url.parse::<AnyConnectOptions>()?.disable_statement_logging())
}

fn pool(connections: NonZeroU32, settings: &'static [&'static str]) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(connections.get())
        .acquire_timeout(ACQUIRE_TIME_MAX)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                for text in settings {
                    connection.execute(*text).await?;
                }
                Ok(())
            })
        })
}

async fn check_version(write: &AnyPool) -> Result<(), OpenError> {
    let row = write.fetch_one("SELECT sqlite_version()").await?;
    let found: String = row.try_get(0)?;
    let mut parts = found.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let version = [(); 3].map(|()| parts.next().unwrap_or(0));
    if version < SQLITE_VERSION_MIN { Err(OpenError::OldSqlite { found }) } else { Ok(()) }
}
