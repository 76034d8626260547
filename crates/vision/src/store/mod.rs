//! All SQL of the room, a file per noun. Whoever asks for a list gives a [`access::Sight`], and gets what it holds.

pub(crate) mod decisions;
pub(crate) mod goals;
pub(crate) mod mappings;
pub(crate) mod plans;
pub(crate) mod promises;
pub(crate) mod themes;
mod ties;

use access::Sight;
use chrono::NaiveDate;
use consistency::Finding;
use store::{Migration, Read, StoreError};

use crate::{Vision, findings};

/// The tables of the vision: decisions, promises, themes, goals and plans.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        version: 11,
        name: "vision",
        both: include_str!("../../migrations/0011_vision.sql"),
        sqlite: "",
        postgres: "",
    }]
}

/// What the checker finds in what lies within the sight, on `today`.
///
/// # Errors
/// When the database does not answer.
pub async fn found(read: &mut Read, sight: &Sight, today: NaiveDate) -> Result<Vec<Finding>, StoreError> {
    Ok(findings(&vision(read, sight, today).await?))
}

/// All of the vision that lies within the sight, on `today`.
///
/// # Errors
/// When the database does not answer.
pub async fn vision(read: &mut Read, sight: &Sight, today: NaiveDate) -> Result<Vision, StoreError> {
    Ok(Vision {
        today,
        themes: themes::themes(read, sight).await?,
        frameworks: goals::frameworks(read, sight).await?,
        nodes: goals::nodes(read, sight).await?,
        mappings: mappings::mappings(read, sight).await?,
        plans: plans::plans(read, sight).await?,
        decisions: decisions::decisions(read, sight).await?,
        promises: promises::promises(read, sight).await?,
    })
}
