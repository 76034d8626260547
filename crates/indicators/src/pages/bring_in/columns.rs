//! The question what each column of a file means, and its answer.

use shell::{Choice, Field, Visit};

use crate::Indicator;
use crate::actions::Looked;
use crate::exchange::{Empty, Mapping, Part, Role};

/// The fields of the question.
pub(super) struct Asked {
    pub(super) columns: Vec<Field>,
    pub(super) time: Field,
    pub(super) indicator: Field,
    pub(super) empty: Field,
}

/// With more indicators than this a list of all is no choice; a column then carries the word of its indicator as its name.
const MOST_LISTED: usize = 200;

impl Asked {
    pub(super) fn of(visit: &Visit, looked: &Looked, indicators: &[Indicator]) -> Self {
        let fields = visit.fields("figures", &[]);
        let mapping = &looked.mapping;
        let column = |(place, name): (usize, &String)| {
            let chosen = mapping.columns.get(name).map(Role::to_string).unwrap_or_default();
            let example = looked.sheet.rows.first().map_or("", |row| row.cell(place));
            Field {
                name: format!("column-{place}"),
                label: name.clone(),
                hint: Some(visit.t_with("figures-example", "example", example)),
                options: options(visit, indicators, &chosen),
                ..Field::default()
            }
        };
        let empty = match mapping.empty {
            Empty::Absent => "absent",
            Empty::NotPublished => "not-published",
        };
        Self {
            columns: looked.sheet.columns.iter().enumerate().map(column).collect(),
            time: fields.optional("time", mapping.time.map(|time| time.to_string()).unwrap_or_default()),
            indicator: fields.optional("indicator", mapping.indicator.clone().unwrap_or_default()),
            empty: fields.choice("empty", ["absent", "not-published"], &[empty]),
        }
    }
}

fn options(visit: &Visit, indicators: &[Indicator], chosen: &str) -> Vec<Choice> {
    let choice = |value: String, label: String| Choice { chosen: value == chosen, value, label, count: None };
    let plain = |role: Role| {
        let key = match &role {
            Role::Ignored => "figures-role-ignored".to_owned(),
            Role::Place | Role::Time | Role::Indicator | Role::Part(_) | Role::PartOf(..) => {
                format!("figures-role-{role}")
            }
        };
        choice(role.to_string(), visit.t(&key).to_owned())
    };
    let unsaid = choice(String::new(), visit.t("figures-role-unsaid").to_owned());
    let of_row = [Role::Ignored, Role::Place, Role::Time, Role::Indicator].into_iter();
    let parts = Part::ALL.iter().map(|part| Role::Part(*part));
    let listed = if indicators.len() <= MOST_LISTED { indicators } else { &[] };
    let own = listed.iter().map(|one| {
        let role = Role::PartOf(Part::Value, one.slug.clone()).to_string();
        choice(role, visit.t_with("figures-role-value-of", "name", one.label.name.as_str()))
    });
    let mut all: Vec<Choice> =
        std::iter::once(unsaid).chain(of_row.chain(parts).map(plain)).chain(own).collect();
    if !chosen.is_empty() && !all.iter().any(|one| one.chosen) {
        all.push(choice(chosen.to_owned(), chosen.to_owned()));
    }
    all
}

/// What somebody says that the columns mean.
pub(super) fn said(looked: &Looked, pairs: &[(String, String)]) -> Mapping {
    let value = |name: &str| pairs.iter().find(|(one, _)| one == name).map(|(_, value)| value.trim());
    let mut mapping = looked.mapping.clone();
    for (place, name) in looked.sheet.columns.iter().enumerate() {
        match value(&format!("column-{place}")).map(str::parse::<Role>) {
            Some(Ok(role)) => {
                mapping.columns.insert(name.clone(), role);
            }
            Some(Err(_)) => {
                mapping.columns.remove(name);
            }
            None => {}
        }
    }
    mapping.time = value("time").and_then(|time| time.parse().ok());
    mapping.indicator = value("indicator").filter(|word| !word.is_empty()).map(ToOwned::to_owned);
    mapping.empty = match value("empty") {
        Some("not-published") => Empty::NotPublished,
        Some(_) | None => Empty::Absent,
    };
    mapping
}
