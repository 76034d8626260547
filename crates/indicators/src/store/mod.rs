//! All SQL of the room. Whatever has an openness is read through a [`access::Sight`] and left out when it lies outside.

pub(crate) mod catalogue;
pub(crate) mod figures;
pub(crate) mod imports;
pub(crate) mod indices;
pub(crate) mod notes;
pub(crate) mod row;
pub(crate) mod signals;
pub(crate) mod surveys;
pub(crate) mod uploads;
pub(crate) mod write;
pub(crate) mod yardsticks;

use store::Migration;

/// The tables of indicators, figures and what goes with them.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let migration = |version, name, both| Migration { version, name, both, sqlite: "", postgres: "" };
    vec![
        migration(19, "indicators", include_str!("../../migrations/0019_indicators.sql")),
        migration(22, "indices", include_str!("../../migrations/0022_indices.sql")),
        migration(23, "surveys", include_str!("../../migrations/0023_surveys.sql")),
    ]
}
