//! Rows of the sheet as offers.

use std::collections::BTreeMap;

use areas::WardCode;
use chrono::NaiveDate;
use dutch_text::fold;
use hsds::{Finding, Origin, What};
use kernel::{Cents, EmailAddress, clean_line, clean_text};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::read::Row;
use super::{moments, words};
use crate::exchange::{Incoming, IncomingAt, IncomingOrganisation, IncomingPlace, Said, Standing};
use crate::{Ages, Capacity, Charge, Cost, Wording};

/// One row while it is read.
struct Desk<'a> {
    row: &'a Row,
    text: &'a dyn Fn(&str) -> String,
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
    fn cell(&self, column: &str) -> Option<&str> {
        self.row.cells.get(column).map(String::as_str)
    }

    fn find(&mut self, column: &str, value: &str, what: What) {
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
    fn read<T>(&mut self, column: &'static str, wrong: What, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let cell = self.cell(column)?.to_owned();
        let value = read(&cell);
        if value.is_none() {
            self.find(column, &cell, wrong);
        }
        value
    }

    fn chosen(&mut self, column: &'static str) -> Option<&'static str> {
        let text = self.text;
        let list = words::list_of(column)?;
        self.read(column, What::NotInList, |cell| words::chosen(list, cell, text))
    }

    fn number<T: std::str::FromStr>(&mut self, column: &'static str) -> Option<T> {
        self.read(column, What::BadNumber, |cell| cell.parse().ok())
    }

    fn date(&mut self, column: &'static str) -> Option<NaiveDate> {
        self.read(column, What::BadDate, |cell| {
            let day = cell.get(..10).unwrap_or(cell);
            day.parse().ok().or_else(|| NaiveDate::parse_from_str(day, "%d-%m-%Y").ok())
        })
    }

    fn said(&mut self, title: &str) -> Said {
        let mut said = self.wording(title);
        let facts = [
            ("ambition", self.chosen("ambition").map(|one| json!(one))),
            ("themes", self.themes()),
            ("interests", self.list("interests", 6).map(|list| json!(list))),
            ("languages", self.list("languages", 20).map(|list| json!(list))),
            ("ages", self.ages()),
            ("support", self.chosen("support").map(|one| json!(one))),
            ("cost", self.cost()),
            ("setting", self.chosen("setting").map(|one| json!(one))),
            ("service_area", self.service_area()),
        ];
        let contact = [
            ("contact/name", self.line("contact_name", 80)),
            ("contact/role", self.line("contact_role", 80)),
            ("contact/phone", self.line("contact_phone", 40)),
            ("contact/email", self.email()),
        ];
        let said_facts = facts.into_iter().chain(contact);
        said.extend(said_facts.filter_map(|(field, value)| Some((field.to_owned(), value?))));
        said
    }

    fn wording(&mut self, title: &str) -> Said {
        let mut said = Said::new();
        let short = crate::Title::new(title).ok();
        let cut: String = title.chars().take(59).chain(['…']).collect();
        if short.is_none() {
            self.find("title", title, What::TooLong);
        }
        said.insert("wording/title".to_owned(), json!(short.map_or(cut, |short| short.to_string())));
        for column in ["what", "for_whom", "when", "price", "how_to_join", "whom_to_call"] {
            let Some(cell) = self.cell(column).and_then(|cell| clean_text(cell, usize::MAX).ok()) else {
                continue;
            };
            let kept: String = cell.chars().take(Wording::LONGEST_TEXT).collect();
            if kept != cell {
                self.find(column, &cell, What::TooLong);
            }
            said.insert(format!("wording/{column}"), json!(kept));
        }
        said
    }

    fn line(&mut self, column: &'static str, most: usize) -> Option<Json> {
        self.read(column, What::TooLong, |cell| clean_line(cell, most).ok()).map(|line| json!(line))
    }

    fn email(&mut self) -> Option<Json> {
        self.read("contact_email", What::BadEmail, |cell| cell.parse::<EmailAddress>().ok())
            .map(|one| json!(one))
    }

    fn list(&mut self, column: &'static str, most: usize) -> Option<Vec<String>> {
        let cell = self.cell(column)?;
        let parts = cell.split([',', ';']).filter_map(|part| clean_line(part, 40).ok());
        Some(parts.take(most).collect())
    }

    fn themes(&mut self) -> Option<Json> {
        let mut themes: Vec<&'static str> = Vec::new();
        for column in ["theme_1", "theme_2", "theme_3"] {
            themes.extend(self.chosen(column).filter(|theme| !themes.contains(theme)));
        }
        (!themes.is_empty()).then(|| json!(themes))
    }

    fn ages(&mut self) -> Option<Json> {
        let (from, to) = (self.number::<u8>("age_from"), self.number::<u8>("age_to"));
        if from.is_none() && to.is_none() {
            return None;
        }
        let ages = Ages { from: from.unwrap_or(Ages::ALL.from), to: to.unwrap_or(Ages::ALL.to) };
        if ages.from > ages.to || ages.to > Ages::ALL.to {
            self.find("age_to", &ages.to.to_string(), What::BadNumber);
            return None;
        }
        Some(json!(ages))
    }

    fn cost(&mut self) -> Option<Json> {
        let kind = self.chosen("cost_kind")?;
        let amount = self.read("cost_amount", What::BadNumber, |cell| {
            // A number of the sheet has a point where people write a comma.
            cell.replace('.', ",").parse::<Cents>().or_else(|_| cell.parse()).ok()
        });
        let charge = match (kind, amount) {
            ("free", _) => Charge::Free,
            ("voluntary", _) => Charge::Voluntary,
            (per, Some(amount)) => Charge::Fixed { amount, per: per.parse().ok()? },
            (_, None) => {
                self.find("cost_amount", "", What::Missing);
                return None;
            }
        };
        let reduction = self.cell("cost_reduction").and_then(|cell| clean_line(cell, 200).ok());
        Some(json!(Cost { charge, reduction }))
    }

    fn service_area(&mut self) -> Option<Json> {
        let codes = self.read("service_area", What::NotInList, |cell| {
            let codes = cell.split([',', ';']).map(|part| part.split_whitespace().next().unwrap_or_default());
            codes
                .map(|code| code.parse::<WardCode>().ok().map(|code| code.to_string()))
                .collect::<Option<Vec<_>>>()
        })?;
        Some(json!(codes))
    }

    fn at(&mut self, source: &str) -> IncomingAt {
        let mut said = Said::new();
        let sessions = self.cell("sessions").map(moments::read);
        match sessions {
            Some(Ok(sessions)) => {
                said.insert("sessions".to_owned(), json!(sessions));
            }
            Some(Err(part)) => self.find("sessions", &part, What::BadPattern),
            None => {}
        }
        let circumstances = self.circumstances();
        said.extend(circumstances.map(|seen| ("circumstances".to_owned(), seen)));
        let capacity = self.capacity();
        said.extend(capacity.map(|capacity| ("capacity".to_owned(), capacity)));
        IncomingAt { id: None, place: self.place(source), said }
    }

    fn circumstances(&mut self) -> Option<Json> {
        let mut yes = |column| self.chosen(column).map(|word| word == "yes");
        let (quiet_room, may_leave) = (yes("quiet_room"), yes("may_leave"));
        let (fixed_place, informed) = (yes("fixed_place"), yes("informed_beforehand"));
        let seen = crate::Circumstances {
            noise: self.chosen("noise").and_then(|word| word.parse().ok()),
            light: self.chosen("light").and_then(|word| word.parse().ok()),
            crowd: self.chosen("crowd").and_then(|word| word.parse().ok()),
            quiet_room,
            may_leave,
            fixed_place,
            informed_beforehand: informed,
            largest_group: self.number("largest_group"),
            observed_on: self.date("observed_on"),
            observed_by: self.cell("observed_by").and_then(|cell| clean_line(cell, 80).ok()),
        };
        (!seen.is_empty()).then(|| json!(seen))
    }

    fn capacity(&mut self) -> Option<Json> {
        let (places, free) = (self.number::<u32>("places"), self.number::<u32>("free"));
        let (waiting, confirmed) = (self.number::<u32>("waiting"), self.date("counted_on"));
        let (Some(places), Some(free), Some(confirmed)) = (places, free, confirmed) else {
            if places.is_some() && confirmed.is_none() {
                self.find("counted_on", "", What::BadDate);
            }
            return None;
        };
        if free > places {
            self.find("free", &free.to_string(), What::BadNumber);
            return None;
        }
        Some(json!(Capacity { places, free, waiting: waiting.unwrap_or_default(), confirmed }))
    }

    fn place(&mut self, source: &str) -> Option<IncomingPlace> {
        let name = self.cell("place").and_then(|cell| clean_line(cell, 200).ok())?;
        let mut said = Said::new();
        said.insert("name".to_owned(), json!(name));
        for column in ["street", "postcode", "town", "neighbourhood"] {
            let line = self.cell(column).and_then(|cell| clean_line(cell, 200).ok());
            said.extend(line.map(|line| (column.to_owned(), json!(line))));
        }
        let degrees = |cell: &str| cell.replace(',', ".").parse::<f64>().ok().filter(|one| one.is_finite());
        let north = self.read("latitude", What::BadCoordinates, degrees);
        let east = self.read("longitude", What::BadCoordinates, degrees);
        said.extend(Option::zip(north, east).map(|point| ("point".to_owned(), json!(point))));
        let text = self.text;
        let access = self.read("access", What::NotInList, |cell| {
            let parts = cell.split([',', ';']).map(|part| words::chosen("access", part, text));
            parts.collect::<Option<Vec<_>>>()
        });
        said.extend(access.map(|access| ("access".to_owned(), json!(access))));
        let key =
            format!("{} / {}", fold(&name), said.get("postcode").and_then(Json::as_str).unwrap_or_default());
        let (id, _) = hsds::identity(source, "location", &key);
        Some(IncomingPlace { id, origin: self.row.origin.clone(), said })
    }
}
