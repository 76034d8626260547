//! Pages: for residents, and for the people who keep the map.

mod residents;

use shell::{Room, Routes};

use crate::Catalogue;

/// All doors of the room.
pub(crate) fn room(catalogue: Catalogue) -> Room {
    residents::routes(Routes::new()).room(catalogue)
}
