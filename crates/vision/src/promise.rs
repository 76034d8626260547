use chrono::NaiveDate;
use kernel::{Instant, Openness, Span};
use serde::Serialize;

use crate::promise_state::PromiseState;
use crate::{Body, DecisionId, PromiseId, WebLink};

/// A promise as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewPromise {
    /// What was promised.
    pub title: String,
    /// Where: the report, the meeting, the letter.
    pub occasion: String,
    /// To whom.
    pub body: Body,
    /// When it was made.
    pub made: Span,
    /// When it is to be done, when that was said.
    pub due: Option<Span>,
    /// What settles it.
    pub settles: String,
    /// What is known beside it; such as that no document says what came of it.
    pub remark: Option<String>,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

/// What shows that a promise was kept, or that the council let it go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// On which day.
    pub on: NaiveDate,
    /// What shows it.
    pub text: String,
    /// Where that can be read.
    pub link: Option<WebLink>,
    /// The decision or note that it is.
    pub decision: Option<DecisionId>,
}

/// A promise to the council (*toezegging*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its identity.
    pub id: PromiseId,
    /// What is registered.
    pub particulars: NewPromise,
    /// Where it stands.
    pub state: PromiseState,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub changed_at: Instant,
}

kernel::words! {
    /// How a promise stands today, as people ask for it.
    Standing, "standing of a promise" {
        /// Not done, and its day has gone.
        Late => "late",
        /// Not done yet.
        Running => "running",
        /// Done.
        Done => "done",
        /// The council let it go.
        Withdrawn => "withdrawn",
    }
}

impl Promise {
    /// How it stands on `today`.
    #[must_use]
    pub fn standing(&self, today: NaiveDate) -> Standing {
        match &self.state {
            PromiseState::Settled(_) => Standing::Done,
            PromiseState::Withdrawn(_) => Standing::Withdrawn,
            PromiseState::Made | PromiseState::Running if self.days_late(today) > 0 => Standing::Late,
            PromiseState::Made | PromiseState::Running => Standing::Running,
        }
    }

    /// How many days its last day has gone; nothing or less when it has not.
    #[must_use]
    pub fn days_late(&self, today: NaiveDate) -> i64 {
        self.particulars.due.map_or(0, |due| (today - due.last_day()).num_days())
    }

    /// Whether it was kept after its last day.
    #[must_use]
    pub fn was_kept_late(&self) -> bool {
        match &self.state {
            PromiseState::Settled(proof) => self.days_late(proof.on) > 0,
            PromiseState::Made | PromiseState::Running | PromiseState::Withdrawn(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn promise(state: PromiseState) -> Promise {
        Promise {
            id: PromiseId::from_uuid(uuid::Uuid::nil()),
            particulars: NewPromise {
                title: "Een evaluatie".to_owned(),
                occasion: "Rapportage".to_owned(),
                body: Body::Council,
                made: "2023".parse().unwrap(),
                due: "2023-h1".parse().ok(),
                settles: "De evaluatie".to_owned(),
                remark: None,
                openness: Openness::Public,
                source: None,
            },
            state,
            version: 1,
            changed_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_due_in_a_half_year_is_late_on_the_day_after_it() {
        let promise = promise(PromiseState::Running);
        assert_eq!(promise.standing(day("2023-06-30")), Standing::Running);
        assert_eq!(promise.standing(day("2023-07-01")), Standing::Late);
    }

    #[test]
    fn what_is_kept_or_let_go_is_never_late() {
        let proof = |on: &str| Proof { on: day(on), text: "Nota".to_owned(), link: None, decision: None };
        let done = promise(PromiseState::Settled(proof("2023-09-01")));
        assert_eq!(done.standing(day("2026-01-01")), Standing::Done);
        assert!(done.was_kept_late());
        assert!(!promise(PromiseState::Settled(proof("2023-06-30"))).was_kept_late());
        let gone = promise(PromiseState::Withdrawn(proof("2023-09-01")));
        assert_eq!(gone.standing(day("2026-01-01")), Standing::Withdrawn);
        assert!(!gone.was_kept_late());
    }
}
