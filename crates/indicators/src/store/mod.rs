//! All SQL of the room. Whatever has an openness is read through a [`access::Sight`] and left out when it lies outside.

pub(crate) mod catalogue;
pub(crate) mod figures;
pub(crate) mod imports;
pub(crate) mod notes;
pub(crate) mod row;
pub(crate) mod surveys;
pub(crate) mod uploads;
pub(crate) mod write;
pub(crate) mod yardsticks;

use store::Migration;

/// The tables of indicators, figures and what goes with them.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![
        Migration {
            version: 19,
            name: "indicators",
            both: include_str!("../../migrations/0019_indicators.sql"),
            sqlite: "",
            postgres: "",
        },
        Migration {
            version: 23,
            name: "surveys",
            both: include_str!("../../migrations/0023_surveys.sql"),
            sqlite: "",
            postgres: "",
        },
    ]
}
