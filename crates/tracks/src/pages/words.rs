//! Dates, half-years and states as people read them.

use chrono::NaiveDate;
use kernel::{Openness, Span};
use shell::Visit;
use vision::Standing;

use crate::{EditionState, HalfYear, MilestoneState, NewFigure, RiskState, Said, Weight};

/// `9 maart 2020`.
pub(super) fn day(visit: &Visit, day: NaiveDate) -> String {
    visit.day(day)
}

/// A date no more precise than it is known.
pub(super) fn date(visit: &Visit, date: Span) -> String {
    visit.span(date)
}

/// The same, or what is said when no date is known.
pub(super) fn date_if_known(visit: &Visit, known: Option<Span>) -> String {
    known.map_or_else(|| visit.t("vision-unknown").to_owned(), |known| date(visit, known))
}

/// `tweede helft van 2022`.
pub(super) fn half(visit: &Visit, half: HalfYear) -> String {
    visit.span(half.span())
}

/// The word for who may see it; none for what everybody may.
pub(super) fn openness(visit: &Visit, openness: Openness) -> Option<String> {
    match openness {
        Openness::Public => None,
        Openness::CouncilConfidential | Openness::Internal | Openness::Restricted => {
            Some(visit.t(&format!("vision-openness-{openness}")).to_owned())
        }
    }
}

/// An amount with what is counted; *about* when the source says so.
pub(super) fn amount(visit: &Visit, figure: &NewFigure) -> String {
    let written = format!("{} {}", figure.written(), figure.unit);
    let written = written.trim().to_owned();
    if figure.about { visit.t_with("tracks-about", "amount", written) } else { written }
}

/// What was said, and on which day.
pub(super) fn said(visit: &Visit, said: &Said) -> String {
    format!("{} ({})", said.text, day(visit, said.on))
}

pub(super) const fn standing_tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Late => "error",
        Standing::Running => "warning",
        Standing::Done => "success",
        Standing::Withdrawn => "inactive",
    }
}

pub(super) const fn edition_tone(state: EditionState) -> &'static str {
    match state {
        EditionState::Draft | EditionState::Shared => "warning",
        EditionState::Published => "success",
    }
}

pub(super) const fn milestone_tone(state: &MilestoneState, late: bool) -> &'static str {
    match state {
        MilestoneState::Planned if late => "error",
        MilestoneState::Planned => "neutral",
        MilestoneState::Reached(_) => "success",
        MilestoneState::Dropped(_) => "inactive",
    }
}

pub(super) const fn risk_tone(state: &RiskState) -> &'static str {
    match state {
        RiskState::Identified | RiskState::Assessed => "warning",
        RiskState::Controlled => "success",
        RiskState::Accepted(_) => "neutral",
        RiskState::Escalated(_) => "error",
        RiskState::Closed(_) => "inactive",
    }
}

pub(super) const fn weight_tone(weight: Weight) -> &'static str {
    match weight {
        Weight::High => "error",
        Weight::Middle => "warning",
        Weight::Low => "success",
    }
}
