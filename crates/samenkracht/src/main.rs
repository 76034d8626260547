//! Samenkracht: one program with which a municipality runs its social foundation.

mod chance;
mod commands;
mod configuration;
mod housekeeping;
mod key;
mod observe;
mod progress;
mod rooms;
mod server;

use std::process::ExitCode;

use clap::Parser as _;

use crate::commands::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(commands::run(arguments)),
        Err(error) => Err(anyhow::Error::from(error)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            progress::complain(&error);
            ExitCode::FAILURE
        }
    }
}
