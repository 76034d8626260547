use std::path::{Path, PathBuf};

use super::partial::with_ending;
use super::{BackupError, Progress, Stage};
use crate::migrate::{fits, steps_of};
use crate::{Db, LogHead, Migration, Read, StoreError, values, verify};

/// What was found in a backup that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The end of its log: keep it elsewhere.
    pub head: LogHead,
    /// The last step of its schema.
    pub schema: i64,
    /// How large the file is.
    pub bytes: u64,
}

/// Opens a file as if to restore it and finds it whole, or says what is wrong with it.
pub(super) async fn prove(
    file: &Path,
    known: &[Migration],
    progress: Progress<'_>,
) -> Result<Proven, BackupError> {
    let copy = open(file).await?;
    let proven = match copy.read().await {
        Ok(mut read) => walk(&mut read, file, known, progress).await,
        Err(error) => Err(error.into()),
    };
    copy.close().await;
    proven.map_err(said_of_a_file)
}

/// Opens a backup that is only read.
pub(super) async fn open(file: &Path) -> Result<Db, BackupError> {
    if !file.is_file() {
        return Err(BackupError::Absent(PathBuf::from(file)));
    }
    if ["-wal", "-journal"].iter().any(|ending| with_ending(file, ending).exists()) {
        return Err(BackupError::InUse(PathBuf::from(file)));
    }
    Db::open_still(file).await.map_err(BackupError::from).map_err(said_of_a_file)
}

async fn walk(
    read: &mut Read,
    file: &Path,
    known: &[Migration],
    progress: Progress<'_>,
) -> Result<Proven, BackupError> {
    let said: String = read.one("PRAGMA integrity_check(1)", values![]).await?.get("integrity_check")?;
    if said != "ok" {
        return Err(BackupError::Damaged(said));
    }
    if !read.rows("PRAGMA foreign_key_check", values![]).await?.is_empty() {
        return Err(BackupError::Damaged("a row refers to one that is not there".to_owned()));
    }
    let steps = steps_of(read).await?;
    let Some(schema) = steps.last().map(|step| step.version) else {
        return Err(BackupError::NotOurs(PathBuf::from(file)));
    };
    fits(&steps, known)?;
    let head = verify(read, None, |done, total| progress(Stage::Verifying, done, total)).await??;
    let bytes = std::fs::metadata(file).map_err(BackupError::disk(file))?.len();
    Ok(Proven { head, schema, bytes })
}

/// An error of SQLite about a file at rest speaks of the file, not of our database.
fn said_of_a_file(error: BackupError) -> BackupError {
    if let BackupError::Store(StoreError::Database(error)) = &error {
        return BackupError::Damaged(error.to_string());
    }
    error
}
