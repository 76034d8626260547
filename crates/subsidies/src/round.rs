use chrono::{DateTime, NaiveDate};
use investments::BudgetLineId;
use kernel::{AccountId, Cents, Instant};
use legal_terms::{Calendar, Closing, Shift, TermError};
use serde::{Deserialize, Serialize};

use crate::{RoundId, RoundState, Rules, RulesVersion, SchemeId};

/// A step that leads nowhere from where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{step}` leads nowhere from `{state}`")]
pub struct WrongStep {
    /// The step.
    pub step: &'static str,
    /// Where it stands.
    pub state: &'static str,
}

/// A round as it is prepared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRound {
    /// Of which scheme.
    pub scheme: SchemeId,
    /// How people call it.
    pub name: String,
    /// The first day on which somebody can apply.
    pub opens: NaiveDate,
    /// The last day; it counts whole.
    pub closes: NaiveDate,
    /// The first day for which is granted.
    pub from: NaiveDate,
    /// The last.
    pub until: NaiveDate,
    /// The ceiling of each part.
    pub ceilings: Vec<Ceiling>,
    /// The line of the investment plan that pays for it.
    pub budget_line: Option<BudgetLineId>,
    /// Whether the council has yet to make the money available (Awb 4:34).
    pub under_reservation: bool,
    /// Where it was taken from, or that it is invented.
    pub source: Option<String>,
}

/// The most there is to grant for a part (*deelplafond*, Awb 4:22).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceiling {
    /// The key of the part.
    pub part: String,
    /// The most.
    pub amount: Cents,
}

/// A round of a scheme (*openstelling*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Its identity.
    pub id: RoundId,
    /// What is prepared.
    pub particulars: NewRound,
    /// The rules that hold in it, whatever the scheme says later.
    pub rules: RulesVersion,
    /// Where it stands.
    pub state: RoundState,
    /// When ceiling and rules were published.
    pub published: Option<Publication>,
    /// Who prepared it.
    pub made_by: Option<AccountId>,
    /// How often it was written.
    pub version: i64,
}

/// When a round was published, and why so late when it was late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// The day.
    pub on: NaiveDate,
    /// Why on or after the day on which it opened (Awb 4:26, 4:27).
    pub late_because: Option<String>,
}

/// What the day says of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Not for everybody yet.
    Prepared,
    /// Everybody knows when it opens.
    Announced,
    /// Somebody can apply.
    Open,
    /// It is too late to apply.
    Closed,
    /// Nobody is waiting for a decision any more.
    Decided,
}

impl Phase {
    /// Its name in texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Announced => "announced",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Decided => "decided",
        }
    }
}

/// What keeps a round from being adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundFault {
    /// It closes before it opens.
    Window,
    /// What it grants for ends before it begins.
    Period,
    /// A part has no ceiling, a ceiling no part, or it is nothing.
    Ceilings,
    /// The rules of the scheme cannot be used.
    Rules,
    /// The ceiling is more than the budget line holds in its first year.
    AboveBudget,
}

impl RoundFault {
    /// Its name in texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::Period => "period",
            Self::Ceilings => "ceilings",
            Self::Rules => "rules",
            Self::AboveBudget => "above-budget",
        }
    }
}

impl NewRound {
    /// All ceilings together.
    #[must_use]
    pub fn ceiling(&self) -> Cents {
        self.ceilings.iter().map(|one| one.amount).sum()
    }

    /// All that keeps it from being adopted under these rules, where the budget line holds so much.
    #[must_use]
    pub fn faults(&self, rules: &Rules, budget: Option<Cents>) -> Vec<RoundFault> {
        let mut faults = Vec::new();
        if self.closes < self.opens {
            faults.push(RoundFault::Window);
        }
        if self.until < self.from {
            faults.push(RoundFault::Period);
        }
        let fits = |key: &str| self.ceilings.iter().filter(|one| one.part == key).count() == 1;
        let all = rules.parts.iter().all(|part| fits(&part.key)) && self.ceilings.len() == rules.parts.len();
        if !all || self.ceilings.iter().any(|one| one.amount <= Cents(0)) {
            faults.push(RoundFault::Ceilings);
        }
        if !rules.faults().is_empty() {
            faults.push(RoundFault::Rules);
        }
        if budget.is_some_and(|budget| self.ceiling() > budget) {
            faults.push(RoundFault::AboveBudget);
        }
        faults
    }

