//! StatLine as JSON (OData): an array of observations under `value`. In version 4 each is one figure (`Measure`, `Value`,
//! `ValueAttribute` and the dimensions); in version 3 each is a row with a figure in every field.

use serde_json::Value;

use super::file::{MOST_COLUMNS, MOST_ROWS};
use super::{FileFault, Mark, Sheet, SheetRow};

pub(super) fn sheet(bytes: &[u8]) -> Result<Sheet, FileFault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let read: Value = serde_json::from_slice(bytes).map_err(|error| FileFault::Broken(error.to_string()))?;
    let listed = match &read {
        Value::Array(listed) => Some(listed),
        Value::Object(page) => page.get("value").and_then(Value::as_array),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    };
    let listed = listed.ok_or_else(|| FileFault::Broken("there is no list under `value`".to_owned()))?;
    let first = listed.first().and_then(Value::as_object);
    let columns: Vec<String> = first.into_iter().flat_map(|first| first.keys().cloned()).collect();
    if listed.len() > MOST_ROWS || columns.len() > MOST_COLUMNS {
        return Err(FileFault::TooLarge);
    }
    let row = |(place, one): (usize, &Value)| SheetRow {
        number: place + 2,
        cells: columns.iter().map(|name| written(one.get(name))).collect(),
    };
    let rows = listed.iter().enumerate().map(row).collect();
    Ok(Sheet { columns, rows, mark: Mark::Point })
}

fn written(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(yes)) => yes.to_string(),
        // No cell of a table: to be told as what it is.
        Some(other @ (Value::Array(_) | Value::Object(_))) => other.to_string(),
    }
}
