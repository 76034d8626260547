//! Dates, states and levels as people read them.

use kernel::{Openness, Span};
use shell::Visit;

use crate::{PlanState, Standing};

/// A date as people read it, or what is said when nobody knows.
pub(super) fn date_if_known(visit: &Visit, known: Option<Span>) -> String {
    known.map_or_else(|| visit.t("vision-unknown").to_owned(), |known| visit.span(known))
}

/// From when until when, as far as it is known.
pub(super) fn span(visit: &Visit, since: Option<Span>, until: Option<Span>) -> String {
    visit.from_until(since, until).unwrap_or_else(|| visit.t("vision-span-unknown").to_owned())
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
