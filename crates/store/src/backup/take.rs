use std::path::Path;
use std::pin::pin;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use sqlx::{Connection as _, SqliteConnection};

use super::partial::Partial;
use super::prove::{Proven, open, prove};
use super::{BackupError, Progress, Stage, dump};
use crate::db::Pools;
use crate::{Db, Migration, StoreError};

/// How often the waiting hear how far the copy is.
const BEAT: Duration = Duration::from_millis(200);

/// A backup that was found whole and does not have its name yet: what belongs beside it is copied first. Dropped, it is gone.
#[derive(Debug)]
pub struct Taken {
    partial: Partial,
    proven: Proven,
}

/// Makes a backup of one moment while others go on writing, and opens it again to prove it.
///
/// # Errors
/// When `target` exists, when the database or the disk refuses, or when the copy is not whole. Nothing is left behind
/// then.
pub async fn take_backup(
    db: &Db,
    known: &[Migration],
    target: &Path,
    progress: Progress<'_>,
) -> Result<Taken, BackupError> {
    let partial = Partial::beside(target)?;
    match &db.pools {
        Pools::Sqlite { readers, .. } => copy_file(readers, partial.path(), progress).await?,
        Pools::Postgres(_) => dump::dump(db, known, partial.path(), progress).await?,
    }
    let proven = prove(partial.path(), known, progress).await?;
    Ok(Taken { partial, proven })
}

/// [`take_backup`] of which nothing belongs beside it.
///
/// # Errors
/// As there.
pub async fn backup(
    db: &Db,
    known: &[Migration],
    target: &Path,
    progress: Progress<'_>,
) -> Result<Proven, BackupError> {
    take_backup(db, known, target, progress).await?.keep()
}

impl Taken {
    /// What stands in it, to read.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn open(&self) -> Result<Db, BackupError> {
        open(self.partial.path()).await
    }

    /// Gives it its name: from now on it counts.
    ///
    /// # Errors
    /// When something came to stand there meanwhile, or the disk refuses.
    pub fn keep(self) -> Result<Proven, BackupError> {
        self.partial.keep()?;
        Ok(self.proven)
    }
}

/// On a connection of its own: the readers' may not write, not even elsewhere, and the writer's has work to do.
async fn copy_file(readers: &SqlitePool, target: &Path, progress: Progress<'_>) -> Result<(), BackupError> {
    let Some(path) = target.to_str() else {
        return Err(BackupError::disk(target)(std::io::Error::other("the name of the file is not text")));
    };
    let options = SqliteConnectOptions::clone(&readers.connect_options()).pragma("query_only", "OFF");
    let mut source = SqliteConnection::connect_with(&options).await?;
    let pages = sqlx::query_scalar("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    let total: i64 = pages.fetch_one(&mut source).await?;
    let copied = {
        let mut copying = pin!(sqlx::query("VACUUM INTO $1").bind(path).execute(&mut source));
        let mut beat = tokio::time::interval(BEAT);
        loop {
            tokio::select! {
                copied = &mut copying => break copied,
                _ = beat.tick() => {
                    let done = std::fs::metadata(target).map_or(0, |file| file.len());
                    progress(Stage::Copying, i64::try_from(done).unwrap_or(total).min(total), total);
                }
            }
        }
    };
    copied.map_err(StoreError::from)?;
    progress(Stage::Copying, total, total);
    Ok(source.close().await?)
}
