//! What becomes of the places in a file.

use std::collections::BTreeMap;

use areas::{NeighbourhoodCode, Postcode};
use dutch_text::fold;
use hsds::{Finding, What};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::merge::{Merged, merge};
use super::{Incoming, IncomingPlace, Present, Said};
use crate::{Coordinates, OfferId, Place, PlaceId, Setting};

/// What is done with a place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PlaceStep {
    /// It is new.
    New(Place),
    /// It changes, from the version that was seen.
    Change(Place),
}

/// A place of the file with what becomes of it.
pub(super) struct PlannedPlace {
    pub(super) own: PlaceId,
    /// What the source says, for the next time; absent when the place is another's and stays as it is.
    pub(super) base: Option<Said>,
    pub(super) step: Option<PlaceStep>,
    pub(super) merged: Merged,
}

/// The places of a file by the identity that it gives them; those that nobody can lay in a neighbourhood are left out.
pub(super) fn places(
    incoming: &[Incoming],
    present: &Present,
    findings: &mut Vec<Finding>,
) -> BTreeMap<Uuid, PlannedPlace> {
    let mut planned: BTreeMap<Uuid, PlannedPlace> = BTreeMap::new();
    let named = by_name(present);
    let open = incoming.iter().filter(|one| shows_place(one, present));
    for place in open.flat_map(|one| &one.at).filter_map(|at| at.place.as_ref()) {
        if let std::collections::btree_map::Entry::Vacant(free) = planned.entry(place.id)
            && let Some(one) = place_of(place, present, &named, findings)
        {
            free.insert(one);
        }
    }
    planned
}

/// Whether an offer may have a place at all. Of one that is online, at home or at a secret address, by the word of its source
/// or of somebody here, no place is even looked at: a place by itself is public.
pub(super) fn shows_place(one: &Incoming, present: &Present) -> bool {
    let said = one.said.get("setting").is_none_or(|setting| *setting == json!(Setting::Place));
    let own = present.known("offer", one.id).map_or(one.id, |known| known.own_id);
    let here = present.offers.get(&OfferId::from_uuid(own));
    said && here.is_none_or(|offer| offer.particulars.setting == Setting::Place)
}

/// Places by their folded name and postcode: the same house in two sources is one place.
fn by_name(present: &Present) -> BTreeMap<(String, String), PlaceId> {
    let key = |place: &Place| Some((fold(&place.name), place.postcode.clone()?));
    present.places.values().filter_map(|place| Some((key(place)?, place.id))).collect()
}

fn place_of(
    place: &IncomingPlace,
    present: &Present,
    named: &BTreeMap<(String, String), PlaceId>,
    findings: &mut Vec<Finding>,
) -> Option<PlannedPlace> {
    let there = settled(place, present, findings);
    let known = present.known("place", place.id);
    let own = PlaceId::from_uuid(known.map_or(place.id, |known| known.own_id));
    let none = |own| PlannedPlace { own, base: None, step: None, merged: Merged::default() };
    if let Some(here) = present.places.get(&own) {
        let Some(known) = known else { return Some(none(own)) };
        let merged = merge(&flat(here), &known.base, &there, &Said::new());
        let changed = (!merged.changes.is_empty()).then(|| lifted(&merged.result, own)).flatten();
        let step = changed.map(|new| PlaceStep::Change(Place { version: here.version, ..new }));
        return Some(PlannedPlace { own, base: Some(there), step, merged });
    }
    let text = |field: &str| there.get(field).and_then(Json::as_str).unwrap_or_default();
    if let Some(same) = named.get(&(fold(text("name")), text("postcode").to_owned())) {
        return Some(none(*same));
    }
    let Some(new) = lifted(&there, own) else {
        let value = [text("street"), text("postcode"), text("town")].join(" ");
        findings.push(place.origin.finding("location", value.trim(), What::UnknownPlace));
        return None;
    };
    let merged = Merged { result: there.clone(), ..Merged::default() };
    Some(PlannedPlace { own, base: Some(there), step: Some(PlaceStep::New(new)), merged })
}

/// What a source says of a place, with its postcode in one way of writing and its neighbourhood as a code.
fn settled(place: &IncomingPlace, present: &Present, findings: &mut Vec<Finding>) -> Said {
    let mut said = place.said.clone();
    let text = |said: &Said, field: &str| said.get(field).and_then(Json::as_str).map(ToOwned::to_owned);
    let postcode = text(&said, "postcode").and_then(|text| text.parse::<Postcode>().ok());
    if let Some(postcode) = postcode {
        said.insert("postcode".to_owned(), json!(postcode.to_string()));
    }
    let named = text(&said, "neighbourhood");
    let by_code = named.as_deref().and_then(|text| text.parse::<NeighbourhoodCode>().ok());
    let by_name = || present.neighbourhoods.get(&fold(named.as_deref()?)).copied();
    let by_postcode = || present.postcodes.get(&postcode?).copied();
    match by_code.or_else(by_name).or_else(by_postcode) {
        Some(code) => said.insert("neighbourhood".to_owned(), json!(code.to_string())),
        None => said.remove("neighbourhood"),
    };
    let point: Option<(f64, f64)> =
        said.get("point").and_then(|one| serde_json::from_value(one.clone()).ok());
    if let Some((north, east)) = point
        && Coordinates::new(north, east).is_err()
    {
        findings.push(place.origin.finding("latitude", &format!("{north}, {east}"), What::BadCoordinates));
        said.remove("point");
    }
    said
}

/// A place as fields.
pub(super) fn flat(place: &Place) -> Said {
    let point = place.coordinates.map(|point| (point.latitude(), point.longitude()));
    let fields = [
        ("name", json!(place.name)),
        ("street", json!(place.street)),
        ("postcode", json!(place.postcode)),
        ("town", json!(place.town)),
        ("neighbourhood", json!(place.neighbourhood.to_string())),
        ("point", json!(point)),
        ("access", json!(place.access)),
    ];
    fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect()
}

/// The place that these fields make; none without a name or a neighbourhood.
fn lifted(said: &Said, id: PlaceId) -> Option<Place> {
    let text = |field: &str| said.get(field).and_then(Json::as_str).map(ToOwned::to_owned);
    let point: Option<(f64, f64)> =
        said.get("point").and_then(|one| serde_json::from_value(one.clone()).ok());
    let access = said.get("access").and_then(|one| serde_json::from_value(one.clone()).ok());
    Some(Place {
        id,
        name: text("name")?,
        street: text("street"),
        postcode: text("postcode"),
        town: text("town").unwrap_or_default(),
        neighbourhood: text("neighbourhood")?.parse().ok()?,
        coordinates: point.and_then(|(north, east)| Coordinates::new(north, east).ok()),
        access: access.unwrap_or_default(),
        demonstration: false,
        version: 1,
    })
}
