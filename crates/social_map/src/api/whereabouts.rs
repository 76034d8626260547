use areas::{NeighbourhoodCode, Postcode, RdPoint, Shelf};
use shell::Problem;

use super::asked::{Asked, failed};
use crate::catalogue::{AreaNames, Snapshot};
use crate::{Coordinates, Place};

/// Where a postcode lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Whereabouts {
    /// In which neighbourhood.
    pub(super) neighbourhood: NeighbourhoodCode,
    /// The middle of it, as far as that is known.
    pub(super) centre: Option<RdPoint>,
}

/// Where a postcode lies. The middle of a postcode is that of its neighbourhood, which is as exact as the table of
/// postcodes; where there is no table, a place of the map with that postcode serves.
pub(super) async fn of_postcode(asked: &Asked, postcode: Postcode) -> Result<Option<Whereabouts>, Problem> {
    let names = &asked.snapshot.names;
    let shelf = Shelf::new(asked.visit.cx.db.clone());
    Ok(match shelf.neighbourhood_of(postcode).await.map_err(failed)? {
        Some(neighbourhood) => Some(Whereabouts { neighbourhood, centre: names.centre(neighbourhood) }),
        None => place_at(&asked.snapshot, postcode)
            .map(|place| Whereabouts { neighbourhood: place.neighbourhood, centre: point(place, names) }),
    })
}

/// A place of the map with this postcode.
fn place_at(snapshot: &Snapshot, postcode: Postcode) -> Option<&Place> {
    let lies = |place: &&Place| place.postcode.as_ref().is_some_and(|text| text.parse() == Ok(postcode));
    snapshot.listings().filter_map(|one| one.listing.place.as_ref()).find(lies)
}

/// Where a place lies; the middle of its neighbourhood when nobody measured it.
pub(super) fn point(place: &Place, names: &AreaNames) -> Option<RdPoint> {
    let measured = place.coordinates.and_then(Coordinates::on_grid);
    measured.or_else(|| names.centre(place.neighbourhood))
}
