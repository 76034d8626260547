mod ward;
mod wards;
mod words;

use shell::{Guard, NavEntry, PageError, Room, Routes};
use tabular_export::ExportError;

use crate::store::Shelf;

/// The doors of the room: all wards, one ward, and both as files.
#[must_use]
pub fn routes(shelf: &Shelf) -> Room {
    Routes::new()
        .get("/wijken", Guard::Public, wards::show)
        .get("/wijken/bestand/{format}", Guard::Public, wards::download)
        .get("/wijken/{code}", Guard::Public, ward::show)
        .get("/wijken/{code}/bestand/{format}", Guard::Public, ward::download)
        .room(shelf.clone())
}

/// What the room offers in the main navigation.
pub const NAVIGATION: NavEntry = NavEntry { href: "/wijken", label: "areas-nav", shown_to: None };

fn unwritable(error: &ExportError) -> PageError {
    PageError::Internal(format!("a table of wards cannot be made: {error}"))
}
