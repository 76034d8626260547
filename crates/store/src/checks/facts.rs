use super::Finding;
use crate::db::Pools;
use crate::{Db, Row, StoreError, values};

/// The first SQLite without the loss of commits at a restart of the write-ahead log (sqlite.org/releaselog/3_51_3.html).
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// The oldest PostgreSQL the stories run on.
const OLDEST_POSTGRES: i64 = 150_000;

/// What a database says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Facts {
    Sqlite { version: String, synchronous: i64, foreign_keys: i64, journal: String },
    Postgres { version: i64, encoding: String, fsync: String, synchronous_commit: String },
}

/// Asks on the connection that writes, because SQLite's settings belong to a connection.
pub(super) async fn of(db: &Db) -> Result<Facts, StoreError> {
    let mut tx = db.begin().await?;
    let ask = |row: Row, column: &str| row.get::<String>(column);
    match &db.pools {
        Pools::Sqlite { .. } => Ok(Facts::Sqlite {
            version: ask(tx.one("SELECT sqlite_version() AS version", values![]).await?, "version")?,
            synchronous: tx.one("PRAGMA synchronous", values![]).await?.get("synchronous")?,
            foreign_keys: tx.one("PRAGMA foreign_keys", values![]).await?.get("foreign_keys")?,
            journal: ask(tx.one("PRAGMA journal_mode", values![]).await?, "journal_mode")?,
        }),
        Pools::Postgres(_) => {
            let row = tx
                .one(
                    "SELECT CAST(current_setting('server_version_num') AS BIGINT) AS version,
                            current_setting('server_encoding') AS encoding,
                            current_setting('fsync') AS fsync,
                            current_setting('synchronous_commit') AS synchronous_commit",
                    values![],
                )
                .await?;
            Ok(Facts::Postgres {
                version: row.get("version")?,
                encoding: row.get("encoding")?,
                fsync: row.get("fsync")?,
                synchronous_commit: row.get("synchronous_commit")?,
            })
        }
    }
}

impl Facts {
    pub(super) fn findings(&self) -> Vec<Finding> {
        match self {
            Self::Sqlite { version, synchronous, foreign_keys, journal } => [
                old_sqlite(version),
                (*synchronous < 2).then(|| Finding::refuse("SQLite does not wait for the disk: `synchronous` must be FULL.")),
                (*foreign_keys != 1).then(|| Finding::refuse("SQLite does not guard references between rows: `foreign_keys` must be on.")),
                (journal != "wal").then(|| {
                    Finding::refuse(format!("SQLite keeps its journal as `{journal}` instead of `wal`: is the file on a network disk?"))
                }),
            ]
            .into_iter()
            .flatten()
            .collect(),
            Self::Postgres { version, encoding, fsync, synchronous_commit } => [
                (*version < OLDEST_POSTGRES).then(|| {
                    Finding::refuse(format!("PostgreSQL {} is too old: 15 or newer is needed.", version / 10_000))
                }),
                (encoding != "UTF8").then(|| {
                    Finding::refuse(format!("The PostgreSQL database stores text as {encoding}: make it again with encoding UTF8."))
                }),
                (fsync == "off").then(|| Finding::warn("PostgreSQL runs with fsync off: a loss of power can damage the database.")),
                (synchronous_commit == "off").then(|| {
                    Finding::warn("PostgreSQL runs with synchronous_commit off: a loss of power can undo what was confirmed.")
                }),
            ]
            .into_iter()
            .flatten()
            .collect(),
        }
    }
}

fn old_sqlite(version: &str) -> Option<Finding> {
    let numbers: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    (numbers.as_slice() < OLDEST_SQLITE.as_slice()).then(|| {
        Finding::refuse(format!("SQLite {version} can lose confirmed changes: 3.51.3 or newer is needed."))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Severity;
    use crate::test_kit::{Engine, TestDb};

    fn sqlite(version: &str, synchronous: i64, foreign_keys: i64, journal: &str) -> Facts {
        Facts::Sqlite { version: version.to_owned(), synchronous, foreign_keys, journal: journal.to_owned() }
    }

    fn postgres(version: i64, encoding: &str, fsync: &str, synchronous_commit: &str) -> Facts {
        let [encoding, fsync, synchronous_commit] =
            [encoding, fsync, synchronous_commit].map(ToOwned::to_owned);
        Facts::Postgres { version, encoding, fsync, synchronous_commit }
    }

    #[test]
    fn each_fact_that_is_not_as_it_should_be_is_found() {
        use Severity::{Refuse, Warn};
        for (facts, expected) in [
            (sqlite("3.51.3", 2, 1, "wal"), vec![]),
            (sqlite("3.52.0", 3, 1, "wal"), vec![]),
            (sqlite("4.0.0", 2, 1, "wal"), vec![]),
            (sqlite("3.51.2", 2, 1, "wal"), vec![(Refuse, "SQLite 3.51.2")]),
            (sqlite("3.9.3", 2, 1, "wal"), vec![(Refuse, "SQLite 3.9.3")]),
            (sqlite("?", 2, 1, "wal"), vec![(Refuse, "SQLite ?")]),
            (sqlite("3.51.3", 1, 1, "wal"), vec![(Refuse, "synchronous")]),
            (sqlite("3.51.3", 2, 0, "wal"), vec![(Refuse, "foreign_keys")]),
            (sqlite("3.51.3", 2, 1, "delete"), vec![(Refuse, "`delete`")]),
            (postgres(150_018, "UTF8", "on", "on"), vec![]),
            (postgres(140_012, "UTF8", "on", "on"), vec![(Refuse, "PostgreSQL 14")]),
            (postgres(150_000, "SQL_ASCII", "on", "on"), vec![(Refuse, "SQL_ASCII")]),
            (postgres(150_000, "UTF8", "off", "on"), vec![(Warn, "fsync")]),
            (postgres(150_000, "UTF8", "on", "off"), vec![(Warn, "synchronous_commit")]),
        ] {
            let found = facts.findings();
            assert_eq!(found.len(), expected.len(), "{facts:?}");
            for (finding, (severity, word)) in found.iter().zip(expected) {
                assert_eq!(finding.severity, severity, "{facts:?}");
                assert!(finding.sentence.contains(word), "{finding}");
            }
        }
    }
    #[tokio::test]
    async fn the_settings_are_those_of_the_connection_that_writes() {
        let town = TestDb::on(Engine::Sqlite, &[]).await.unwrap();
        assert_eq!(of(&town.db).await.unwrap().findings(), []);
        let Pools::Sqlite { writer, .. } = &town.db.pools else { panic!("SQLite was asked for") };
        sqlx::query("PRAGMA synchronous = OFF").execute(writer).await.unwrap();
        sqlx::query("PRAGMA foreign_keys = OFF").execute(writer).await.unwrap();
        assert_eq!(of(&town.db).await.unwrap().findings().len(), 2);
    }
}
