//! Chores of the workspace that need more than a line of shell.
//!
//! `cargo xtask tidy` reads the source tree and reports every departure from the rules of the house that neither
//! the compiler nor clippy can see.

mod arrows;
mod columns;
mod dependencies;
mod fault;
mod floors;
mod glossary;
mod links;
mod locales;
mod purity;
mod readmes;
mod sizes;
mod source;
mod sql;
mod tidy;
mod tree;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

fn main() -> Result<ExitCode> {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask lies in the workspace folder")?;
    match std::env::args().nth(1).as_deref() {
        Some("tidy") => tidy::run(root),
        Some(other) => bail!("there is no chore called {other}; try: cargo xtask tidy"),
        None => bail!("name a chore; there is: cargo xtask tidy"),
    }
}
