//! The database: SQLite or PostgreSQL behind one SQL text.
//!
//! Rooms write their SQL in their own `store` files and run it through [`Read`] and [`Tx`]. A [`Tx`] can only be
//! committed together with a log [`Entry`], so a change without its audit event does not compile (ADR 0007).

mod backup;
mod checks;
mod conn;
mod db;
mod error;
mod idempotency;
mod jobs;
mod log;
mod migrate;
mod migrations;
mod row;
mod tx;
mod value;

#[cfg(feature = "test-kit")]
pub mod test_kit;

pub use backup::{
    BackupError, Progress, Proven, Restoring, Stage, Taken, backup, begin_restore, restore, take_backup,
};
pub use checks::{Finding, Severity, check, check_address};
pub use db::{Address, Db, NotAnAddress};
pub use error::StoreError;
pub use idempotency::{Answered, Fingerprint, IdempotencyKey, NotAKey};
pub use jobs::{Job, JobCounts, LeasedJob};
pub use log::{
    Author, Broken, Entry, Event, EventFilter, LogHead, Subject, events, events_after, head, verify,
};
pub use migrate::{Applied, MigrateError, Migration, migrate, schema_version};
pub use migrations::migrations;
pub use row::{Column, Row};
pub use tx::{Housekeeping, Read, Tx};
pub use value::Value;

/// The version that the writer of a new row has seen: there was none.
pub const NEW: i64 = 0;
