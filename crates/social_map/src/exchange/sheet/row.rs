//! Rows of the sheet as offers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use dutch_text::fold;
use hsds::{Finding, Origin, What};
use kernel::clean_line;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::read::Row;
use super::words;
use crate::exchange::{Incoming, IncomingAt, IncomingOrganisation, Said, Standing};

/// One row while it is read.
pub(super) struct Desk<'a> {
    pub(super) row: &'a Row,
    pub(super) text: &'a dyn Fn(&str) -> String,
    findings: &'a mut Vec<Finding>,
}

/// The offers in the rows: rows with the same reference are one offer at several places.
pub(super) fn offers(
    rows: Vec<Row>,
    source: &str,
    text: &dyn Fn(&str) -> String,
    findings: &mut Vec<Finding>,
) -> Vec<Incoming> {
    let mut all: Vec<Incoming> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let before = findings.len();
        let mut desk = Desk { row: &row, text, findings };
        let (Some(title), Some(organisation)) = (desk.needed("title"), desk.needed("organisation")) else {
            continue;
        };
        let key = row.cells.get("id").cloned();
        let key = key.unwrap_or_else(|| format!("{} / {}", fold(&organisation), fold(&title)));
        let at = desk.at(source);
        if let Some(known) = by_key.get(&key).and_then(|index| all.get_mut(*index)) {
            known.at.push(at);
            continue;
        }
        let said = desk.said(&title);
        let is_refused =
            findings.iter().skip(before).any(|finding| finding.severity() == hsds::Severity::Refused);
        if is_refused {
            continue;
        }
        let (id, _) = hsds::identity(source, "service", &key);
        by_key.insert(key.clone(), all.len());
        all.push(incoming(row.origin, (key, id), (&organisation, source), (said, at)));
    }
    all
}

fn incoming(origin: Origin, key: (String, Uuid), of: (&str, &str), what: (Said, IncomingAt)) -> Incoming {
    let organisation = IncomingOrganisation {
        id: hsds::identity(of.1, "organization", &fold(of.0)).0,
        name: of.0.to_owned(),
        about: None,
        email: None,
        website: None,
        phone: None,
        kvk: None,
    };
    Incoming {
        origin,
        source_id: key.0,
        id: key.1,
        repeats: false,
        organisation: Some(organisation),
        standing: Standing::There,
        confirmed_on: None,
        said: what.0,
        at: vec![what.1],
        original: None,
    }
}

impl Desk<'_> {
    pub(super) fn cell(&self, column: &str) -> Option<&str> {
        self.row.cells.get(column).map(String::as_str)
    }

    pub(super) fn find(&mut self, column: &str, value: &str, what: What) {
        let head = (self.text)(&format!("sheet-{column}"));
        self.findings.push(self.row.origin.finding(&head, value, what));
    }

    fn needed(&mut self, column: &'static str) -> Option<String> {
        let cell = self.cell(column).and_then(|cell| clean_line(cell, 200).ok());
        if cell.is_none() {
            self.find(column, "", What::Missing);
        }
        cell
    }

    /// A cell read as something; what cannot be read is told as `wrong` and stays absent.
    pub(super) fn read<T>(
        &mut self,
        column: &'static str,
        wrong: What,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = self.cell(column)?.to_owned();
        let value = read(&cell);
        if value.is_none() {
            self.find(column, &cell, wrong);
        }
        value
    }

    pub(super) fn chosen(&mut self, column: &'static str) -> Option<&'static str> {
        let text = self.text;
        let list = words::list_of(column)?;
        self.read(column, What::NotInList, |cell| words::chosen(list, cell, text))
    }

    /// Words of a list with a sign between them.
    pub(super) fn several(&mut self, column: &'static str) -> Option<Json> {
        let text = self.text;
        let list = words::list_of(column)?;
        let chosen = self.read(column, What::NotInList, |cell| {
            let parts = cell.split([',', ';']).map(|part| words::chosen(list, part, text));
            parts.collect::<Option<Vec<_>>>()
        })?;
        Some(json!(chosen))
    }

    pub(super) fn number<T: std::str::FromStr>(&mut self, column: &'static str) -> Option<T> {
        self.read(column, What::BadNumber, |cell| cell.parse().ok())
    }

    pub(super) fn date(&mut self, column: &'static str) -> Option<NaiveDate> {
        self.read(column, What::BadDate, |cell| {
            let day = cell.get(..10).unwrap_or(cell);
            day.parse().ok().or_else(|| NaiveDate::parse_from_str(day, "%d-%m-%Y").ok())
        })
    }
}
