use std::io;
use std::path::{Path, PathBuf};

use crate::{Broken, MigrateError, StoreError};

/// Why a backup was not made or not restored; nothing was kept of the attempt.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Nothing is ever overwritten.
    #[error("{0} exists already and is not overwritten: choose another place or move it away first")]
    TargetExists(PathBuf),
    /// The database to restore into holds tables.
    #[error("the database holds tables already: restore into an empty one")]
    TargetNotEmpty,
    /// There is no such backup.
    #[error("there is no backup {0}")]
    Absent(PathBuf),
    /// The file was copied from under a running program, and misses what stands beside it.
    #[error("{0} is a database in use, not a backup: make one with `samenkracht backup`")]
    InUse(PathBuf),
    /// The file is something else.
    #[error("{0} is not a backup of samenkracht")]
    NotOurs(PathBuf),
    /// The file is cut off or was changed.
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    /// The log in the file is not what was written.
    #[error("the log in the backup is broken: {0}")]
    BrokenLog(#[from] Broken),
    /// What was copied is not what there was.
    #[error("table `{0}` did not arrive as it was")]
    Different(String),
    /// The two engines do not have the same tables.
    #[error("table `{0}` is not in both databases")]
    UnknownTable(String),
    /// A column has a type that cannot be carried over.
    #[error("column `{column}` of table `{table}` has type {found}, which cannot be carried over")]
    UnknownType {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// Its type.
        found: String,
    },
    /// The schema is not one of this program.
    #[error(transparent)]
    Schema(#[from] MigrateError),
    /// The disk refused.
    #[error("{}: {error}", path.display())]
    Disk {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackupError {
    pub(super) fn disk(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |error| Self::Disk { path, error }
    }
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
