//! What somebody asks of the reach: for whom, what, how far, and where a new place is tried.

use areas::{Atlas, NeighbourhoodCode};
use serde::Deserialize;
use shell::{Choice, Field, Visit};
use social_map::{Ambition, Theme, Within};

use super::super::wards::by_ward;
use crate::within_reach::{Group, Subject};

/// The parameters as they stand in the address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    voor: String,
    wat: String,
    binnen: String,
    nieuw: String,
    pub(super) postcode: String,
}

/// The same, understood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Asked {
    pub(super) group: Group,
    pub(super) subject: Subject,
    pub(super) within: Within,
    /// In the middle of which neighbourhood a new place is tried.
    pub(super) new: Option<NeighbourhoodCode>,
    /// Whether something was asked that nobody here knows.
    pub(super) has_unknown: bool,
}

/// Choices with a name together.
pub(super) struct Together {
    pub(super) label: String,
    pub(super) options: Vec<Choice>,
}

impl Asked {
    /// What is not known is left out, and said.
    pub(super) fn of(wanted: &Wanted, atlas: &Atlas) -> Self {
        let group = wanted.voor.parse();
        let subject = wanted.wat.parse();
        let within = wanted.binnen.parse();
        let new = wanted.nieuw.parse().ok().filter(|code| atlas.division().neighbourhoods.contains_key(code));
        let is_unknown = |text: &str, is_known: bool| !text.is_empty() && !is_known;
        Self {
            has_unknown: is_unknown(&wanted.voor, group.is_ok())
                || is_unknown(&wanted.wat, subject.is_ok())
                || is_unknown(&wanted.binnen, within.is_ok())
                || is_unknown(&wanted.nieuw, new.is_some()),
            group: group.unwrap_or(Group::Everyone),
            subject: subject.unwrap_or_default(),
            within: within.unwrap_or(Within::TenOnFoot),
            new,
        }
    }

    /// The same with a new place in this neighbourhood.
    pub(super) fn with_new(self, code: NeighbourhoodCode) -> Self {
        Self { new: Some(code), ..self }
    }

    /// The same without a new place.
    pub(super) fn without_new(self) -> Self {
        Self { new: None, ..self }
    }

    /// What stands in the address.
    pub(super) fn query(&self) -> String {
        let query = format!("voor={}&wat={}&binnen={}", self.group, self.subject, self.within);
        match self.new {
            Some(code) => format!("{query}&nieuw={code}"),
            None => query,
        }
    }

    /// The address of its page.
    pub(super) fn href(&self) -> String {
        format!("/bereik?{}", self.query())
    }
}

/// The fields of both forms.
pub(super) struct Asking {
    pub(super) group: Field,
    pub(super) subjects: Vec<Together>,
    pub(super) within: Field,
    pub(super) kept: [Field; 3],
    pub(super) neighbourhoods: Vec<Together>,
}

impl Asking {
    pub(super) fn of(visit: &Visit, atlas: &Atlas, asked: &Asked) -> Self {
        let fields = visit.fields("reach", &[]);
        let names = Group::ALL.iter().map(|group| group.name());
        let far = Within::ALL.iter().map(|within| within.name());
        let kept = |name: &str, value: String| Field { name: name.to_owned(), value, ..Field::default() };
        Self {
            group: fields.choice("voor", names, &[asked.group.name()]),
            subjects: subjects(visit, asked.subject),
            within: fields.choice("binnen", far, &[asked.within.name()]),
            kept: [
                kept("voor", asked.group.to_string()),
                kept("wat", asked.subject.to_string()),
                kept("binnen", asked.within.to_string()),
            ],
            neighbourhoods: neighbourhoods(atlas, asked.new),
        }
    }
}

/// Themes in everyday words, and what serves an ambition of the municipality.
fn subjects(visit: &Visit, chosen: Subject) -> Vec<Together> {
    let choice = |subject: Subject| Choice {
        value: subject.to_string(),
        label: subject_name(visit, subject),
        chosen: subject == chosen,
        count: None,
    };
    let themes = Theme::ALL.iter().map(|theme| choice(Subject::Theme(*theme))).collect();
    let ambitions = Ambition::ALL.iter().map(|ambition| choice(Subject::Ambition(*ambition))).collect();
    vec![
        Together { label: visit.t("reach-themes").to_owned(), options: themes },
        Together { label: visit.t("reach-ambitions").to_owned(), options: ambitions },
    ]
}

/// What a theme or an ambition is called.
pub(super) fn subject_name(visit: &Visit, subject: Subject) -> String {
    match subject {
        Subject::Everything => visit.t("reach-wat-all").to_owned(),
        Subject::Ambition(ambition) => visit.t(&format!("offer-ambition-{ambition}")).to_owned(),
        Subject::Theme(theme) => visit.t(&format!("map-theme-{theme}")).to_owned(),
    }
}

fn neighbourhoods(atlas: &Atlas, chosen: Option<NeighbourhoodCode>) -> Vec<Together> {
    let choice = |(code, name): &(NeighbourhoodCode, &str)| Choice {
        value: code.to_string(),
        label: (*name).to_owned(),
        chosen: chosen == Some(*code),
        count: None,
    };
    let wards = by_ward(atlas).into_iter().map(|ward| Together {
        label: ward.name.to_owned(),
        options: ward.parts.iter().map(choice).collect(),
    });
    wards.filter(|ward| !ward.options.is_empty()).collect()
}
