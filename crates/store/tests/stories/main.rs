//! Stories about the store, each on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

mod backup;
mod checks;
mod common;
mod editors;
mod jobs;
mod log;
mod migrating;
mod twice;
