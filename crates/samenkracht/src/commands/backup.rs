use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use shell::FileFolder;
use store::{Proven, Stage};

use crate::configuration::Configuration;
use crate::progress::{Progress, say};
use crate::rooms;

use super::database;

/// Where the copy goes.
#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// A file that does not exist yet
    file: PathBuf,
}

/// Where the copy is.
#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// A backup
    file: PathBuf,
}

impl Backup {
    /// Copies the database to one file, proven by opening it.
    pub(crate) async fn run(self, configuration: &Configuration) -> anyhow::Result<()> {
        let db = database::open_current(configuration).await?;
        let progress = Progress::of("Making a backup");
        let known = rooms::migrations();
        let mut hear = |stage, done, all| show(&progress, stage, done, all);
        let proven = store::backup(&db, &known, &self.file, &mut hear).await?;
        progress.now("Copying files");
        let here = FileFolder::at(configuration.files_folder()?);
        subsidies::copy_files(&db, &here, &beside(&self.file)).await?;
        progress.done();
        db.close().await;
        say(&format!("The backup {} is whole: {}.", self.file.display(), told(&proven)));
        Ok(())
    }
}

impl Restore {
    /// Puts a backup back into an empty place.
    pub(crate) async fn run(self, configuration: &Configuration) -> anyhow::Result<()> {
        let target = configuration.database()?;
        let progress = Progress::of("Putting the backup back");
        let known = rooms::migrations();
        let mut hear = |stage, done, all| show(&progress, stage, done, all);
        let proven = store::restore(&self.file, &known, &target, &mut hear).await;
        let proven = proven.with_context(|| format!("{} is not put back", self.file.display()))?;
        progress.now("Copying files");
        let db = database::open(configuration).await?;
        // A backup of before there were files has no table of them.
        if proven.schema >= FILES_SINCE {
            let here = FileFolder::at(configuration.files_folder()?);
            subsidies::copy_files(&db, &beside(&self.file), &here).await?;
        }
        db.close().await;
        progress.done();
        say(&format!("The database {target} is there again: {}.", told(&proven)));
        Ok(())
    }
}

/// The step of the schema since which people bring files along.
const FILES_SINCE: i64 = 26;

/// Where the files of a backup lie.
fn beside(file: &Path) -> FileFolder {
    FileFolder::at(file.with_added_extension("files"))
}

fn show(progress: &Progress, stage: Stage, done: i64, all: i64) {
    progress.now(match stage {
        Stage::Copying => "Copying",
        Stage::Comparing => "Comparing",
        Stage::Verifying => "Walking the log",
    });
    progress.step(done, all);
}

fn told(proven: &Proven) -> String {
    format!(
        "schema step {}, {} bytes; the log ends at {}:{}",
        proven.schema, proven.bytes, proven.head.seq, proven.head.hash
    )
}
