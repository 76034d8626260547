use std::collections::BTreeMap;

use areas::{Atlas, Caption, Pin, PinKind, RdPoint, View, svg_with_pins};
use shell::Visit;

use super::home::Chip;
use super::map::href;
use super::map_places::PlaceGroup;
use super::spot::whereabouts;
use crate::catalogue::Snapshot;
use crate::pins::{Gathered, Spot, gather};
use crate::search::{Facet, Wanted};
use crate::{Place, PlaceId};

/// The parameter that says which part of the town is shown: `x,y,metres`, in metres of the Dutch grid.
const PART: &str = "kijk";
/// How much wider each step further away is.
const STEP: i32 = 2;

/// The map with the ways to see more or less of the town.
#[derive(Debug)]
pub(super) struct Drawing {
    pub(super) svg: String,
    pub(super) ways: Vec<Chip>,
    /// Whether a place is drawn of which only the neighbourhood is known.
    pub(super) around: bool,
    /// Whether places are drawn together.
    pub(super) several: bool,
}

/// A place with a spot on the map.
struct Spotted<'a> {
    group: &'a PlaceGroup,
    spot: Spot,
    kind: PinKind,
}

/// Draws the places that were found. Without a wish for a part, it shows the town as far as anything is offered there,
/// whatever was asked, so that the map stays where it is; with a ward chosen, only what was found.
pub(super) fn draw(
    visit: &Visit,
    atlas: &Atlas,
    snapshot: &Snapshot,
    wanted: &Wanted,
    places: &[PlaceGroup],
) -> Option<Drawing> {
    let spotted: Vec<Spotted<'_>> = places.iter().filter_map(|group| spotted(group, atlas)).collect();
    let in_ward = wanted.filter.choices.iter().any(|choice| choice.facet == Facet::Ward);
    let found = || View::around(spotted.iter().map(|one| one.spot.at));
    let whole = if in_ward { found() } else { None }.or_else(|| town(snapshot, atlas))?;
    let asked = part(visit);
    let view = asked.unwrap_or(whole);
    let query = wanted.on_page(1).query(visit, snapshot);
    let spots: Vec<Spot> = spotted.iter().map(|one| one.spot).collect();
    let gathered = gather(&spots, view.pin_radius() * 2.6);
    let shown = gathered.iter().filter(|pin| view.shows(pin.at));
    let mut pins: Vec<Pin> = shown.map(|pin| drawn(visit, pin, &spotted, view, &query)).collect();
    // What lies in front is drawn last, as on a table seen from the south.
    pins.sort_by_key(|pin| std::cmp::Reverse(pin.at.y));
    let caption = Caption {
        title: &visit.t_with("on-map-title", "municipality", atlas.municipality_name()),
        description: visit.t("on-map-description"),
        id: "kaart",
    };
    Some(Drawing {
        svg: svg_with_pins(caption, atlas, view, &pins),
        ways: ways(visit, asked, whole, &query),
        around: pins.iter().any(|pin| pin.kind == PinKind::Around),
        several: pins.iter().any(|pin| pin.kind == PinKind::Several),
    })
}

/// The town as far as anything is offered there.
fn town(snapshot: &Snapshot, atlas: &Atlas) -> Option<View> {
    let places = snapshot.listings().filter_map(|one| one.listing.place.as_ref());
    let places: BTreeMap<PlaceId, &Place> = places.map(|place| (place.id, place)).collect();
    View::around(places.values().filter_map(|place| Some(whereabouts(place, atlas)?.0)))
}

fn spotted<'a>(group: &'a PlaceGroup, atlas: &Atlas) -> Option<Spotted<'a>> {
    let (at, kind) = whereabouts(&group.place, atlas)?;
    Some(Spotted { group, spot: Spot { at, offers: group.offers.len() }, kind })
}

fn drawn(visit: &Visit, gathered: &Gathered, spotted: &[Spotted<'_>], view: View, query: &str) -> Pin {
    let here: Vec<&Spotted<'_>> = gathered.spots.iter().filter_map(|place| spotted.get(*place)).collect();
    let offers: usize = here.iter().map(|one| one.spot.offers).sum();
    let args = |name: &str| {
        visit.t_args("on-map-pin", &[("place", name.to_owned().into()), ("offers", offers.into())])
    };
    let first = here.first().map(|one| format!("#{}", one.group.anchor));
    let (kind, name, way) = match here.as_slice() {
        [one] => {
            let only = one.group.offers.first().filter(|_| offers == 1).map(|offer| offer.href.clone());
            (one.kind, args(&one.group.place.name), only.or(first))
        }
        _ => {
            let names = [("places", here.len().into()), ("offers", offers.into())];
            let near = View::around(here.iter().map(|one| one.spot.at));
            let nearer = near.filter(|near| !view.is_nearest() && near.metres < view.metres);
            let way = nearer.map(|near| part_href(query, near)).or(first);
            (PinKind::Several, visit.t_args("on-map-several", &names), way)
        }
    };
    Pin { at: gathered.at, kind, label: offers.to_string(), name, href: way }
}

/// Nearer, further away, and back to the whole.
fn ways(visit: &Visit, asked: Option<View>, whole: View, query: &str) -> Vec<Chip> {
    let chip = |key: &str, href: String| Chip { label: visit.t(key).to_owned(), href };
    let view = asked.unwrap_or(whole);
    let mut ways = Vec::new();
    if !view.is_nearest() {
        ways.push(chip("on-map-nearer", part_href(query, view.of_metres(view.metres / STEP))));
    }
    if asked.is_some() {
        if view.metres < whole.metres {
            let wider = (view.metres * STEP).min(whole.metres);
            ways.push(chip("on-map-further", part_href(query, view.of_metres(wider))));
        }
        ways.push(chip("on-map-whole", href("/aanbod/kaart", query)));
    }
    ways
}

fn part_href(query: &str, view: View) -> String {
    let part = format!("{PART}={},{},{}", view.centre.x, view.centre.y, view.metres);
    let query = if query.is_empty() { part } else { format!("{query}&{part}") };
    href("/aanbod/kaart", &query)
}

/// The part that the address asks for; what is no part of the Netherlands is left out.
fn part(visit: &Visit) -> Option<View> {
    let (_, query) = visit.address().split_once('?')?;
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let text =
        pairs.filter(|(name, _)| *name == PART).map(|(_, value)| value).next_back()?.replace("%2C", ",");
    let mut numbers = text.split(',').map(str::parse::<i32>);
    let mut next = || numbers.next()?.ok();
    let (x, y, metres) = (next()?, next()?, next()?);
    let centre = RdPoint::within_the_grid(x, y)?;
    (1..=100_000).contains(&metres).then(|| View { centre, metres }.of_metres(metres))
}
