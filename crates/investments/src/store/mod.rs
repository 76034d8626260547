//! All SQL of the room.

mod lines;
mod printed;
mod savings;
mod sources;
mod value_cases;
mod versions;

use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Migration, Row, StoreError};

pub(crate) use lines::{bring_in_lines, copy_lines, forget_undone, keep_lines, lines};
pub(crate) use printed::{figures, find_figure, insert_figure, update_figure};
pub(crate) use savings::{
    claims, find_claim, find_task, insert_claim, insert_task, is_claimant, keep_claim, note_claimant, tasks,
    update_task,
};
pub(crate) use sources::{
    all_sources, find_source, insert_intervention, insert_source, interventions, step_source, update_source,
};
pub(crate) use value_cases::{find_value_case, insert_value_case, update_value_case, value_cases};
pub(crate) use versions::{
    adopted_versions, find, insert_version, is_preparer, keep_version, note_preparer, versions,
};

/// The tables of the investment plan.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let migration = |version, name, both| Migration { version, name, both, sqlite: "", postgres: "" };
    vec![
        migration(13, "investment plan", include_str!("../../migrations/0013_investments.sql")),
        migration(18, "savings and value cases", include_str!("../../migrations/0018_savings.sql")),
    ]
}

/// A small document kept as text, so that it comes back byte for byte from either engine.
fn written(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| unreadable("document", &error.to_string()))
}

fn read_document<T: DeserializeOwned>(row: &Row, column: &str) -> Result<T, StoreError> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|_| unreadable(column, &text))
}

fn unreadable(column: &str, value: &str) -> StoreError {
    StoreError::Unreadable { column: column.to_owned(), value: value.to_owned() }
}

/// A year in a column of whole numbers.
fn year(row: &Row, column: &str) -> Result<i32, StoreError> {
    let number: i64 = row.get(column)?;
    i32::try_from(number).map_err(|_| unreadable(column, &number.to_string()))
}

fn optional_year(row: &Row, column: &str) -> Result<Option<i32>, StoreError> {
    let number: Option<i64> = row.get(column)?;
    number
        .map(|number| i32::try_from(number).map_err(|_| unreadable(column, &number.to_string())))
        .transpose()
}
