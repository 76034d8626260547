use chrono::{Days, Months, NaiveDate};
use kernel::{Instant, Openness, words};
use vision::ThemeId;

use crate::{PilotId, QuestionId};

words! {
    /// Where a cycle of a question stands. Diagram: `docs/state-machines/learning-cycle.md`.
    CycleState, "state of a learning cycle" {
        /// Under way (*loopt*).
        Running => "running",
        /// What we do is kept: the question is answered (*we houden het zo*).
        Kept => "kept",
        /// The question is left (*we stoppen met deze vraag*).
        Closed => "closed",
        /// The question goes on, and so does the next cycle (*we gaan door*).
        CarriedOn => "carried_on",
    }
}

words! {
    /// How a cycle ends.
    CycleStep, "end of a learning cycle" {
        /// Keep what we do.
        Keep => "keep",
        /// Leave the question.
        Close => "close",
        /// Go on with it.
        CarryOn => "carry_on",
    }
}

impl CycleState {
    /// Where the cycle stands after `step`; `None` when it ended before.
    #[must_use]
    pub const fn after(self, step: CycleStep) -> Option<Self> {
        match (self, step) {
            (Self::Running, CycleStep::Keep) => Some(Self::Kept),
            (Self::Running, CycleStep::Close) => Some(Self::Closed),
            (Self::Running, CycleStep::CarryOn) => Some(Self::CarriedOn),
            (
                Self::Kept | Self::Closed | Self::CarriedOn,
                CycleStep::Keep | CycleStep::Close | CycleStep::CarryOn,
            ) => None,
        }
    }
}

/// How many months a cycle lasts when nobody says otherwise.
pub const USUAL_MONTHS: u8 = 3;

/// What is asked (*leervraag*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedQuestion {
    /// The question.
    pub question: String,
    /// What we expect the answer to be.
    pub hypothesis: String,
    /// How many months a cycle lasts, from 1 to 24.
    pub months: u8,
    /// The pilot in which it is asked, when it is asked in one.
    pub pilot: Option<PilotId>,
    /// What of the vision it is about.
    pub themes: Vec<ThemeId>,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from, as document and line.
    pub source: Option<String>,
}

/// What was seen in a cycle, figures and stories apart, and what changes because of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen {
    /// What the figures say.
    pub figures: String,
    /// What people tell.
    pub stories: String,
    /// What we change.
    pub change: String,
}

/// A stretch of time in which a question is looked at (*leercyclus*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle {
    /// Its place in the row, from 1.
    pub number: i64,
    /// Its first day.
    pub starts: NaiveDate,
    /// Its last day.
    pub ends: NaiveDate,
    /// What was seen.
    pub seen: Seen,
    /// Where it stands.
    pub state: CycleState,
    /// When it ended.
    pub closed_on: Option<NaiveDate>,
}

/// A question of the learning agenda with its cycles (*leeragenda*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Which one.
    pub id: QuestionId,
    /// What is asked.
    pub asked: AskedQuestion,
    /// Its cycles, the first one first; there is always one.
    pub cycles: Vec<Cycle>,
    /// When it was last changed.
    pub changed_at: Instant,
    /// Counts its changes.
    pub version: i64,
}

impl Cycle {
    /// The first cycle of a question, or the next one: it begins on `starts` and lasts `months`.
    #[must_use]
    pub fn beginning(number: i64, starts: NaiveDate, months: u8) -> Self {
        let after = starts.checked_add_months(Months::new(u32::from(months)));
        let ends = after.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(starts);
        Self { number, starts, ends, seen: Seen::default(), state: CycleState::Running, closed_on: None }
    }

