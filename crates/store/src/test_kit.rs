//! Databases for tests: a file of its own on SQLite, a database of its own on PostgreSQL.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use test_needs::Tool;
use uuid::Uuid;

use crate::backup::{digest, tables};
use crate::{Address, Db, Migration, migrate};

/// A database of a test, gone with it.
#[derive(Debug)]
pub struct TestDb {
    /// The open database.
    pub db: Db,
    /// Its address, for a second program.
    pub address: Address,
    folder: Option<tempfile::TempDir>,
}

/// An engine to run a story on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// A file of our own.
    Sqlite,
    /// A server.
    Postgres,
}

impl Engine {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

impl TestDb {
    /// A database with all `migrations`, on `engine`; none on PostgreSQL when a developer left it out.
    ///
    /// # Panics
    /// When the database cannot be made, also because `TEST_PG` names no server: a test cannot go on without it.
    #[expect(clippy::expect_used, reason = "a test that has no database must stop")]
    pub async fn on(engine: Engine, migrations: &[Migration]) -> Option<Self> {
        let made = Self::bare(engine).await?;
        migrate(&made.db, migrations, DateTime::<Utc>::UNIX_EPOCH).await.expect("the schema is made");
        Some(made)
    }

    /// As [`TestDb::on`], without any table.
    ///
    /// # Panics
    /// As [`TestDb::on`].
    #[expect(clippy::expect_used, reason = "a test that has no database must stop")]
    pub async fn bare(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => Some(Self::sqlite(tempfile::tempdir().expect("a temporary folder")).await),
            Engine::Postgres => {
                let server = Tool::Postgresql.at_hand(server().ok_or("TEST_PG names no server"))?;
                Some(Self::postgres(&server).await)
            }
        }
    }

    /// A database of its own that begins as a copy of `file`, which nobody has open.
    ///
    /// # Panics
    /// As [`TestDb::on`].
    #[expect(clippy::expect_used, reason = "a test that has no database must stop")]
    pub async fn copy_of(file: &std::path::Path) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::copy(file, folder.path().join("test.db")).expect("the file is copied");
        Self::sqlite(folder).await
    }

    #[expect(clippy::expect_used, reason = "a test that has no database must stop")]
    async fn sqlite(folder: tempfile::TempDir) -> Self {
        let address = Address::Sqlite(folder.path().join("test.db"));
        let db = Db::open(&address).await.expect("SQLite opens");
        Self { db, address, folder: Some(folder) }
    }

    #[expect(
        clippy::expect_used,
        clippy::disallowed_methods,
        reason = "a test that has no database must stop; its name must be new on the server"
    )]
    async fn postgres(server: &str) -> Self {
        let name = format!("t_{}", Uuid::new_v4().simple());
        let mut admin = PgConnection::connect(server).await.expect("the server of TEST_PG answers");
        let create = AssertSqlSafe(format!("CREATE DATABASE {name}"));
        sqlx::query(create).execute(&mut admin).await.expect("a database is made");
        let (server, _) = server.rsplit_once('/').expect("TEST_PG ends in a database name");
        let address = Address::Postgres(format!("{server}/{name}"));
        let db = Db::open(&address).await.expect("PostgreSQL opens");
        Self { db, address, folder: None }
    }

    /// What all tables hold, in short: equal when, and only when, they hold the same.
    ///
    /// # Panics
    /// When the database does not answer.
    #[expect(clippy::expect_used, reason = "a test that cannot look must stop")]
    pub async fn contents(db: &Db) -> BTreeMap<String, String> {
        let mut read = db.read().await.expect("the database answers");
        let mut contents = BTreeMap::new();
        for table in tables(&mut read).await.expect("the tables are named") {
            let digest = digest(&mut read, &table).await.expect("the table is read");
            contents.insert(table.name, format!("{digest:?}"));
        }
        contents
    }

    /// A folder for files beside it, which nobody made yet.
    #[must_use]
    pub fn files_folder(&self) -> std::path::PathBuf {
        match (&self.folder, &self.address) {
            (None, Address::Postgres(address)) => {
                let name = address.rsplit('/').next().unwrap_or_default();
                std::env::temp_dir().join(format!("samenkracht-files-{name}"))
            }
            (Some(folder), _) => folder.path().join("files"),
            (None, Address::Sqlite(file)) => file.with_added_extension("files"),
        }
    }

    /// The folder of an SQLite database.
    #[must_use]
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_ref().map(tempfile::TempDir::path)
    }
}

/// Keeps the whole together: a story that mentions only `db` would capture that field alone, and the folder would be
/// gone under it.
impl Drop for TestDb {
    fn drop(&mut self) {
        self.folder.take();
    }
}

#[expect(clippy::disallowed_methods, reason = "the test kit is told by script/test where the server is")]
fn server() -> Option<String> {
    std::env::var("TEST_PG").ok().filter(|address| !address.is_empty())
}

/// Chance with a seed (SplitMix64), so that a failing story can be told again.
#[derive(Debug, Clone)]
pub struct Dice(pub u64);

impl Dice {
    /// Any number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.roll() % limit
    }
}

/// Runs a story on both engines: `on_both_engines!(migrations, |town: TestDb| async move { … })`.
#[macro_export]
macro_rules! on_both_engines {
    ($migrations:expr, $story:expr) => {{
        for engine in $crate::test_kit::Engine::ALL {
            if let Some(database) = $crate::test_kit::TestDb::on(engine, &$migrations).await {
                $story(database).await;
            }
        }
    }};
}
