//! Dates, states and levels as people read them.

use chrono::{Datelike as _, NaiveDate};
use kernel::Openness;
use shell::Visit;

use crate::{Grain, PlanState, RoughDate, Standing};

/// `9 maart 2020`.
pub(super) fn day(visit: &Visit, day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), visit.t(&format!("vision-month-{}", day.month())), day.year())
}

/// A date no more precise than it is known: `september 2020`, `eerste helft van 2023`.
pub(super) fn date(visit: &Visit, date: RoughDate) -> String {
    let year = date.first_day().year().to_string();
    match date.grain() {
        Grain::Day => day(visit, date.first_day()),
        Grain::Month => format!("{} {year}", visit.t(&format!("vision-month-{}", date.ordinal()))),
        Grain::Quarter => visit.t_with(&format!("vision-quarter-{}", date.ordinal()), "year", year),
        Grain::Half => visit.t_with(&format!("vision-half-{}", date.ordinal()), "year", year),
        Grain::Year => year,
    }
}

/// The same, or what is said when nobody knows.
pub(super) fn date_if_known(visit: &Visit, known: Option<RoughDate>) -> String {
    known.map_or_else(|| visit.t("vision-unknown").to_owned(), |known| date(visit, known))
}

/// From when until when, as far as it is known.
pub(super) fn span(visit: &Visit, since: Option<RoughDate>, until: Option<RoughDate>) -> String {
    match (since, until) {
        (None, None) => visit.t("vision-span-unknown").to_owned(),
        (Some(since), None) => visit.t_with("vision-span-since", "since", date(visit, since)),
        (None, Some(until)) => visit.t_with("vision-span-until", "until", date(visit, until)),
        (Some(since), Some(until)) => {
            let (since, until) = (date(visit, since), date(visit, until));
            visit.t_args("vision-span", &[("since", since.into()), ("until", until.into())])
        }
    }
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

/// The colour of a badge for how a promise stands.
pub(super) const fn standing_tone(standing: Standing) -> &'static str {
    match standing {
        Standing::Late => "error",
        Standing::Running => "warning",
        Standing::Done => "success",
        Standing::Withdrawn => "inactive",
    }
}

/// The colour of a badge for where a plan stands.
pub(super) const fn plan_tone(state: PlanState) -> &'static str {
    match state {
        PlanState::Preparing => "warning",
        PlanState::Adopted => "success",
        PlanState::Ended | PlanState::Dropped => "inactive",
    }
}

/// A share in tenths of a percent as people read it, or the word for unknown.
pub(super) fn share(visit: &Visit, permille: Option<i64>) -> String {
    match permille {
        None => visit.t("goal-share-unknown").to_owned(),
        Some(whole) if whole % 10 == 0 => format!("{}%", whole / 10),
        Some(part) => format!("{},{}%", part / 10, part % 10),
    }
}