    /// Whether its last day went by without anybody ending it.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state == CycleState::Running && today > self.ends
    }

    /// The cycle ended on `today`, and the one that follows it when the question goes on. `None` when it ended before.
    #[must_use]
    pub fn ended(
        &self,
        step: CycleStep,
        seen: Seen,
        today: NaiveDate,
        months: u8,
    ) -> Option<(Self, Option<Self>)> {
        let state = self.state.after(step)?;
        let next = match step {
            CycleStep::CarryOn => {
                let from = today.checked_add_days(Days::new(1)).unwrap_or(today);
                Some(Self::beginning(self.number + 1, from, months))
            }
            CycleStep::Keep | CycleStep::Close => None,
        };
        Some((Self { seen, state, closed_on: Some(today), ..self.clone() }, next))
    }
}

impl Question {
    /// The cycle that is under way.
    #[must_use]
    pub fn running(&self) -> Option<&Cycle> {
        self.cycles.iter().find(|cycle| cycle.state == CycleState::Running)
    }

    /// Whether its cycle should have ended by now.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.running().is_some_and(|cycle| cycle.is_overdue(today))
    }
}

impl AskedQuestion {
    /// The names of the fields in which `other` differs, for the log.
    #[must_use]
    pub fn fields_changed(&self, other: &Self) -> Vec<&'static str> {
        let differs = [
            ("question", self.question != other.question),
            ("hypothesis", self.hypothesis != other.hypothesis),
            ("months", self.months != other.months),
            ("pilot", self.pilot != other.pilot),
            ("themes", self.themes != other.themes),
            ("openness", self.openness != other.openness),
            ("source", self.source != other.source),
        ];
        differs.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_cycle_ends_once_and_in_one_way() {
        use CycleState::{CarriedOn, Closed, Kept, Running};
        for (from, ends) in [
            (Running, [Some(Kept), Some(Closed), Some(CarriedOn)]),
            (Kept, [None; 3]),
            (Closed, [None; 3]),
            (CarriedOn, [None; 3]),
        ] {
            let found: Vec<_> = CycleStep::ALL.iter().map(|step| from.after(*step)).collect();
            assert_eq!(found, ends, "{from}");
        }
        assert_eq!(CycleState::ALL.len(), 4);
    }

    #[test]
    fn a_cycle_lasts_three_months_to_the_day() {
        for (starts, months, ends) in [
            ("2022-09-01", 3, "2022-11-30"),
            ("2023-11-30", 3, "2024-02-28"),
            ("2024-01-01", 12, "2024-12-31"),
        ] {
            assert_eq!(Cycle::beginning(1, day(starts), months).ends, day(ends));
        }
    }

    #[test]
    fn the_next_cycle_opens_by_itself_when_the_question_goes_on() {
        let first = Cycle::beginning(1, day("2026-01-01"), 3);
        let seen = Seen { figures: "12 van de 30".to_owned(), ..Seen::default() };
        let (ended, next) = first.ended(CycleStep::CarryOn, seen.clone(), day("2026-04-10"), 2).unwrap();
        assert_eq!(
            (ended.state, ended.closed_on, &ended.seen),
            (CycleState::CarriedOn, Some(day("2026-04-10")), &seen)
        );
        let next = next.unwrap();
        assert_eq!((next.number, next.starts, next.ends), (2, day("2026-04-11"), day("2026-06-10")));
        assert_eq!(next.seen, Seen::default());
        for step in [CycleStep::Keep, CycleStep::Close] {
            assert_eq!(first.ended(step, Seen::default(), day("2026-04-10"), 3).unwrap().1, None);
        }
        assert_eq!(ended.ended(CycleStep::Keep, Seen::default(), day("2026-04-11"), 3), None);
    }

    #[test]
    fn a_cycle_is_late_from_the_day_after_its_last() {
        let cycle = Cycle::beginning(1, day("2026-01-01"), 3);
        assert!(!cycle.is_overdue(day("2026-03-31")));
        assert!(cycle.is_overdue(day("2026-04-01")));
        let (ended, _) = cycle.ended(CycleStep::Close, Seen::default(), day("2026-04-02"), 3).unwrap();
        assert!(!ended.is_overdue(day("2027-01-01")));
    }
}
