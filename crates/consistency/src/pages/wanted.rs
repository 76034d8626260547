use serde::Deserialize;
use shell::{Choice, Field, Visit};

use super::rule_number;
use crate::{Judged, Rule, Severity, Wanted, WantedStanding};

/// What to show, as it stands in an address; what is no choice is left out.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    ernst: String,
    regel: String,
    onderdeel: String,
    uitleg: String,
    pub(super) pagina: Option<usize>,
}

/// The fields of the filter.
pub(super) struct Filters {
    pub(super) severity: Field,
    pub(super) rule: Field,
    pub(super) room: Field,
    pub(super) standing: Field,
}

impl Asked {
    pub(super) fn wanted(&self) -> Wanted {
        let room = Some(self.onderdeel.clone()).filter(|room| !room.is_empty());
        Wanted {
            severity: self.ernst.parse().ok(),
            rule: self.regel.parse().ok(),
            room,
            standing: self.uitleg.parse().ok(),
        }
    }

    /// The filter with the rules and rooms that found something.
    pub(super) fn filters(&self, visit: &Visit, all: &[Judged]) -> Filters {
        let rules: Vec<Rule> = Rule::ALL
            .iter()
            .copied()
            .filter(|rule| all.iter().any(|one| one.found.finding.rule == *rule))
            .collect();
        let mut rooms: Vec<&str> = all.iter().map(|one| one.found.room).collect();
        rooms.sort_unstable();
        rooms.dedup();
        let text = |stem: &str, word: &str| visit.t(&format!("{stem}{word}")).to_owned();
        let severities =
            Severity::ALL.iter().map(|one| (one.name(), text("consistency-severity-", one.name())));
        let standings =
            WantedStanding::ALL.iter().map(|one| (one.name(), text("consistency-standing-", one.name())));
        let rules = rules.into_iter().map(|rule| (rule.name(), rule_number(visit, rule)));
        let rooms = rooms.into_iter().map(|room| (room, text("consistency-room-", room)));
        Filters {
            severity: field(visit, "ernst", &self.ernst, severities),
            rule: field(visit, "regel", &self.regel, rules),
            room: field(visit, "onderdeel", &self.onderdeel, rooms),
            standing: field(visit, "uitleg", &self.uitleg, standings),
        }
    }

    /// The same list, as it stands in an address.
    pub(super) fn query(&self, visit: &Visit) -> String {
        let typed = [
            ("ernst", &self.ernst),
            ("regel", &self.regel),
            ("onderdeel", &self.onderdeel),
            ("uitleg", &self.uitleg),
        ];
        let filled = typed.into_iter().filter(|(_, value)| !value.is_empty());
        filled.map(|(name, value)| format!("{name}={}", visit.encoded(value))).collect::<Vec<_>>().join("&")
    }
}

fn field<'a>(
    visit: &Visit,
    name: &str,
    chosen: &str,
    options: impl Iterator<Item = (&'a str, String)>,
) -> Field {
    let all = Choice { label: visit.t("consistency-all").to_owned(), ..Choice::default() };
    let choice = |(value, label): (&str, String)| Choice {
        value: value.to_owned(),
        label,
        chosen: value == chosen,
        count: None,
    };
    Field {
        options: std::iter::once(all).chain(options.map(choice)).collect(),
        // Nothing is asked of anybody, so nothing is called optional either.
        required: true,
        ..visit.fields("consistency", &[]).optional(name, "")
    }
}
