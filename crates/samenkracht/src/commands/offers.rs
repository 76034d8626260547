//! Offers that come in and go along as files.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use access::{Actor, Cx, Role};
use anyhow::{Context as _, bail};
use clap::Args;
use kernel::Language;
use shell::Texts;
use social_map::{Consent, FileFormat, OfferFile, Plan, Which};

use super::database;
use crate::chance::{chance, clock};
use crate::configuration::Configuration;
use crate::progress::{Progress, say};

/// The most bytes of a file that are read at all.
const LARGEST: u64 = 17 << 20;

/// A file of offers to bring in.
#[derive(Debug, Args)]
pub(crate) struct ImportOffers {
    /// The file
    file: PathBuf,
    /// Its kind, when the file itself does not show it
    #[arg(long, value_name = "FORMAT", value_parser = ["hsds-json", "hsds-csv", "xlsx"])]
    format: Option<String>,
    /// Say what would happen and write nothing
    #[arg(long)]
    dry_run: bool,
    /// What the source is called: the same each time (the name of the file when absent)
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Put new offers that lack nothing on the map; else an editor looks first
    #[arg(long)]
    publish: bool,
    /// Leave out what cannot be taken; else one such record stops all
    #[arg(long)]
    skip_refused: bool,
}

/// A file to write offers to.
#[derive(Debug, Args)]
pub(crate) struct ExportOffers {
    /// A file that does not exist yet
    file: PathBuf,
    /// Its kind, when its ending does not say it: hsds-json, hsds-csv, xlsx or csv
    #[arg(long, value_name = "FORMAT", value_parser = ["hsds-json", "hsds-csv", "xlsx", "csv"])]
    format: Option<String>,
    /// Also what does not stand on the map
    #[arg(long)]
    all: bool,
}

impl ImportOffers {
    /// Says what bringing the file in would do, and does it.
    pub(crate) async fn run(self, configuration: &Configuration) -> anyhow::Result<()> {
        let file = self.offer_file()?;
        let db = database::open_current(configuration).await?;
        let actor = Actor::at_the_command_line(Role::MapEditor, clock().now());
        let cx = Cx::new(db.clone(), clock(), chance(), actor);
        let texts = Texts::embedded()?;
        let text = |key: &str| texts.text(Language::Dutch, key).to_owned();
        let unread = || format!("{} is not brought in", self.file.display());
        let plan = social_map::look_at_import(&cx, &file, &text).await.with_context(unread)?;
        tell(&plan);
        if plan.counts.refused > 0 && !self.skip_refused {
            bail!(
                "{}: {} records cannot be taken; nothing was brought in",
                self.file.display(),
                plan.counts.refused
            );
        }
        if self.dry_run {
            say("Nothing was written: this was a dry run.");
        } else {
            let progress = Progress::of("Bringing in offers");
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let hear = |done, all| {
                progress.step(number(done), number(all));
                true
            };
            let choice = Consent { skip_refused: self.skip_refused, ..Consent::default() };
            let brought =
                social_map::import_offers(&cx, &file, &text, choice, hear).await.with_context(unread)?;
            progress.done();
            say(if brought.wrote {
                "Brought in, all of it."
            } else {
                "Nothing has changed; nothing was written."
            });
        }
        db.close().await;
        Ok(())
    }

    fn offer_file(&self) -> anyhow::Result<OfferFile> {
        let name = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(OfferFile {
            bytes: bytes(&self.file)?,
            format: self.format.as_deref().and_then(FileFormat::from_name),
            source: self.source.clone().unwrap_or_else(|| name.clone()),
            publish: self.publish,
            name,
        })
    }
}

/// The file, or as much of it as shows that it is too large.
fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let unread = || format!("{} cannot be read", path.display());
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(LARGEST).read_to_end(&mut bytes))
        .with_context(unread)?;
    Ok(bytes)
}

/// The report: findings by kind with their first examples, then what becomes of each offer, then the counts.
fn tell(plan: &Plan) {
    const EXAMPLES: usize = 5;
    let mut kinds: Vec<_> = plan.findings.iter().map(|finding| finding.what).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for what in kinds {
        let alike: Vec<_> = plan.findings.iter().filter(|finding| finding.what == what).collect();
        say(&format!("{} × {} [{}]", alike.len(), what, what.severity().name()));
        alike.iter().take(EXAMPLES).for_each(|finding| say(&format!("    {finding}")));
        if alike.len() > EXAMPLES {
            say(&format!("    … and {} more", alike.len() - EXAMPLES));
        }
    }
    for line in &plan.lines {
        if let Some(sentence) = social_map::line_in_words(line) {
            say(&sentence);
        }
    }
    let counts = &plan.counts;
    say(&format!(
        "{} new, {} changed, {} unchanged, {} refused; {} with changes of our own that stay, {} no longer in the source.",
        counts.new, counts.changed, counts.unchanged, counts.refused, counts.kept, counts.vanished
    ));
}

impl ExportOffers {
    /// Writes the offers to the file.
    pub(crate) async fn run(self, configuration: &Configuration) -> anyhow::Result<()> {
        let format = self.kind()?;
        if self.file.exists() {
            bail!("{} exists and is not overwritten", self.file.display());
        }
        let db = database::open_current(configuration).await?;
        let actor = Actor::at_the_command_line(Role::MapEditor, clock().now());
        let cx = Cx::new(db.clone(), clock(), chance(), actor);
        let texts = Texts::embedded()?;
        let which = if self.all { Which::All } else { Which::Public };
        let progress = Progress::of("Taking offers along");
        let bytes = social_map::export_offers(&cx, format, which, (&configuration.base_url, &texts)).await?;
        progress.done();
        std::fs::write(&self.file, &bytes)
            .with_context(|| format!("{} cannot be written", self.file.display()))?;
        say(&format!("Written to {}: {} bytes.", self.file.display(), bytes.len()));
        db.close().await;
        Ok(())
    }

    fn kind(&self) -> anyhow::Result<FileFormat> {
        let ending = self.file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let by_ending = match ending.as_str() {
            "json" => Some(FileFormat::HsdsJson),
            "zip" => Some(FileFormat::HsdsCsv),
            "xlsx" => Some(FileFormat::Xlsx),
            "csv" => Some(FileFormat::Csv),
            _ => None,
        };
        let named = self.format.as_deref().and_then(FileFormat::from_name);
        named.or(by_ending).context("say which kind of file it is: --format hsds-json, hsds-csv, xlsx or csv")
    }
}
