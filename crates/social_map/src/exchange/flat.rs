//! What is said of an offer as a flat list of fields, so that each can be compared and kept by itself.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use crate::{ListingId, Particulars, PlaceId};

/// What somebody says, by field. What is not said is not there.
pub(crate) type Said = BTreeMap<String, Json>;

/// Documents inside the particulars whose fields stand by themselves.
const OPENED: [&str; 2] = ["wording", "contact"];
/// The field that lists the places.
pub(crate) const PLACES: &str = "places";

/// The name of a field that holds at one place.
pub(crate) fn at_place(place: Option<PlaceId>, key: &str) -> String {
    place.map_or_else(|| format!("at/-/{key}"), |place| format!("at/{place}/{key}"))
}

/// The particulars as fields.
pub(crate) fn flat(particulars: &Particulars) -> Said {
    let mut said = Said::new();
    let Json::Object(map) = json!(particulars) else { return said };
    for (key, value) in map {
        match value {
            Json::Object(inner) if OPENED.contains(&key.as_str()) => {
                said.extend(inner.into_iter().map(|(name, value)| (format!("{key}/{name}"), value)));
            }
            Json::Array(list) if key == "at" => {
                let places = list.iter().map(|at| at.get("place").cloned().unwrap_or_default()).collect();
                said.insert(PLACES.to_owned(), Json::Array(places));
                list.into_iter().filter_map(into_object).for_each(|at| said.extend(flat_at(at)));
            }
            Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::String(_)
            | Json::Array(_)
            | Json::Object(_) => {
                said.insert(key, value);
            }
        }
    }
    said
}

fn into_object(value: Json) -> Option<Map<String, Json>> {
    match value {
        Json::Object(map) => Some(map),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => None,
    }
}

fn flat_at(at: Map<String, Json>) -> Said {
    let place = at.get("place").and_then(Json::as_str).unwrap_or("-").to_owned();
    let own = at.into_iter().filter(|(key, _)| key != "id" && key != "place");
    own.map(|(key, value)| (format!("at/{place}/{key}"), value)).collect()
}

/// The particulars that these fields make, each place with the identity that `listing` gives it.
///
/// # Errors
/// When a value is not what its field asks.
pub(crate) fn lifted(
    said: &Said,
    listing: impl Fn(Option<PlaceId>) -> ListingId,
) -> Result<Particulars, serde_json::Error> {
    let mut map = Map::new();
    for (key, value) in said.iter().filter(|(key, _)| !key.starts_with("at/") && *key != PLACES) {
        match key.split_once('/') {
            Some((outer, name)) => {
                let inner = map.entry(outer.to_owned()).or_insert_with(|| json!({}));
                inner.as_object_mut().into_iter().for_each(|inner| {
                    inner.insert(name.to_owned(), value.clone());
                });
            }
            None => {
                map.insert(key.clone(), value.clone());
            }
        }
    }
    let places: Vec<Option<PlaceId>> = match said.get(PLACES) {
        Some(list) => serde_json::from_value(list.clone())?,
        None => vec![None],
    };
    let at: Vec<Json> = places.into_iter().map(|place| at(said, place, listing(place))).collect();
    map.insert("at".to_owned(), Json::Array(at));
    serde_json::from_value(Json::Object(map))
}

fn at(said: &Said, place: Option<PlaceId>, id: ListingId) -> Json {
    let prefix = at_place(place, "");
    let mut at = Map::new();
    at.insert("sessions".to_owned(), json!([]));
    at.insert("circumstances".to_owned(), json!(crate::Circumstances::default()));
    at.insert("capacity".to_owned(), Json::Null);
    let own = said.iter().filter_map(|(key, value)| Some((key.strip_prefix(&prefix)?, value)));
    at.extend(own.map(|(key, value)| (key.to_owned(), value.clone())));
    at.insert("id".to_owned(), json!(id));
    at.insert("place".to_owned(), json!(place));
    Json::Object(at)
}
