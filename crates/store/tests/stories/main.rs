//! Stories about the store, each on both engines.

mod backup;
mod checks;
mod common;
mod jobs;
mod log;
