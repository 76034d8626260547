//! Backup and restore: one SQLite file, whichever engine the data come from or go to.
//!
//! A file counts as a backup only after it was opened again and found whole, so that a backup is a restore that was
//! tried. Because the file holds rows and not pages of one engine, a municipality moves from SQLite to PostgreSQL by
//! restoring its backup there.

mod digest;
mod dump;
mod error;
mod partial;
mod prove;
mod restore;
mod table;
mod take;
mod walk;

#[cfg(feature = "test-kit")]
pub(crate) use digest::digest;
pub use error::BackupError;
pub use prove::Proven;
pub use restore::{Restoring, begin_restore, restore};
#[cfg(feature = "test-kit")]
pub(crate) use table::tables;
pub use take::{Taken, backup, take_backup};

/// What is being done, for who waits for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Copying; counted in bytes or rows.
    Copying,
    /// Comparing what was copied with what there was; counted in rows.
    Comparing,
    /// Walking the log; counted in events.
    Verifying,
}

/// Hears what is being done, how much is done and how much there is to do.
pub type Progress<'a> = &'a mut (dyn FnMut(Stage, i64, i64) + Send);
