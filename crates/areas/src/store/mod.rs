//! All SQL of the room.

mod area;
mod boundary;
mod population;
mod postcode;
mod shelf;
mod source;

pub(crate) use area::{areas_in_force, close_area, insert_area, known_codes, latest_start, move_area};
pub(crate) use boundary::{boundaries, replace_boundaries};
pub(crate) use population::{population, replace_population};
pub(crate) use postcode::{has_postcodes, neighbourhood_of, neighbourhoods_of, replace_postcodes};
pub use shelf::Shelf;
pub(crate) use source::{note_source, revision, sources, start_revision};

use store::Migration;

/// The tables of areas, residents and postcodes.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        version: 3,
        name: "areas, residents and postcodes",
        both: include_str!("../../migrations/0003_areas.sql"),
        sqlite: "",
        postgres: "",
    }]
}
