//! Stories about the store, each on both engines.

mod common;
mod jobs;
mod log;
