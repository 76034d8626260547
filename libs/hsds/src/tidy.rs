//! Puts a record in order: mangled texts and ids that are no UUID.

use serde_json::{Map, Value};

use crate::encoding::unmangled;
use crate::finding::{Finding, Origin, What};
use crate::identity;
use crate::node::{FROM, Node};

/// Puts mangled texts right, each with a note.
pub(crate) fn unmangle(value: &mut Value, origin: &Origin, findings: &mut Vec<Finding>) {
    match value {
        Value::Object(map) => {
            for (key, text, mended) in mangled(map) {
                findings.push(Node::top(map, origin).found(&key, &text, What::Mojibake));
                map.insert(key, Value::String(mended));
            }
            map.values_mut().for_each(|inner| unmangle(inner, origin, findings));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| unmangle(inner, origin, findings)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn mangled(map: &Map<String, Value>) -> Vec<(String, String, String)> {
    let texts = map.iter().filter_map(|(key, value)| Some((key, value.as_str()?)));
    texts.filter_map(|(key, text)| Some((key.clone(), text.to_owned(), unmangled(text)?))).collect()
}

/// The fields that name something else, and what kind of thing.
const REFERENCES: &[(&str, &str)] = &[
    ("service_id", "service"),
    ("organization_id", "organization"),
    ("parent_organization_id", "organization"),
    ("location_id", "location"),
    ("service_at_location_id", "service_at_location"),
    ("contact_id", "contact"),
    ("phone_id", "phone"),
    ("program_id", "program"),
    ("taxonomy_id", "taxonomy"),
    ("taxonomy_term_id", "taxonomy_term"),
    ("parent_id", "taxonomy_term"),
];

/// Makes each id a UUID, and leaves out where rows came from.
pub(crate) fn settle_ids(value: &mut Value, kind: &str, source: &str) {
    match value {
        Value::Object(map) => {
            map.remove(FROM);
            settle(map, "id", kind, source);
            for (key, kind) in REFERENCES {
                settle(map, key, kind, source);
            }
            if let Some(entity) = map.get("link_entity").and_then(Value::as_str).map(ToOwned::to_owned) {
                settle(map, "link_id", &entity, source);
            }
            for (key, inner) in map.iter_mut() {
                settle_ids(inner, kind_of(key), source);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| settle_ids(inner, kind, source)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn settle(map: &mut Map<String, Value>, key: &str, kind: &str, source: &str) {
    let id = match map.get(key) {
        Some(Value::String(id)) if !id.trim().is_empty() => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        Some(Value::String(_) | Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => {
            return;
        }
    };
    let (uuid, was_made) = identity(source, kind, &id);
    if was_made {
        map.insert(key.to_owned(), Value::String(uuid.to_string()));
    }
}

/// What kind of thing stands under a key: `phones` holds each a `phone`.
fn kind_of(key: &str) -> &str {
    match key {
        "addresses" => "address",
        "taxonomy_detail" => "taxonomy",
        "parent_organization" => "organization",
        plural => plural.strip_suffix('s').unwrap_or(plural),
    }
}
