use shell::{House, NavEntry, Room};
use store::Migration;

/// The tables of all rooms, in one sequence.
pub(crate) fn migrations() -> Vec<Migration> {
    [store::migrations(), access::migrations()].concat()
}

/// What the rooms offer in the main navigation, in order.
pub(crate) fn navigation() -> Vec<NavEntry> {
    Vec::new()
}

/// The doors of all rooms above the ground floor.
pub(crate) fn rooms(_house: &House) -> Vec<Room> {
    Vec::new()
}

#[cfg(test)]
mod tests;
