//! All SQL of the room. Whatever has an openness is read through a [`Sight`] and left out when it lies outside.
//!
//! There are hundreds of these things, not thousands, so a list is read whole, in one statement for each table.

pub(crate) mod evaluations;
pub(crate) mod lessons;
pub(crate) mod pilots;
pub(crate) mod pointers;
pub(crate) mod questions;
pub(crate) mod steps;

use access::Sight;
use kernel::Openness;
use store::{Migration, Read, Row, StoreError};
use uuid::Uuid;

use crate::Learning;

/// The tables of pilots, evaluations, the learning agenda and lessons.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        version: 12,
        name: "learning",
        both: include_str!("../../migrations/0012_learning.sql"),
        sqlite: "",
        postgres: "",
    }]
}

/// All that lies within, for the checker of plans and figures.
///
/// # Errors
/// When the database does not answer.
pub async fn learning(read: &mut Read, sight: &Sight) -> Result<Learning, StoreError> {
    Ok(Learning {
        pilots: pilots::all(read, sight).await?,
        evaluations: evaluations::evaluations(read, sight).await?,
        questions: questions::all(read, sight).await?,
        lessons: lessons::all(read, sight).await?,
    })
}

/// The rows that lie within.
fn held(rows: Vec<Row>, sight: &Sight) -> Result<Vec<Row>, StoreError> {
    let mut held = Vec::with_capacity(rows.len());
    for row in rows {
        let (openness, id): (Openness, Uuid) = (row.parsed("openness")?, row.get("id")?);
        if sight.holds(openness, id) {
            held.push(row);
        }
    }
    Ok(held)
}
