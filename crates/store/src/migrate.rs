use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::{Db, Read, Row, StoreError, Tx, values};

/// One step of the schema, of a room or of the ground floor. Never edited after release.
///
/// A file holds one statement a paragraph. Column types are written as tokens (`@UUID`, `@TS` …) which become the
/// native type on PostgreSQL and a STRICT one on SQLite; what truly differs stands in the two twins.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Its place in the one sequence of the whole program.
    pub version: i64,
    /// What it brings, in a few words.
    pub name: &'static str,
    /// Statements for both engines.
    pub both: &'static str,
    /// Statements for SQLite only, run after.
    pub sqlite: &'static str,
    /// Statements for PostgreSQL only, run after.
    pub postgres: &'static str,
}

/// A step that the database has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Its place in the sequence.
    pub version: i64,
    /// What it brought.
    pub name: String,
    /// SHA-256 of its text at the time.
    pub checksum: String,
}

/// What keeps a schema from being brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database was made by a newer program.
    #[error(
        "the database has schema version {found}, this program knows up to {known}: use a newer samenkracht"
    )]
    Newer {
        /// The version of the database.
        found: i64,
        /// The last version the program knows.
        known: i64,
    },
    /// A step was edited after it was applied.
    #[error("migration {version} (`{name}`) differs from the one that made this database")]
    Edited {
        /// The step.
        version: i64,
        /// Its name.
        name: &'static str,
    },
    /// The database has a step that the program never had.
    #[error("the database has migration {version} (`{name}`), which this program never made")]
    Unknown {
        /// The step.
        version: i64,
        /// Its name.
        name: String,
    },
    /// A statement failed; the step left no trace.
    #[error("migration {version} (`{name}`) failed and was undone: {error}")]
    Failed {
        /// The step.
        version: i64,
        /// Its name.
        name: &'static str,
        /// What the database said.
        error: StoreError,
    },
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Migration {
    /// SHA-256 over the texts of both engines.
    #[must_use]
    pub fn checksum(&self) -> String {
        let mut hash = Sha256::new();
        for text in [self.both, self.sqlite, self.postgres] {
            hash.update(text.as_bytes());
            hash.update([0]);
        }
        hex::encode(hash.finalize())
    }

    fn statements(&self, sqlite: bool) -> Vec<String> {
        let own = if sqlite { self.sqlite } else { self.postgres };
        [self.both, own]
            .iter()
            .flat_map(|text| text.split("\n\n"))
            .map(|paragraph| expanded(paragraph, sqlite))
            .filter(|statement| {
                statement.lines().any(|line| !line.trim().is_empty() && !line.starts_with("--"))
            })
            .collect()
    }
}

/// Writes the tokens out as types of one engine.
fn expanded(sql: &str, sqlite: bool) -> String {
    const TYPES: [(&str, &str, &str); 8] = [
        ("@UUID", "BLOB", "UUID"),
        ("@INT", "INTEGER", "BIGINT"),
        ("@FLOAT", "REAL", "DOUBLE PRECISION"),
        ("@BOOL", "INTEGER", "BOOLEAN"),
        ("@JSON", "TEXT", "JSONB"),
        ("@TS", "TEXT", "TIMESTAMPTZ"),
        ("@DATE", "TEXT", "DATE"),
        ("@STRICT", "STRICT", ""),
    ];
    TYPES.iter().fold(sql.trim().to_owned(), |text, (token, lite, pg)| {
        text.replace(token, if sqlite { lite } else { pg })
    })
}

/// Brings the schema up to `known`; each step in a transaction of its own, so that the schema is always one of the
/// versions and never between two. Returns the steps that were made.
///
/// # Errors
/// When the database is newer than the program, a step was edited, or a statement fails.
pub async fn migrate(
    db: &Db,
    known: &[Migration],
    now: DateTime<Utc>,
) -> Result<Vec<Migration>, MigrateError> {
    let applied = schema_version(db).await?;
    fits(&applied, known)?;
    let mut steps = known.to_vec();
    steps.sort_by_key(|step| step.version);
    let mut made = Vec::new();
    for step in steps {
        let present = applied.iter().any(|found| found.version == step.version);
        if !present && apply(db, &step, now).await? {
            made.push(step);
        }
    }
    Ok(made)
}

/// Whether all steps that a database has are steps of this program.
pub(crate) fn fits(applied: &[Applied], known: &[Migration]) -> Result<(), MigrateError> {
    let newest = known.iter().map(|step| step.version).max().unwrap_or_default();
    if let Some(found) = applied.iter().map(|step| step.version).max().filter(|found| *found > newest) {
        return Err(MigrateError::Newer { found, known: newest });
    }
    for found in applied {
        match known.iter().find(|step| step.version == found.version) {
            Some(step) if step.checksum() == found.checksum => {}
            Some(step) => {
                return Err(MigrateError::Edited { version: step.version, name: step.name });
            }
            None => {
                return Err(MigrateError::Unknown { version: found.version, name: found.name.clone() });
            }
        }
    }
    Ok(())
}

