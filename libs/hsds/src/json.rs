use std::collections::BTreeMap;

use serde_json::value::RawValue;
use serde_json::{Deserializer, Value};

use crate::encoding::decode;
use crate::finding::{Origin, What};
use crate::limits::{Limits, Unreadable};
use crate::reading::{Collector, Reading};

/// Reads services from JSON: a list, a page with `contents`, one service, or one a line. `source` names where they come
/// from, for ids that are no UUID.
///
/// # Errors
/// When it is no JSON, or asks for more than the limits.
pub fn read_json(name: &str, bytes: &[u8], source: &str, limits: &Limits) -> Result<Reading, Unreadable> {
    if bytes.len() > limits.file {
        return Err(Unreadable::TooLarge { most: limits.file });
    }
    let (text, is_unicode) = decode(bytes);
    measure(name, &text, limits)?;
    let mut collector = Collector::new(source, *limits);
    if !is_unicode {
        collector.findings.push(Origin::new(name, 1).finding("", "", What::WrongEncoding));
    }
    let mut row = 0;
    let mut has_list = false;
    for top in Deserializer::from_str(&text).into_iter::<&RawValue>() {
        let top = top.map_err(|error| not_json(name, &error))?;
        for raw in records(name, top)? {
            has_list = true;
            row += 1;
            take(&mut collector, &Origin::new(name, row), raw)?;
        }
        has_list |= is_empty_list(top);
    }
    if has_list { Ok(collector.reading()) } else { Err(Unreadable::NoServices) }
}

fn take(collector: &mut Collector<'_>, origin: &Origin, raw: &RawValue) -> Result<(), Unreadable> {
    let Limits { records, record: bytes, .. } = collector.limits;
    if origin.row > u64::try_from(records).unwrap_or(u64::MAX) || raw.get().len() > bytes {
        return Err(Unreadable::TooManyRecords { records, bytes });
    }
    let value: Value = serde_json::from_str(raw.get()).map_err(|error| not_json(&origin.file, &error))?;
    collector.take(value, origin);
    Ok(())
}

/// The records in one value at the top of the file.
fn records<'a>(name: &str, top: &'a RawValue) -> Result<Vec<&'a RawValue>, Unreadable> {
    let wrong = |error: serde_json::Error| not_json(name, &error);
    let text = top.get();
    if text.starts_with('[') {
        return serde_json::from_str(text).map_err(wrong);
    }
    if !text.starts_with('{') {
        return Err(Unreadable::NoServices);
    }
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).map_err(wrong)?;
    let list = ["contents", "services"].iter().filter_map(|key| fields.get(*key)).next();
    match list {
        Some(list) if list.get().starts_with('[') => serde_json::from_str(list.get()).map_err(wrong),
        Some(_) => Err(Unreadable::NoServices),
        None if fields.contains_key("name") || fields.contains_key("status") => Ok(vec![top]),
        None => Err(Unreadable::NoServices),
    }
}

fn is_empty_list(top: &RawValue) -> bool {
    top.get().starts_with('[') || top.get().contains("\"contents\"")
}

/// Walks the text once, without keeping any of it: how deep it is nested and how many values it may hold.
fn measure(name: &str, text: &str, limits: &Limits) -> Result<(), Unreadable> {
    let (mut depth, mut cells, mut in_text, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in text.bytes() {
        if in_text {
            in_text = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => (depth, cells) = (depth + 1, cells + 1),
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => cells += 1,
            _ => {}
        }
        if depth > limits.depth {
            return Err(Unreadable::TooDeep { most: limits.depth });
        }
        if cells > limits.cells {
            return Err(Unreadable::TooManyCells { name: name.to_owned(), most: limits.cells });
        }
    }
    Ok(())
}

fn not_json(name: &str, error: &serde_json::Error) -> Unreadable {
    Unreadable::NotJson { name: name.to_owned(), line: error.line(), column: error.column() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Reading, Unreadable> {
        read_json("diensten.json", text.as_bytes(), "proef", &Limits::DEFAULT)
    }

    #[test]
    fn a_list_a_page_one_service_and_a_service_a_line_are_the_same() {
        let one = r#"{"id":"1","name":"Koken","status":"active"}"#;
        let two = r#"{"id":"2","name":"Lezen","status":"active"}"#;
        for text in [
            format!("[{one},{two}]"),
            format!(r#"{{"total_items":2,"contents":[{one},{two}]}}"#),
            format!("{one}\n{two}\n"),
            format!("\u{feff}[{one},{two}]"),
        ] {
            let reading = read(&text).unwrap();
            let names: Vec<&str> = reading.records.iter().map(|one| one.service.name.as_str()).collect();
            assert_eq!(names, ["Koken", "Lezen"], "{text}");
            assert_eq!(reading.records[1].origin.row, 2);
        }
        assert!(read("[]").unwrap().records.is_empty());
    }

    #[test]
    fn what_is_hostile_or_no_json_is_refused_in_a_sentence() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(read(&deep), Err(Unreadable::TooDeep { most: 40 }));
        let many = format!("[{}0]", "0,".repeat(2_000_000));
        assert!(matches!(read(&many), Err(Unreadable::TooManyCells { .. })));
        let long = format!(r#"[{{"id":"1","name":"{}"}}]"#, "x".repeat(600_000));
        assert!(matches!(read(&long), Err(Unreadable::TooManyRecords { .. })));
        for (text, line, column) in [("[{\"a\":NaN}]", 1, 7), ("[1,\n]", 2, 1), ("[{\"a\":1", 1, 7)] {
            let name = "diensten.json".to_owned();
            assert_eq!(read(text), Err(Unreadable::NotJson { name, line, column }), "{text}");
        }
        assert_eq!(read("17"), Err(Unreadable::NoServices));
        assert_eq!(read(r#"{"type":"FeatureCollection"}"#), Err(Unreadable::NoServices));
    }
}
