//! One object of a file, with where it stands, read with patience.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::finding::{Finding, Origin, What};

/// How many things of one kind one object may have.
const MOST: usize = 200;
/// Where a row came from, in an object that was joined from tables.
pub(crate) const FROM: &str = "@";

/// An object, where it stands, and what was found in it.
pub(crate) struct Node<'a> {
    map: &'a Map<String, Value>,
    origin: Origin,
    path: String,
}

impl<'a> Node<'a> {
    /// The object that is a record.
    pub(crate) fn top(map: &'a Map<String, Value>, origin: &Origin) -> Self {
        Self::at(map, origin, String::new())
    }

    fn at(map: &'a Map<String, Value>, origin: &Origin, path: String) -> Self {
        match map.get(FROM).and_then(Value::as_str).and_then(|from| from.split_once(' ')) {
            Some((row, file)) => {
                let origin = Origin::new(file, row.parse().unwrap_or_default());
                Self { map, origin, path: String::new() }
            }
            None => Self { map, origin: origin.clone(), path },
        }
    }

    /// What is the matter with a field.
    pub(crate) fn found(&self, key: &str, value: &str, what: What) -> Finding {
        self.origin.finding(&format!("{}{key}", self.path), value, what)
    }

    /// A text; what is empty is absent.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        let text = match self.map.get(key)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Bool(yes) => yes.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// A finite number.
    pub(crate) fn number(&self, key: &str, findings: &mut Vec<Finding>) -> Option<f64> {
        let text = self.text(key)?;
        let number = text.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            findings.push(self.found(key, &text, What::BadNumber));
        }
        number
    }

    /// A whole number from 0 to `most`.
    pub(crate) fn count(&self, key: &str, most: u32, findings: &mut Vec<Finding>) -> Option<u32> {
        let text = self.text(key)?;
        let whole = text.strip_suffix(".0").unwrap_or(&text);
        let number = whole.parse().ok().filter(|number| *number <= most);
        if number.is_none() {
            findings.push(self.found(key, &text, What::BadNumber));
        }
        number
    }

    /// A day, perhaps with an hour behind it.
    pub(crate) fn date(&self, key: &str, findings: &mut Vec<Finding>) -> Option<NaiveDate> {
        let text = self.text(key)?;
        let day = text.get(..10).unwrap_or(&text);
        let date = day
            .parse()
            .ok()
            .or_else(|| NaiveDate::parse_from_str(day, "%d-%m-%Y").ok())
            .filter(|date: &NaiveDate| is_of_our_time(*date));
        if date.is_none() {
            findings.push(self.found(key, &text, What::BadDate));
        }
        date
    }

    /// The object under a key.
    pub(crate) fn child(&self, key: &str) -> Option<Node<'a>> {
        let map = self.map.get(key)?.as_object()?;
        Some(Self::at(map, &self.origin, format!("{}{key}/", self.path)))
    }

    /// The objects in the list under a key, as many as anybody can have.
    pub(crate) fn list(&self, key: &str, findings: &mut Vec<Finding>) -> Vec<Node<'a>> {
        let Some(list) = self.map.get(key).and_then(Value::as_array) else { return Vec::new() };
        if list.len() > MOST {
            findings.push(self.found(key, &list.len().to_string(), What::TooMany));
        }
        let objects = list.iter().take(MOST).enumerate();
        let node = |(nth, value): (usize, &'a Value)| {
            let path = format!("{}{key}/{nth}/", self.path);
            value.as_object().map(|map| Self::at(map, &self.origin, path))
        };
        objects.filter_map(node).collect()
    }
}

/// A day that a social map can speak of.
fn is_of_our_time(date: NaiveDate) -> bool {
    use chrono::Datelike as _;
    (1900..=2200).contains(&date.year())
}
