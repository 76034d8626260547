//! Figures that come in as files.

use std::path::PathBuf;

use access::{Actor, Cx, Role};
use anyhow::{Context as _, bail};
use areas::Shelf;
use chrono::Datelike as _;
use clap::Args;
use indicators::{FiguresFile, FiguresToBringIn, Mapping};

use super::database;
use crate::chance::{chance, clock};
use crate::configuration::Configuration;
use crate::progress::say;

/// A file of figures to bring in.
#[derive(Debug, Args)]
pub(crate) struct ImportIndicators {
    /// The file: CSV, a workbook, or the JSON of StatLine
    file: PathBuf,
    /// Say what would happen and write nothing
    #[arg(long)]
    dry_run: bool,
    /// What the source is called: the same each time (the name of the file when absent)
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// The year of the division that the source uses (this year when absent)
    #[arg(long, value_name = "YEAR")]
    division: Option<i32>,
    /// What the columns mean, as JSON; what was said on the page or by their names when absent
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
}

impl ImportIndicators {
    /// Says what is wrong with the file, or brings it in.
    pub(crate) async fn run(self, configuration: &Configuration) -> anyhow::Result<()> {
        let (file, said) = (self.figures_file()?, self.said()?);
        let shown = self.file.display();
        let db = database::open_current(configuration).await?;
        let actor = Actor::at_the_command_line(Role::PolicyAdviser, clock().now());
        let cx = Cx::new(db.clone(), clock(), chance(), actor);
        let today = cx.clock.today();
        let atlas = Shelf::new(db.clone()).atlas(today).await?;
        let atlas = atlas.context("import the wards and neighbourhoods first: samenkracht import areas")?;
        let source = self.source.clone().unwrap_or_else(|| file.name.clone());
        let division = self.division.unwrap_or(today.year());
        let unread = || format!("{shown} is not brought in");
        let looked =
            indicators::look_at(&cx, &atlas, &file, (&source, division), said).await.with_context(unread)?;
        let reading = looked.reading.with_context(unread)?;
        for fault in &reading.faults {
            say(&fault.to_string());
        }
        say(&format!(
            "{} figures, {} mistakes, {} rows passed over.",
            reading.observations.len(),
            reading.fault_count,
            reading.passed_over
        ));
        if reading.fault_count > 0 {
            bail!("{shown}: mend the mistakes; nothing was brought in");
        }
        if self.dry_run {
            say("Nothing was written: this was a dry run.");
        } else {
            let batch =
                FiguresToBringIn { file_name: file.name, source, division, figures: reading.observations };
            let brought = indicators::bring_in(&cx, atlas.division(), batch).await.with_context(unread)?;
            say(&format!(
                "Figures: {} new, {} changed, {} unchanged.",
                brought.added, brought.changed, brought.unchanged
            ));
        }
        db.close().await;
        Ok(())
    }
    fn figures_file(&self) -> anyhow::Result<FiguresFile> {
        let unread = || format!("{} cannot be read", self.file.display());
        let bytes = std::fs::read(&self.file).with_context(unread)?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(FiguresFile { name, bytes })
    }

    /// What somebody wrote down that the columns mean.
    fn said(&self) -> anyhow::Result<Option<Mapping>> {
        let Some(path) = &self.mapping else { return Ok(None) };
        let unread = || format!("{} cannot be read", path.display());
        let text = std::fs::read_to_string(path).with_context(unread)?;
        serde_json::from_str(&text).map(Some).with_context(unread)
    }
}
