use chrono::NaiveDate;
use serde::Serialize;

crate::words! {
    /// Who may see a thing.
    Openness, "level of openness" {
        /// Everybody.
        Public => "public",
        /// The council, under confidentiality.
        CouncilConfidential => "council_confidential",
        /// The municipality's own staff.
        Internal => "internal",
        /// Named people only.
        Restricted => "restricted",
    }
}

/// The time a figure speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// The state on one day, such as residents on 1 January.
    On(NaiveDate),
    /// A calendar year.
    Year(i32),
}

/// Where a figure was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The publication, as it names itself.
    pub name: String,
    /// The day on which it was taken over, when known.
    pub taken_on: Option<NaiveDate>,
}

/// A figure that can be published: it says what it is, in which unit, of when, from where and for whom.
///
/// There is no way to make one without all of these.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Traced<T> {
    /// The figure itself.
    pub value: T,
    /// Name and version of its definition.
    pub definition: &'static str,
    /// What is counted or measured.
    pub unit: &'static str,
    /// The time it speaks of.
    pub period: Period,
    /// Where it was taken from.
    pub source: Source,
    /// Who may see it.
    pub openness: Openness,
}
