//! Stories about the store, each on both engines.

mod backup;
mod checks;
mod common;
mod editors;
mod jobs;
mod log;
mod migrating;
mod twice;
