use shell::{House, NavEntry, Room};
use store::Migration;

/// The tables of all rooms, in one sequence.
pub(crate) fn migrations() -> Vec<Migration> {
    [store::migrations(), access::migrations(), areas::migrations()].concat()
}

/// What the rooms offer in the main navigation, in order.
pub(crate) fn navigation() -> Vec<NavEntry> {
    vec![areas::NAVIGATION]
}

/// The doors of all rooms above the ground floor.
pub(crate) fn rooms(house: &House) -> Vec<Room> {
    let shelf = areas::Shelf::new(house.db.clone());
    vec![areas::routes(&shelf)]
}

#[cfg(test)]
mod tests;
