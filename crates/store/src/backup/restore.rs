use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::dump::{of_the_source, pour};
use super::partial::Partial;
use super::prove::{Proven, open, prove};
use super::table::{Table, only_in_one, quoted, tables};
use super::{BackupError, Progress, Stage};
use crate::migrate::{make, steps_of};
use crate::{Address, Db, Migration, Tx, values, verify};

/// How much of a file is in hand at a time.
const PIECE: usize = 1 << 20;

/// A backup that was found whole, with an empty place for it. What belongs beside the database is brought there first, so that
/// whoever is stopped can begin again. Dropped, the place is as it was.
#[derive(Debug)]
pub struct Restoring {
    file: PathBuf,
    source: Db,
    place: Place,
    proven: Proven,
}

/// Where a backup goes.
#[derive(Debug)]
enum Place {
    File(Partial),
    Server(Db),
}

/// Begins to put a backup back: into a file that does not exist yet, or into an empty database of a server.
///
/// # Errors
/// When the backup is not whole or the target not empty. Nothing is left behind then.
pub async fn begin_restore(
    file: &Path,
    known: &[Migration],
    target: &Address,
    progress: Progress<'_>,
) -> Result<Restoring, BackupError> {
    // First, so that a wrong backup leaves not even a folder.
    let proven = prove(file, known, progress).await?;
    let place = match target {
        Address::Sqlite(path) => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(BackupError::disk(folder))?;
            }
            Place::File(Partial::beside(path)?)
        }
        Address::Postgres(_) => {
            let db = Db::open(target).await?;
            if !tables(&mut db.read().await?).await?.is_empty() {
                return Err(BackupError::TargetNotEmpty);
            }
            Place::Server(db)
        }
    };
    Ok(Restoring { file: file.to_path_buf(), source: open(file).await?, place, proven })
}

/// Puts a backup back of which nothing belongs beside it.
///
/// # Errors
/// As [`begin_restore`] and [`Restoring::finish`].
pub async fn restore(
    file: &Path,
    known: &[Migration],
    target: &Address,
    progress: Progress<'_>,
) -> Result<Proven, BackupError> {
    begin_restore(file, known, target, progress).await?.finish(known, progress).await
}

impl Restoring {
    /// The backup, to read.
    #[must_use]
    pub const fn source(&self) -> &Db {
        &self.source
    }

    /// The last step of the schema of the backup.
    #[must_use]
    pub const fn schema(&self) -> i64 {
        self.proven.schema
    }

    /// Puts it back. The schema is that of the backup; [`crate::migrate`] brings it up to date.
    ///
    /// # Errors
    /// When what arrived is not what there was. Nothing is left behind then.
    pub async fn finish(self, known: &[Migration], progress: Progress<'_>) -> Result<Proven, BackupError> {
        let Self { file, source, place, proven } = self;
        match place {
            Place::File(partial) => {
                source.close().await;
                copy_file(&file, partial.path(), progress)?;
                let proven = prove(partial.path(), known, progress).await?;
                partial.keep()?;
                Ok(proven)
            }
            Place::Server(db) => {
                let filled = fill(&source, &db, known, progress).await;
                source.close().await;
                db.close().await;
                filled.map(|()| proven)
            }
        }
    }
}

fn copy_file(file: &Path, to: &Path, progress: Progress<'_>) -> Result<(), BackupError> {
    let mut source = File::open(file).map_err(BackupError::disk(file))?;
    let total = source.metadata().map_err(BackupError::disk(file))?.len();
    let mut target = OpenOptions::new().write(true).open(to).map_err(BackupError::disk(to))?;
    let mut piece = vec![0; PIECE];
    let mut done = 0;
    loop {
        let size = source.read(&mut piece).map_err(BackupError::disk(file))?;
        let Some(read) = piece.get(..size).filter(|read| !read.is_empty()) else {
            return Ok(());
        };
        target.write_all(read).map_err(BackupError::disk(to))?;
        done += u64::try_from(size).unwrap_or_default();
        let [done, total] = [done, total].map(|bytes| i64::try_from(bytes).unwrap_or(i64::MAX));
        progress(Stage::Copying, done, total);
    }
}

/// Makes the schema and pours all rows in, in one transaction: the database is the backup or stays empty.
async fn fill(source: &Db, db: &Db, known: &[Migration], progress: Progress<'_>) -> Result<(), BackupError> {
    let mut rows = source.read().await?;
    let mut tx = db.begin().await?;
    if !tables(&mut tx).await?.is_empty() {
        return Err(BackupError::TargetNotEmpty);
    }
    let steps = of_the_source(known, &steps_of(&mut rows).await?);
    make(&mut tx, &steps, DateTime::<Utc>::UNIX_EPOCH).await?;
    let typed = tables(&mut tx).await?;
    if let Some(table) = only_in_one(&typed, &tables(&mut rows).await?) {
        return Err(BackupError::UnknownTable(table));
    }
    let references = Unguarded::begin(&mut tx, &typed).await?;
    pour(&mut rows, &mut tx, &typed, progress).await?;
    references.end(&mut tx, &typed).await?;
    verify(&mut tx, None, |done, total| progress(Stage::Verifying, done, total)).await??;
    Ok(tx.finish().await?)
}

/// The references between rows that wait for the end of the transaction, so that tables come in any order.
struct Unguarded(Vec<(String, String)>);

impl Unguarded {
    /// Takes away what guards a database in use, and the rows that the schema itself brings.
    async fn begin(tx: &mut Tx, tables: &[Table]) -> Result<Self, BackupError> {
        let mut names = Vec::new();
        for table in tables {
            let name = quoted(&table.name);
            tx.execute_built(format!("ALTER TABLE {name} DISABLE TRIGGER USER"), values![]).await?;
            names.push(name);
        }
        tx.execute_built(format!("TRUNCATE {}", names.join(", ")), values![]).await?;
        let sql = "SELECT CAST(named.relname AS TEXT) AS table_name, CAST(reference.conname AS TEXT) AS name
                   FROM pg_constraint AS reference
                   JOIN pg_class AS named ON named.oid = reference.conrelid
                   JOIN pg_namespace AS schema ON schema.oid = named.relnamespace
                   WHERE reference.contype = 'f' AND NOT reference.condeferrable
                     AND schema.nspname = current_schema()";
        let mut references = Vec::new();
        for row in tx.rows(sql, values![]).await? {
            references.push((quoted(&row.get::<String>("table_name")?), quoted(&row.get::<String>("name")?)));
        }
        let unguarded = Self(references);
        unguarded.alter(tx, "DEFERRABLE INITIALLY DEFERRED").await?;
        Ok(unguarded)
    }

    /// Puts the guards back; a reference to nothing is found here.
    async fn end(self, tx: &mut Tx, tables: &[Table]) -> Result<(), BackupError> {
        tx.execute("SET CONSTRAINTS ALL IMMEDIATE", values![]).await?;
        self.alter(tx, "NOT DEFERRABLE").await?;
        for table in tables {
            let name = quoted(&table.name);
            tx.execute_built(format!("ALTER TABLE {name} ENABLE TRIGGER USER"), values![]).await?;
        }
        Ok(())
    }

    async fn alter(&self, tx: &mut Tx, manner: &str) -> Result<(), BackupError> {
        for (table, name) in &self.0 {
            let sql = format!("ALTER TABLE {table} ALTER CONSTRAINT {name} {manner}");
            tx.execute_built(sql, values![]).await?;
        }
        Ok(())
    }
}
