use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Months, NaiveDate};
use kernel::{Instant, Openness, Span};
use serde::Serialize;

use crate::{DecisionId, GoalNodeId, PolicyPlanId, ThemeId, Ties, WrongStep};

kernel::words! {
    /// Where a policy plan stands. Whether it runs on a day follows from its dates. Diagram:
    /// `docs/state-machines/policy-plan.md`.
    PlanState, "state of a policy plan" {
        /// Being written.
        Preparing => "preparing",
        /// Adopted.
        Adopted => "adopted",
        /// Over: its time has gone, or another plan took its place.
        Ended => "ended",
        /// Given up before it was adopted.
        Dropped => "dropped",
    }
}

kernel::words! {
    /// What can be done with a policy plan.
    PlanStep, "step of a policy plan" {
        /// Council or college adopts it.
        Adopt => "adopt",
        /// It is over.
        End => "end",
        /// It is given up.
        Drop => "drop",
        /// Undoes the last two.
        Resume => "resume",
    }
}

impl PlanState {
    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(self, step: PlanStep) -> Result<Self, WrongStep> {
        match (self, step) {
            (Self::Preparing, PlanStep::Adopt) | (Self::Ended, PlanStep::Resume) => Ok(Self::Adopted),
            (Self::Adopted, PlanStep::End) => Ok(Self::Ended),
            (Self::Preparing, PlanStep::Drop) => Ok(Self::Dropped),
            (Self::Dropped, PlanStep::Resume) => Ok(Self::Preparing),
            (Self::Preparing, PlanStep::End | PlanStep::Resume)
            | (Self::Adopted, PlanStep::Adopt | PlanStep::Drop | PlanStep::Resume)
            | (Self::Ended | Self::Dropped, PlanStep::Adopt | PlanStep::End | PlanStep::Drop) => {
                Err(WrongStep { step: step.name(), state: self.name() })
            }
        }
    }

    /// The steps that lead somewhere from here.
    pub fn steps(self) -> impl Iterator<Item = PlanStep> {
        PlanStep::ALL.iter().copied().filter(move |step| self.after(*step).is_ok())
    }
}

/// A policy plan as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewPolicyPlan {
    /// What it is called.
    pub title: String,
    /// What it is about, in a few sentences; may be empty.
    pub about: String,
    /// Since when it runs, when that is known.
    pub since: Option<Span>,
    /// Until when, when that is known.
    pub until: Option<Span>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The plans that come in its place.
    pub successors: BTreeSet<PolicyPlanId>,
    /// What of the vision it serves.
    pub themes: Ties<ThemeId>,
    /// Which goals of the budget it serves.
    pub goals: Ties<GoalNodeId>,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

impl NewPolicyPlan {
    /// A public plan of which only the name is known.
    #[must_use]
    pub fn titled(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            about: String::new(),
            since: None,
            until: None,
            owner: None,
            successors: BTreeSet::new(),
            themes: Ties::new(),
            goals: Ties::new(),
            openness: Openness::Public,
            source: None,
        }
    }
}

/// A policy plan (*beleidsplan*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyPlan {
    /// Its identity.
    pub id: PolicyPlanId,
    /// What is registered.
    pub particulars: NewPolicyPlan,
    /// Where it stands.
    pub state: PlanState,
    /// By which decision it was adopted.
    pub decision: Option<DecisionId>,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub changed_at: Instant,
}

impl PolicyPlan {
    /// Whether it was adopted and its time holds `day`, as far as its time is known.
    #[must_use]
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        let began = self.particulars.since.is_none_or(|since| since.first_day() <= day);
        let lasts = self.particulars.until.is_none_or(|until| day <= until.last_day());
        match self.state {
            PlanState::Adopted => began && lasts,
            // Without its last day nobody knows how long a plan ran that is over.
            PlanState::Ended => began && lasts && self.particulars.until.is_some(),
            PlanState::Preparing | PlanState::Dropped => false,
        }
    }

    /// Its last day, when that lies within a year from `today`, or has gone while it still counts as adopted, and no
    /// other plan comes in its place.
    #[must_use]
    pub fn ends_soon_alone(&self, today: NaiveDate) -> Option<NaiveDate> {
        let in_a_year = today.checked_add_months(Months::new(12)).unwrap_or(NaiveDate::MAX);
        let last = self.particulars.until?.last_day();
        let alone = self.particulars.successors.is_empty() && self.state == PlanState::Adopted;
        (alone && last <= in_a_year).then_some(last)
    }
}

