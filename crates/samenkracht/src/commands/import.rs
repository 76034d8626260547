use std::io::Read as _;
use std::path::{Path, PathBuf};

use access::{Actor, Cx, Role};
use anyhow::{Context as _, bail};
use areas::{AreasToImport, MunicipalityCode, Shelf};
use chrono::{Datelike as _, NaiveDate};
use clap::{Args, Subcommand};
use kernel::Source;

use crate::chance::{chance, clock};
use crate::configuration::Configuration;
use crate::progress::say;

use super::database;
use super::figures::ImportIndicators;
use super::offers::ImportOffers;

/// The most bytes of a file about areas: boundaries in full detail are the largest.
const LARGEST: u64 = 25 << 20;

/// What to bring in.
#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// Wards and neighbourhoods: GeoJSON with boundaries (RD New or WGS84), or CSV with codes and centres
    Areas {
        #[command(flatten)]
        file: File,
        /// First day on which the division is in force (1 January of this year when absent)
        #[arg(long, value_name = "DATE")]
        valid_from: Option<NaiveDate>,
    },
    /// Residents per year, neighbourhood and age band (CSV)
    Population {
        #[command(flatten)]
        file: File,
    },
    /// Figures of indicators: CSV, a workbook, or the JSON of StatLine
    Indicators(ImportIndicators),
    /// Offers: HSDS 3.0 as JSON or as a data package, or a workbook of our template
    Offers(ImportOffers),
    /// The neighbourhood of each postcode (CSV)
    Postcodes {
        #[command(flatten)]
        file: File,
    },
}

/// A file and where it came from.
#[derive(Debug, Args)]
pub(crate) struct File {
    /// The file
    file: PathBuf,
    /// CBS code of the municipality, such as GM0193; needed once, the program then knows it
    #[arg(long, value_name = "CODE")]
    municipality: Option<MunicipalityCode>,
    /// The publication it was taken from (the name of the file when absent)
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
    /// The day on which it was taken from there
    #[arg(long, value_name = "DATE")]
    taken_on: Option<NaiveDate>,
}

impl Import {
    /// Brings the file in, whole or not at all.
    pub(crate) async fn run(self, configuration: &Configuration) -> anyhow::Result<()> {
        let other = match self {
            Self::Offers(offers) => return offers.run(configuration).await,
            Self::Indicators(figures) => return figures.run(configuration).await,
            other @ (Self::Areas { .. } | Self::Population { .. } | Self::Postcodes { .. }) => other,
        };
        let db = database::open_current(configuration).await?;
        let actor = Actor::at_the_command_line(Role::FunctionalAdministrator, clock().now());
        let cx = Cx::new(db.clone(), clock(), chance(), actor);
        match other {
            Self::Areas { file, valid_from } => {
                let municipality = file.municipality(&cx).await?;
                let first_day = NaiveDate::from_ymd_opt(cx.clock.today().year(), 1, 1);
                let valid_from = valid_from.or(first_day).context("this year has no first of January")?;
                let import = file.areas(municipality, &configuration.municipality, valid_from)?;
                let changes = areas::import_areas(&cx, &import).await?;
                say(&format!(
                    "Areas from {valid_from} on: {} begun, {} ended, {} unchanged.",
                    changes.begun, changes.ended, changes.kept
                ));
            }
            Self::Population { file } => {
                let table = areas::population_from_csv(&file.text()?, file.municipality(&cx).await?)?;
                areas::import_population(&cx, &table, &file.source()).await?;
                say(&format!("Residents: {} rows.", table.len()));
            }
            Self::Indicators(_) | Self::Offers(_) => {}
            Self::Postcodes { file } => {
                let table = areas::postcodes_from_csv(&file.text()?, file.municipality(&cx).await?)?;
                areas::import_postcodes(&cx, &table, &file.source()).await?;
                say(&format!("Postcodes: {} rows.", table.len()));
            }
        }
        db.close().await;
        Ok(())
    }
}

/// What stands in a file, when it is no larger than `most` bytes.
pub(super) fn bytes(path: &Path, most: u64) -> anyhow::Result<Vec<u8>> {
    let unread = || format!("{} cannot be read", path.display());
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).with_context(unread)?;
    let read = file.take(most + 1).read_to_end(&mut bytes).with_context(unread)?;
    if u64::try_from(read).is_ok_and(|read| read > most) {
        bail!("{} is larger than {most} bytes", path.display());
    }
    Ok(bytes)
}

impl File {
    /// The text of the file; one beyond measure is refused before it is read whole.
    fn text(&self) -> anyhow::Result<String> {
        let bytes = bytes(&self.file, LARGEST)?;
        String::from_utf8(bytes).with_context(|| format!("{} cannot be read", self.file.display()))
    }

    fn source(&self) -> Source {
        let file_name = || self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Source { name: self.source.clone().unwrap_or_else(file_name), taken_on: self.taken_on }
    }

    /// The municipality that is named, or else the one whose areas are there.
    async fn municipality(&self, cx: &Cx) -> anyhow::Result<MunicipalityCode> {
        if let Some(code) = self.municipality {
            return Ok(code);
        }
        let atlas = Shelf::new(cx.db.clone()).atlas(cx.clock.today()).await?;
        let atlas = atlas.context("say which municipality it is: --municipality GM0193")?;
        Ok(atlas.division().municipality)
    }

    fn areas(
        &self,
        code: MunicipalityCode,
        name: &str,
        valid_from: NaiveDate,
    ) -> anyhow::Result<AreasToImport> {
        let is_table = self.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        let text = self.text()?;
        let (division, boundaries) = if is_table {
            (areas::division_from_csv(&text, code)?, std::collections::BTreeMap::new())
        } else {
            let imported = areas::boundaries_from_geojson(&text, code)?;
            (imported.division, imported.boundaries)
        };
        let municipality_name = name.to_owned();
        Ok(AreasToImport { division, municipality_name, boundaries, valid_from, source: self.source() })
    }
}
