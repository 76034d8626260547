use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, PgPool, SqliteConnection, SqlitePool};

use crate::conn::Conn;
use crate::{Read, StoreError, Tx};

/// How long a writer waits for the one before it.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where the database is: `sqlite:///path/file.db` or `postgres://user@host/db`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A file of our own.
    Sqlite(PathBuf),
    /// A server.
    Postgres(String),
}

/// The text is no address of a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a database address reads sqlite:///path/file.db or postgres://user@host/name")]
pub struct NotAnAddress;

impl FromStr for Address {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        match text.split_once("://") {
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path))),
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres(text.to_owned())),
            _ => Err(NotAnAddress),
        }
    }
}

/// Shown without user or password.
impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(out, "sqlite://{}", path.display()),
            Self::Postgres(url) => {
                write!(out, "postgres://{}", url.rsplit_once('@').map_or("…", |(_, rest)| rest))
            }
        }
    }
}

/// An open database.
#[derive(Debug, Clone)]
pub struct Db {
    pub(crate) pools: Pools,
    /// Set when the storage itself failed: from then on nothing is written.
    failed: Arc<AtomicBool>,
}

/// SQLite has one writer and many readers; PostgreSQL makes no difference.
#[derive(Debug, Clone)]
pub(crate) enum Pools {
    Sqlite { readers: SqlitePool, writer: SqlitePool },
    Postgres(PgPool),
}

impl Db {
    /// Opens the database; an absent SQLite file is made.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub async fn open(address: &Address) -> Result<Self, StoreError> {
        let pools = match address {
            Address::Sqlite(path) => {
                let options = sqlite_options(path);
                let writer = SqlitePoolOptions::new()
                    .max_connections(1)
                    .acquire_timeout(PATIENCE)
                    .after_release(|conn, _| Box::pin(is_between_transactions(conn)))
                    .connect_with(options.clone().create_if_missing(true))
                    .await?;
                let readers = SqlitePoolOptions::new()
                    .max_connections(4)
                    .acquire_timeout(PATIENCE)
                    .connect_with(options.pragma("query_only", "ON"))
                    .await?;
                Pools::Sqlite { readers, writer }
            }
            Address::Postgres(url) => {
                let options: PgConnectOptions = url.parse()?;
                let pool = PgPoolOptions::new().max_connections(16).acquire_timeout(PATIENCE);
                Pools::Postgres(pool.connect_with(options).await?)
            }
        };
        Ok(Self { pools, failed: Arc::new(AtomicBool::new(false)) })
    }

    /// Opens a file that nobody writes, such as a backup, to read it.
    pub(crate) async fn open_still(file: &Path) -> Result<Self, StoreError> {
        Self::alone(SqliteConnectOptions::new().filename(file).read_only(true).immutable(true)).await
    }

    /// Opens a file of one's own to fill it. Whoever keeps it brings it to the disk; nothing guards its references, so
    /// that tables are filled in any order.
    pub(crate) async fn open_to_fill(file: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .journal_mode(SqliteJournalMode::Memory)
            .synchronous(SqliteSynchronous::Off)
            .foreign_keys(false);
        Self::alone(options).await
    }

    /// One connection for everything.
    async fn alone(options: SqliteConnectOptions) -> Result<Self, StoreError> {
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            .connect_with(options)
            .await?;
        let pools = Pools::Sqlite { readers: pool.clone(), writer: pool };
        Ok(Self { pools, failed: Arc::new(AtomicBool::new(false)) })
    }

    /// Begins a look at the database.
    ///
    /// # Errors
    /// When it cannot be reached.
    #[expect(clippy::disallowed_methods, reason = "this is where transactions are opened")]
    pub async fn read(&self) -> Result<Read, StoreError> {
        let conn = match &self.pools {
            Pools::Sqlite { readers, .. } => Conn::Sqlite(readers.begin().await?),
            Pools::Postgres(pool) => {
                Conn::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        };
        Ok(Read { conn, failed: Arc::clone(&self.failed) })
    }

    /// Begins a change. On SQLite the writer's lock is taken at once: a reader that turns writer would fail without
    /// waiting.
    ///
    /// # Errors
    /// When the database cannot be reached, or failed earlier.
    #[expect(clippy::disallowed_methods, reason = "this is where transactions are opened")]
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        if self.has_failed() {
            return Err(StoreError::Stopped);
        }
        let conn = match &self.pools {
            Pools::Sqlite { writer, .. } => Conn::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Conn::Postgres(pool.begin().await?),
        };
        // The writer before may have met the failure while this one waited.
        if self.has_failed() {
            return Err(StoreError::Stopped);
        }
        Ok(Tx(Read { conn, failed: Arc::clone(&self.failed) }))
    }

    /// Whether the storage failed, so that nothing is written until the program is started again.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.failed.load(Ordering::SeqCst)
    }

    /// The file of an SQLite database.
    pub(crate) fn file(&self) -> Option<PathBuf> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => Some(writer.connect_options().get_filename().to_path_buf()),
            Pools::Postgres(_) => None,
        }
    }

    /// Closes all connections, after those in use are done.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { readers, writer } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Whether a connection can be used again. A full disk makes SQLite undo a transaction by itself; the driver then
/// believes to be in it for ever, so that the connection must be opened anew for writing to recover.
async fn is_between_transactions(conn: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // Waits until what was dropped is undone.
    conn.ping().await?;
    Ok(!conn.is_in_transaction())
}

/// WAL with `synchronous=FULL`: an acknowledged commit survives a loss of power (sqlite.org/pragma.html).
fn sqlite_options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "ON")
        .statement_cache_capacity(512)
}