/// Applies one step; `false` when another process was first.
async fn apply(db: &Db, step: &Migration, now: DateTime<Utc>) -> Result<bool, MigrateError> {
    let failed = |error| MigrateError::Failed { version: step.version, name: step.name, error };
    let mut tx = db.begin().await?;
    lock_out_other_nodes(&mut tx).await?;
    if applied_steps(&mut tx).await?.iter().any(|found| found.version == step.version) {
        return Ok(false);
    }
    write(&mut tx, step, now).await.map_err(failed)?;
    tx.finish().await.map_err(failed)?;
    Ok(true)
}

/// Makes a whole schema in a transaction that goes on to fill it.
pub(crate) async fn make(tx: &mut Tx, steps: &[Migration], now: DateTime<Utc>) -> Result<(), MigrateError> {
    make_table(tx).await?;
    let mut steps = steps.to_vec();
    steps.sort_by_key(|step| step.version);
    for step in steps {
        let failed = |error| MigrateError::Failed { version: step.version, name: step.name, error };
        write(tx, &step, now).await.map_err(failed)?;
    }
    Ok(())
}

async fn write(tx: &mut Tx, step: &Migration, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sqlite = tx.conn.is_sqlite();
    for statement in step.statements(sqlite) {
        tx.execute_built(statement, values![]).await?;
    }
    tx.execute(
        "INSERT INTO schema_version (version, name, checksum, applied_at)
         VALUES ($1, $2, $3, $4)",
        values![step.version, step.name, step.checksum(), now],
    )
    .await?;
    Ok(())
}

async fn lock_out_other_nodes(tx: &mut Tx) -> Result<(), StoreError> {
    if !tx.conn.is_sqlite() {
        // An arbitrary but fixed number of ours; released at the end of the transaction.
        tx.rows("SELECT CAST(pg_advisory_xact_lock(7265637401) AS TEXT)", values![]).await?;
    }
    Ok(())
}

/// The steps that the database has, oldest first. Makes the table that holds them, when it is not there.
///
/// # Errors
/// When the database does not answer.
pub async fn schema_version(db: &Db) -> Result<Vec<Applied>, StoreError> {
    let mut tx = db.begin().await?;
    lock_out_other_nodes(&mut tx).await?;
    make_table(&mut tx).await?;
    let steps = applied_steps(&mut tx).await?;
    tx.finish().await?;
    Ok(steps)
}

async fn make_table(tx: &mut Tx) -> Result<(), StoreError> {
    let table = "CREATE TABLE IF NOT EXISTS schema_version (
        version @INT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        checksum TEXT NOT NULL,
        applied_at @TS NOT NULL
    ) @STRICT";
    let sqlite = tx.conn.is_sqlite();
    tx.execute_built(expanded(table, sqlite), values![]).await?;
    Ok(())
}

/// The steps that a database has, without making anything; none when it is no database of ours.
pub(crate) async fn steps_of(read: &mut Read) -> Result<Vec<Applied>, StoreError> {
    let table = if read.conn.is_sqlite() {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'"
    } else {
        "SELECT CAST(to_regclass('schema_version') AS TEXT) AS name WHERE to_regclass('schema_version') IS NOT NULL"
    };
    if read.row(table, values![]).await?.is_none() {
        return Ok(Vec::new());
    }
    applied_steps(read).await
}

async fn applied_steps(tx: &mut Read) -> Result<Vec<Applied>, StoreError> {
    let rows =
        tx.rows("SELECT version, name, checksum FROM schema_version ORDER BY version", values![]).await?;
    let step = |row: &Row| {
        Ok(Applied { version: row.get("version")?, name: row.get("name")?, checksum: row.get("checksum")? })
    };
    rows.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_the_types_of_each_engine() {
        let sql = "CREATE TABLE t (id @UUID, n @INT, at @TS) @STRICT";
        assert_eq!(expanded(sql, true), "CREATE TABLE t (id BLOB, n INTEGER, at TEXT) STRICT");
        assert_eq!(expanded(sql, false), "CREATE TABLE t (id UUID, n BIGINT, at TIMESTAMPTZ) ");
    }

    #[test]
    fn a_paragraph_is_a_statement_and_a_comment_is_none() {
        let step = Migration {
            version: 1,
            name: "x",
            both: "-- why\n\nCREATE TABLE a (b @INT)\n\nCREATE INDEX c ON a (b)\n",
            sqlite: "SELECT 1",
            postgres: "",
        };
        assert_eq!(step.statements(true).len(), 3);
        assert_eq!(step.statements(false).len(), 2);
    }
}
