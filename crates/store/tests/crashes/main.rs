//! Stories about a program, a disk and a server that stop at any moment.
//!
//! `examples/writer` writes under load and says what was confirmed; here it is stopped, and what is left is looked at.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

mod postgres;
mod server;
mod sqlite;
#[path = "../../examples/writer/steps.rs"]
mod steps;
mod whole;
mod writer;
