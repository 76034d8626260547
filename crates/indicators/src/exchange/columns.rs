//! What the columns of a file most likely hold, by their names.

use super::{Mapping, Part, Role, Sheet};
use crate::Indicator;

/// Names that sources give their columns, folded.
const NAMES: [(&str, Role); 33] = [
    ("gebied", Role::Place),
    ("gebiedscode", Role::Place),
    ("area", Role::Place),
    ("code", Role::Place),
    ("buurtcode", Role::Place),
    ("wijkenenbuurten", Role::Place),
    ("regioenwijkenenbuurten", Role::Place),
    ("regios", Role::Place),
    ("gwbcode", Role::Place),
    ("periode", Role::Time),
    ("perioden", Role::Time),
    ("period", Role::Time),
    ("jaar", Role::Time),
    ("year", Role::Time),
    ("peildatum", Role::Time),
    ("indicator", Role::Indicator),
    ("measure", Role::Indicator),
    ("onderwerp", Role::Indicator),
    ("waarde", Role::Part(Part::Value)),
    ("value", Role::Part(Part::Value)),
    ("teller", Role::Part(Part::Numerator)),
    ("numerator", Role::Part(Part::Numerator)),
    ("noemer", Role::Part(Part::Denominator)),
    ("denominator", Role::Part(Part::Denominator)),
    ("ondergrens", Role::Part(Part::Low)),
    ("bovengrens", Role::Part(Part::High)),
    ("antwoorden", Role::Part(Part::Answers)),
    ("answers", Role::Part(Part::Answers)),
    ("reden", Role::Part(Part::Reason)),
    ("valueattribute", Role::Part(Part::Reason)),
    ("status", Role::Part(Part::Status)),
    ("id", Role::Ignored),
    ("opmerking", Role::Ignored),
];

impl Mapping {
    /// What was remembered of this source, and for other columns what their names say; a column of which neither says anything
    /// is left open.
    #[must_use]
    pub fn guessed(sheet: &Sheet, indicators: &[Indicator], remembered: Option<&Self>) -> Self {
        let mut mapping = remembered.cloned().unwrap_or_default();
        for name in &sheet.columns {
            if !mapping.columns.contains_key(name)
                && let Some(role) = by_name(name, indicators)
            {
                mapping.columns.insert(name.clone(), role);
            }
        }
        mapping
    }
}

fn by_name(name: &str, indicators: &[Indicator]) -> Option<Role> {
    let known =
        |word: &str| indicators.iter().find(|one| one.slug.as_str() == word).map(|one| one.slug.clone());
    let lower = name.trim().to_lowercase();
    if let Some(slug) = known(&lower) {
        return Some(Role::PartOf(Part::Value, slug));
    }
    if let Some((slug, part)) = lower.split_once(':')
        && let (Some(slug), Some(Role::Part(part))) = (known(slug), named(part))
    {
        return Some(Role::PartOf(part, slug));
    }
    named(&lower)
}

fn named(name: &str) -> Option<Role> {
    let folded: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    NAMES.iter().find(|(known, _)| *known == folded).map(|(_, role)| role.clone())
}
