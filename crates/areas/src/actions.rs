use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Cx, Facts, Permit, Refused};
use chrono::NaiveDate;
use kernel::Source;
use serde_json::json;
use store::{StoreError, Subject, Tx};

use crate::about::About;
use crate::boundary::Boundary;
use crate::code::AreaCode;
use crate::division::Division;
use crate::population::Population;
use crate::postcode::PostcodeTable;
use crate::rows::{AreaRow, Kind, rows_of};
use crate::store as areas;

/// A division to bring in, with boundaries when they are known.
#[derive(Debug, Clone, PartialEq)]
pub struct AreasToImport {
    /// Wards and neighbourhoods, and the districts when the source has them.
    pub division: Division,
    /// What the municipality is called.
    pub municipality_name: String,
    /// Boundaries; without any, those of before are kept.
    pub boundaries: BTreeMap<AreaCode, Boundary>,
    /// From which day the division is in force.
    pub valid_from: NaiveDate,
    /// Where it was taken from.
    pub source: Source,
}

/// What an import changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// Places that are new, or have a new name or parent.
    pub begun: usize,
    /// Places that are no more, or had another name or parent.
    pub ended: usize,
    /// Places that stayed.
    pub kept: usize,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is nothing in it.
    #[error("there is nothing to import")]
    Empty,
    /// A later division is there already; history is not rewritten.
    #[error("a division that begins on {0} is already known: import this one from that day or later")]
    LaterDivision(NaiveDate),
    /// Neighbourhoods that no division has or had; the first ones are named.
    #[error("neighbourhoods that no division knows: {0}; import the areas first")]
    UnknownNeighbourhoods(String),
    /// Not allowed.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Brings in a division: places that changed their name or parent, or are no
/// more, end on its first day, and the new ones begin.
///
/// A division without districts keeps the districts of the wards that stay.
///
/// # Errors
/// See [`ImportError`]; then nothing was changed.
pub async fn import_areas(cx: &Cx, import: &AreasToImport) -> Result<Changes, ImportError> {
    if import.division.neighbourhoods.is_empty() {
        return Err(ImportError::Empty);
    }
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::ImportAreas, &Facts::NONE)?;
    areas::start_revision(&mut tx, &permit).await?;
    if let Some(latest) = areas::latest_start(&mut tx).await?.filter(|latest| *latest > import.valid_from) {
        return Err(ImportError::LaterDivision(latest));
    }
    let changes = save_division(&mut tx, &permit, import).await?;
    areas::note_source(&mut tx, &permit, About::Division, &import.source).await?;
    if !import.boundaries.is_empty() {
        areas::replace_boundaries(&mut tx, &permit, &import.boundaries).await?;
        areas::note_source(&mut tx, &permit, About::Boundaries, &import.source).await?;
    }
    let details = json!({
        "what": "areas",
        "municipality": import.division.municipality.to_string(),
        "valid_from": import.valid_from,
        "begun": changes.begun,
        "ended": changes.ended,
        "kept": changes.kept,
        "boundaries": import.boundaries.len(),
        "source": import.source.name,
    });
    tx.commit(permit.entry(cx.now(), SUBJECT, details)).await?;
    Ok(changes)
}

const SUBJECT: Subject = Subject { kind: "areas", id: None };

async fn save_division(tx: &mut Tx, permit: &Permit, import: &AreasToImport) -> Result<Changes, StoreError> {
    let mut before: BTreeMap<String, AreaRow> = BTreeMap::new();
    for (row, _) in areas::areas_in_force(tx, import.valid_from).await? {
        before.insert(row.code.clone(), row);
    }
    let mut changes = Changes::default();
    let kept: Vec<&AreaRow> = before.values().collect();
    for row in rows_of(&import.division, &import.municipality_name, &kept) {
        match before.remove(&row.code) {
            Some(old) if old.is_still(&row) => {
                changes.kept += 1;
                if old != row {
                    areas::move_area(tx, permit, &row).await?;
                }
            }
            Some(old) => {
                areas::close_area(tx, permit, &old.code, import.valid_from).await?;
                areas::insert_area(tx, permit, &row, import.valid_from).await?;
                changes.ended += 1;
                changes.begun += 1;
            }
            None => {
                areas::insert_area(tx, permit, &row, import.valid_from).await?;
                changes.begun += 1;
            }
        }
    }
    for code in before.into_keys() {
        areas::close_area(tx, permit, &code, import.valid_from).await?;
        changes.ended += 1;
    }
    Ok(changes)
}

/// Brings in residents per year and neighbourhood; of each year in the table
/// all that was known before is replaced.
///
/// # Errors
/// See [`ImportError`]; then nothing was changed.
pub async fn import_population(cx: &Cx, population: &Population, source: &Source) -> Result<(), ImportError> {
    if population.is_empty() {
        return Err(ImportError::Empty);
    }
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::ImportAreas, &Facts::NONE)?;
    areas::start_revision(&mut tx, &permit).await?;
    must_be_known(&mut tx, population.keys().map(|(_, code)| code.to_string())).await?;
    areas::replace_population(&mut tx, &permit, population).await?;
    let years: BTreeSet<i32> = population.keys().map(|(year, _)| *year).collect();
    for year in &years {
        areas::note_source(&mut tx, &permit, About::Population(*year), source).await?;
    }
    let details =
        json!({ "what": "population", "years": years, "rows": population.len(), "source": source.name });
    tx.commit(permit.entry(cx.now(), SUBJECT, details)).await?;
    Ok(())
}

/// Brings in the table that says in which neighbourhood a postcode lies; it
/// replaces the one before.
///
/// # Errors
/// See [`ImportError`]; then nothing was changed.
pub async fn import_postcodes(cx: &Cx, table: &PostcodeTable, source: &Source) -> Result<(), ImportError> {
    if table.is_empty() {
        return Err(ImportError::Empty);
    }
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::ImportAreas, &Facts::NONE)?;
    areas::start_revision(&mut tx, &permit).await?;
    must_be_known(&mut tx, table.values().map(ToString::to_string)).await?;
    areas::replace_postcodes(&mut tx, &permit, table).await?;
    areas::note_source(&mut tx, &permit, About::Postcodes, source).await?;
    let details = json!({ "what": "postcodes", "rows": table.len(), "source": source.name });
    tx.commit(permit.entry(cx.now(), SUBJECT, details)).await?;
    Ok(())
}

async fn must_be_known(tx: &mut Tx, codes: impl Iterator<Item = String>) -> Result<(), ImportError> {
    let known = areas::known_codes(tx, Kind::Neighbourhood).await?;
    let unknown: BTreeSet<String> = codes.filter(|code| !known.contains(code)).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let first: Vec<String> = unknown.into_iter().take(10).collect();
    Err(ImportError::UnknownNeighbourhoods(first.join(", ")))
}