/// How many plans ran on the last day of each year, from the first year of any plan to the last: the aim is to have
/// fewer. Plans of which no year is known are left out, and named apart by the page.
pub(crate) fn plans_per_year(plans: &[PolicyPlan]) -> Vec<(i32, usize)> {
    let dated =
        || plans.iter().filter(|plan| plan.particulars.since.is_some() || plan.particulars.until.is_some());
    let years = || {
        dated().flat_map(|plan| {
            let days =
                [plan.particulars.since.map(Span::first_day), plan.particulars.until.map(Span::last_day)];
            days.into_iter().flatten().map(|day| day.year())
        })
    };
    let (Some(first), Some(last)) = (years().min(), years().max()) else { return Vec::new() };
    (first..=last)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 12, 31).map(|day| (year, day)))
        .map(|(year, day)| (year, dated().filter(|plan| plan.runs_on(day)).count()))
        .collect()
}

/// Whether a chain of successors that begins at `plan` comes back to it.
#[must_use]
pub(crate) fn comes_in_its_own_place(
    successors: &BTreeMap<PolicyPlanId, BTreeSet<PolicyPlanId>>,
    plan: PolicyPlanId,
) -> bool {
    let next = |of: PolicyPlanId| successors.get(&of).into_iter().flatten().copied();
    let mut seen = BTreeSet::new();
    let mut ahead: Vec<PolicyPlanId> = next(plan).collect();
    while let Some(one) = ahead.pop() {
        if one == plan {
            return true;
        }
        if seen.insert(one) {
            ahead.extend(next(one));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_of_successors_never_comes_back_to_where_it_began() {
        let id = |number: u128| PolicyPlanId::from_uuid(uuid::Uuid::from_u128(number));
        let chains = |pairs: &[(u128, u128)]| {
            let mut chains: BTreeMap<PolicyPlanId, BTreeSet<PolicyPlanId>> = BTreeMap::new();
            for (from, to) in pairs {
                chains.entry(id(*from)).or_default().insert(id(*to));
            }
            chains
        };
        assert!(comes_in_its_own_place(&chains(&[(1, 2), (2, 3), (3, 1)]), id(1)));
        assert!(comes_in_its_own_place(&chains(&[(1, 1)]), id(1)));
        assert!(!comes_in_its_own_place(&chains(&[(1, 2), (1, 3), (2, 4), (3, 4)]), id(1)));
        assert!(
            !comes_in_its_own_place(&chains(&[(1, 2), (2, 3), (3, 2)]), id(1)),
            "a circle elsewhere ends too"
        );
    }

    fn plan(state: PlanState, since: &str, until: &str) -> PolicyPlan {
        PolicyPlan {
            id: PolicyPlanId::from_uuid(uuid::Uuid::nil()),
            particulars: NewPolicyPlan {
                since: since.parse().ok(),
                until: until.parse().ok(),
                ..NewPolicyPlan::titled("Een plan")
            },
            state,
            decision: None,
            version: 1,
            changed_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use PlanState::{Adopted, Dropped, Ended, Preparing};
        for (from, expected) in [
            (Preparing, [Ok(Adopted), Err("end"), Ok(Dropped), Err("resume")]),
            (Adopted, [Err("adopt"), Ok(Ended), Err("drop"), Err("resume")]),
            (Ended, [Err("adopt"), Err("end"), Err("drop"), Ok(Adopted)]),
            (Dropped, [Err("adopt"), Err("end"), Err("drop"), Ok(Preparing)]),
        ] {
            for (step, expected) in PlanStep::ALL.iter().zip(expected) {
                let expected = expected.map_err(|step| WrongStep { step, state: from.name() });
                assert_eq!(from.after(*step), expected, "{from} {step}");
            }
        }
    }

    #[test]
    fn a_plan_that_ends_within_a_year_and_has_no_successor_is_noticed() {
        let today = day("2026-03-02");
        let end = |until: &str| plan(PlanState::Adopted, "2023", until).ends_soon_alone(today);
        assert_eq!(end("2026"), Some(day("2026-12-31")));
        assert_eq!(end("2027-03-02"), Some(day("2027-03-02")));
        assert_eq!(end("2027-03-03"), None);
        assert_eq!(end("2025"), Some(day("2025-12-31")), "its time has gone and nobody said so");
        assert_eq!(end(""), None);
        assert_eq!(plan(PlanState::Ended, "2023", "2026").ends_soon_alone(today), None);
        let mut followed = plan(PlanState::Adopted, "2023", "2026");
        followed.particulars.successors.insert(followed.id);
        assert_eq!(followed.ends_soon_alone(today), None);
    }

    #[test]
    fn the_plans_of_each_year_are_those_that_run_on_its_last_day() {
        let plans = [
            plan(PlanState::Adopted, "2023", "2026"),
            plan(PlanState::Adopted, "2022-07-01", "2024-06"),
            plan(PlanState::Ended, "2022", "2023"),
            plan(PlanState::Preparing, "2026", "2027"),
            plan(PlanState::Adopted, "", ""),
        ];
        assert_eq!(
            plans_per_year(&plans),
            [(2022, 2), (2023, 3), (2024, 1), (2025, 1), (2026, 1), (2027, 0)]
        );
        assert_eq!(plans_per_year(&plans[4..]), []);
    }
}
