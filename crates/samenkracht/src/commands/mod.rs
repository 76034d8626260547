mod backup;
mod check;
mod database;
mod demo;
mod export;
mod figures;
mod import;
mod migrate;
mod offers;
mod serve;
mod user;
mod verify_log;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::configuration::Configuration;
use crate::observe;

/// Samenkracht: one program with which a municipality runs its social foundation.
#[derive(Debug, Parser)]
#[command(name = "samenkracht", version, about, long_about = None)]
pub(crate) struct Arguments {
    /// Configuration file (TOML); SAMENKRACHT_* variables win over it
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages
    Serve,
    /// Serve the demonstration of Zwolle, loading it first where there is none
    Demo(demo::Demo),
    /// Bring the database up to date with this program
    Migrate,
    /// Say whether the database is fit for use, or what does not close in plans, money and figures
    Check(check::Check),
    /// Bring in areas, residents, postcodes or offers from a file
    #[command(subcommand)]
    Import(import::Import),
    /// Take offers along as a file
    #[command(subcommand)]
    Export(export::Export),
    /// Copy the database to one file while people go on working, and prove that it is whole
    Backup(backup::Backup),
    /// Put a backup back into an empty place, of either kind of database
    Restore(backup::Restore),
    /// Add accounts
    #[command(subcommand)]
    User(user::User),
    /// Walk the whole log of events and name the first broken link
    VerifyLog(verify_log::VerifyLog),
}

/// Does what was asked.
pub(crate) async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let configuration = Configuration::read(arguments.config.as_deref())?;
    observe::start_logging(&configuration.log, configuration.log_json)?;
    match arguments.command {
        Command::Serve => serve::run(&configuration).await,
        Command::Demo(demo) => demo.run(configuration).await,
        Command::Migrate => migrate::run(&configuration).await,
        Command::Check(check) => check.run(&configuration).await,
        Command::Import(import) => import.run(&configuration).await,
        Command::Export(export) => export.run(&configuration).await,
        Command::Backup(backup) => backup.run(&configuration).await,
        Command::Restore(restore) => restore.run(&configuration).await,
        Command::User(user) => user.run(&configuration).await,
        Command::VerifyLog(verify) => verify.run(&configuration).await,
    }
}
