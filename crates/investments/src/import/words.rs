//! The words of the heads, as people write them.

/// A column that is not a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Number,
    Intervention,
    Source,
    Part,
    Lasting,
    Nature,
    Evaluation,
    From,
    TaskField,
    Ambition,
    Track,
    Goal,
    EvaluationName,
    Decision,
    Remark,
    Document,
}

const HEADS: &[(Column, &[&str])] = &[
    (Column::Number, &["regel", "nr", "nummer", "line", "number"]),
    (Column::Intervention, &["interventie", "inzet", "intervention"]),
    (Column::Source, &["dekking", "dekkingsbron", "coverage", "coverage_source"]),
    (Column::Part, &["onderdeel", "deel", "part", "sub_grant"]),
    (Column::Lasting, &["s/i", "structureel of incidenteel", "structural_or_incidental"]),
    (Column::Nature, &["aard", "nature"]),
    (Column::Evaluation, &["evaluatie", "evaluatie in", "evaluation"]),
    (Column::From, &["vanaf", "afhankelijk vanaf", "from"]),
    (Column::TaskField, &["taakveld", "task field"]),
    (Column::Ambition, &["ambitie", "ambition"]),
    (Column::Track, &["spoor", "track"]),
    (Column::Goal, &["doel", "goal"]),
    (Column::EvaluationName, &["welke evaluatie", "which evaluation"]),
    (Column::Decision, &["besluit", "decision"]),
    (Column::Remark, &["toelichting", "opmerking", "remark"]),
    (Column::Document, &["vindplaats", "bron", "source", "document"]),
];

/// What the head of a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Column(Column),
    Year(i32),
}

pub(super) fn head(text: &str) -> Option<Head> {
    let plain = text.trim().trim_end_matches('*').trim().to_lowercase();
    if let Some((column, _)) = HEADS.iter().find(|(_, words)| words.contains(&plain.as_str())) {
        return Some(Head::Column(*column));
    }
    let year = plain.trim_start_matches("eur_").trim_start_matches('€').trim();
    year.parse().ok().filter(|year| (1990..=2200).contains(year)).map(Head::Year)
}

/// Whether a row is one of totals.
pub(super) fn is_total(text: &str) -> bool {
    let plain = text.trim().to_lowercase();
    plain.starts_with("totaal") || plain.starts_with("total")
}
