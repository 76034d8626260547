//! Where places lie on a map.

use areas::{Atlas, Caption, Pin, PinKind, RdPoint, View, svg_with_pins};
use shell::Visit;

use crate::{Coordinates, Place};

/// How many metres of the surroundings the map of one place shows.
const SURROUNDINGS: i32 = 2_400;

/// Where a place lies, and whether that is exact. A place without coordinates lies somewhere in its neighbourhood.
pub(super) fn whereabouts(place: &Place, atlas: &Atlas) -> Option<(RdPoint, PinKind)> {
    let exact = place.coordinates.and_then(Coordinates::on_grid);
    let around = || Some(atlas.division().neighbourhoods.get(&place.neighbourhood)?.centre);
    exact.map(|at| (at, PinKind::Exact)).or_else(|| Some((around()?, PinKind::Around)))
}

/// The map of one place, with what it shows; none when nobody knows where it lies.
pub(super) fn small_map(
    visit: &Visit,
    atlas: &Atlas,
    place: &Place,
    number: usize,
) -> Option<(String, String)> {
    let (at, kind) = whereabouts(place, atlas)?;
    let key = if kind == PinKind::Exact { "show-map-exact" } else { "show-map-around" };
    let about = format!("{} {}", visit.t_with(key, "place", place.name.as_str()), visit.t("show-map-sketch"));
    let view = View { centre: at, metres: SURROUNDINGS };
    let pin = Pin { at, kind, label: String::new(), name: place.name.clone(), href: None };
    let id = format!("plek{number}");
    let caption = Caption { title: &about, description: visit.t("show-map-description"), id: &id };
    Some((svg_with_pins(caption, atlas, view, &[pin]), about))
}
