//! Stories about the store, each on both engines.

mod checks;
mod common;
mod jobs;
mod log;
