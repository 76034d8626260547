//! The cells of a row that hold wherever the offer is.

use areas::WardCode;
use hsds::What;
use kernel::{Cents, EmailAddress, clean_line, clean_text};
use serde_json::{Value as Json, json};

use super::row::Desk;
use crate::exchange::Said;
use crate::{Ages, Charge, Cost, Wording};

impl Desk<'_> {
    /// What the row says of the offer.
    pub(super) fn said(&mut self, title: &str) -> Said {
        let mut said = self.wording(title);
        let facts = [
            ("ambition", self.chosen("ambition").map(|one| json!(one))),
            ("themes", self.themes()),
            ("interests", self.list("interests", 6).map(|list| json!(list))),
            ("audience", self.several("audience")),
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
        let short = title.parse::<crate::Title>().ok();
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
}