    /// Whether publishing on `day` would be too late: ceiling and rules come before the first day (Awb 4:26, 4:27).
    #[must_use]
    pub fn is_late_to_publish(&self, day: NaiveDate) -> bool {
        day >= self.opens
    }

    /// The last second in which somebody can apply. The day of a local rule is not moved by a weekend.
    ///
    /// # Errors
    /// When it lies outside the calendar.
    pub fn last_second(&self, calendar: &Calendar) -> Result<DateTime<chrono::Utc>, TermError> {
        Closing { day: self.closes, shift: Shift::Stays }.last_second(calendar)
    }

    /// Whether something received at `at` came in time.
    ///
    /// # Errors
    /// As [`NewRound::last_second`].
    pub fn is_in_time(&self, at: Instant, calendar: &Calendar) -> Result<bool, TermError> {
        Closing { day: self.closes, shift: Shift::Stays }.is_in_time(at, calendar)
    }
}

impl Round {
    /// What `today` says of it.
    #[must_use]
    pub fn phase(&self, today: NaiveDate) -> Phase {
        match self.state {
            RoundState::Draft | RoundState::Adopted => Phase::Prepared,
            RoundState::Published if today < self.particulars.opens => Phase::Announced,
            RoundState::Published if today <= self.particulars.closes => Phase::Open,
            RoundState::Published | RoundState::Assessing | RoundState::Ranked => Phase::Closed,
            RoundState::Decided | RoundState::Running | RoundState::Completed => Phase::Decided,
        }
    }

    /// The ceiling of a part.
    #[must_use]
    pub fn ceiling_of(&self, part: &str) -> Option<Cents> {
        self.particulars.ceilings.iter().find(|one| one.part == part).map(|one| one.amount)
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::example;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn round() -> NewRound {
        let ceiling = |part: &str, cents| Ceiling { part: part.to_owned(), amount: Cents(cents) };
        NewRound {
            scheme: Id::from_uuid(Uuid::nil()),
            name: "2022".to_owned(),
            opens: day("2021-09-01"),
            closes: day("2021-10-15"),
            from: day("2022-01-01"),
            until: day("2022-12-31"),
            ceilings: vec![ceiling("begeleiding", 84_000_000), ceiling("herontdekken", 28_000_000)],
            budget_line: None,
            under_reservation: false,
            source: None,
        }
    }

    #[test]
    fn a_round_without_fault_can_be_adopted() {
        assert_eq!(round().faults(&example::rules(), Some(Cents(112_000_000))), []);
    }

    #[test]
    fn each_fault_of_a_round_is_named() {
        let broken = |change: fn(&mut NewRound)| {
            let mut round = round();
            change(&mut round);
            round.faults(&example::rules(), None)
        };
        assert_eq!(broken(|round| round.closes = day("2021-08-31")), [RoundFault::Window]);
        assert_eq!(broken(|round| round.until = day("2021-12-31")), [RoundFault::Period]);
        assert_eq!(broken(|round| round.ceilings.truncate(1)), [RoundFault::Ceilings]);
        assert_eq!(broken(|round| round.ceilings[0].amount = Cents(0)), [RoundFault::Ceilings]);
        assert_eq!(broken(|round| round.ceilings[1].part = "anders".to_owned()), [RoundFault::Ceilings]);
        let rules = Rules { minimum: Some(101), ..example::rules() };
        assert_eq!(round().faults(&rules, None), [RoundFault::Rules]);
        assert_eq!(round().faults(&example::rules(), Some(Cents(111_999_999))), [RoundFault::AboveBudget]);
    }

    #[test]
    fn a_rule_published_on_the_first_day_is_too_late() {
        assert!(!round().is_late_to_publish(day("2021-08-31")));
        assert!(round().is_late_to_publish(day("2021-09-01")));
    }

    #[test]
    fn the_last_day_counts_to_its_last_second_on_the_dutch_wall() {
        let calendar = Calendar::default();
        let at = |text: &str| round().is_in_time(text.parse().unwrap(), &calendar).unwrap();
        assert!(at("2021-10-15T21:59:59Z"), "23:59:59 in summer time");
        assert!(at("2021-10-15T21:59:59.999999Z"), "a fraction belongs to its second");
        assert!(!at("2021-10-15T22:00:00Z"));
    }

    #[test]
    fn a_closing_day_in_a_weekend_is_not_moved() {
        let saturday = NewRound { closes: day("2022-10-15"), ..round() };
        let last = saturday.last_second(&Calendar::default()).unwrap();
        assert_eq!(last, "2022-10-15T21:59:59Z".parse::<Instant>().unwrap());
    }
}
