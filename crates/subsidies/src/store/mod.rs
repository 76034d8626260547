//! All SQL of the room, a file per noun.

pub(crate) mod applications;
pub(crate) mod cards;
pub(crate) mod ceilings;
pub(crate) mod partners;
pub(crate) mod rankings;
pub(crate) mod rounds;
pub(crate) mod schemes;

use store::Migration;

/// The tables of subsidies: schemes with their rules, rounds with their ceilings, applications, points and rankings.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        version: 24,
        name: "subsidies",
        both: include_str!("../../migrations/0024_subsidies.sql"),
        sqlite: "",
        postgres: "",
    }]
}
