//! Offers as HSDS, with what a source said of them and our model has no place for.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::flat::{PLACES, flat};
use super::offer_plan::blank_fields;
use super::{Known, Said};
use crate::api::{self, Telling};
use crate::{Listing, Offer, OfferId, Setting};

/// Which fields of ours decide over which of HSDS. A key that is not here is always the source's own.
const DECIDES: &[(&str, &[&str])] = &[
    ("name", &["wording/title"]),
    ("description", &["wording/what"]),
    ("eligibility_description", &["wording/for_whom"]),
    ("fees_description", &["wording/price"]),
    ("fees", &["wording/price"]),
    ("application_process", &["wording/how_to_join"]),
    ("minimum_age", &["ages"]),
    ("maximum_age", &["ages"]),
    ("email", &["contact/email"]),
    ("contacts", &["contact/name", "contact/role", "contact/email"]),
    ("phones", &["contact/phone"]),
    ("languages", &["languages"]),
    ("cost_options", &["cost"]),
    ("service_areas", &["service_area"]),
    (
        "attributes",
        &[
            "themes",
            "ambition",
            "support",
            "interests",
            "audience",
            "setting",
            "wording/when",
            "wording/whom_to_call",
        ],
    ),
    ("schedules", &["at/"]),
    ("service_at_locations", &["at/", PLACES]),
];

/// Keys of ours that a source that does not have them would not want to see filled in.
const NEVER_ADDED: &[&str] = &["organization", "organization_id", "url"];

/// The full services of these listings, one for each offer, in the order of the offers. `known` says what sources said of
/// imported ones.
pub(crate) fn hsds_values(
    listings: &[Listing],
    known: &BTreeMap<OfferId, Known>,
    telling: Telling<'_>,
) -> Vec<Json> {
    let mut by_offer: BTreeMap<OfferId, Vec<&Listing>> = BTreeMap::new();
    for listing in listings {
        by_offer.entry(listing.offer.id).or_default().push(listing);
    }
    let service = |(id, group): (OfferId, Vec<&Listing>)| {
        let ours = api::full_service_as_json(&group, telling)?;
        let offer = &group.first()?.offer;
        Some(known.get(&id).map_or_else(|| ours.clone(), |known| with_original(offer, &ours, known)))
    };
    by_offer.into_iter().filter_map(service).collect()
}

/// Services as a page of HSDS.
pub(crate) fn hsds_list(services: &[Json]) -> Json {
    json!({
        "total_items": services.len(),
        "total_pages": 1,
        "page_number": 1,
        "size": services.len(),
        "first_page": true,
        "last_page": true,
        "empty": services.is_empty(),
        "contents": services,
    })
}

/// What the source said, except where it was changed here.
fn with_original(offer: &Offer, ours: &Json, known: &Known) -> Json {
    let original = known.original.as_deref().and_then(|text| serde_json::from_str(text).ok());
    // What a source says of where it is must not come back in by this door.
    let is_open = offer.particulars.setting == Setting::Place;
    let (Some(original), Some(ours), true) = (original, ours.as_object(), is_open) else {
        return ours.clone();
    };
    let original: Map<String, Json> = original;
    let here = flat(&offer.particulars);
    let mut result = Map::new();
    for key in ours.keys().chain(original.keys()) {
        let value = match decides(offer, key, (&here, &known.base, blank_fields()), &original) {
            true => ours.get(key),
            false => original.get(key),
        };
        if let Some(value) = value {
            result.insert(key.clone(), value.clone());
        }
    }
    // Who reads it elsewhere knows it by the identity that it has here.
    result.insert("id".to_owned(), json!(offer.id));
    Json::Object(result)
}

/// Whether what stands here decides over a key, and not what the source said.
fn decides(offer: &Offer, key: &str, said: (&Said, &Said, &Said), original: &Map<String, Json>) -> bool {
    let (here, base, blank) = said;
    let is_changed = |field: &String| {
        let now = here.get(field).unwrap_or(&Json::Null);
        let before = base.get(field).or_else(|| blank.get(field)).unwrap_or(&Json::Null);
        now != before && !(base.get(field).is_none() && field.starts_with("at/") && is_empty(now))
    };
    match key {
        "status" | "alert" => offer.state.is_temporarily_closed(),
        "assured_date" => {
            let ours = offer.confirmation.as_ref().map(|one| one.on.to_string());
            ours.as_deref() != original.get(key).and_then(Json::as_str) && offer.version > 1
        }
        "last_modified" => offer.version > 1 || !original.contains_key(key),
        _ if NEVER_ADDED.contains(&key) => false,
        _ => {
            let Some((_, fields)) = DECIDES.iter().find(|(of, _)| *of == key) else {
                return !original.contains_key(key);
            };
            let asked = here.keys().filter(|field| {
                fields
                    .iter()
                    .any(|one| field.as_str() == *one || one.ends_with('/') && field.starts_with(one))
            });
            asked.into_iter().any(is_changed)
        }
    }
}

/// No sessions, no capacity, no circumstances: nothing that somebody here wrote.
fn is_empty(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::Array(list) => list.is_empty(),
        Json::Object(map) => map.values().all(Json::is_null),
        Json::Bool(_) | Json::Number(_) | Json::String(_) => false,
    }
}
