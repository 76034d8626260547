use chrono::NaiveDate;
use kernel::{Instant, Span};
use serde::Serialize;
use vision::{Promise, PromiseId, Standing};

use crate::{Answer, EditionId, OutlookId, WrongStep};

/// A line of the outlook as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewOutlook {
    /// The edition that says it.
    pub edition: EditionId,
    /// What will be done.
    pub title: String,
    /// When, if that was said.
    pub due: Option<Span>,
    /// The promise to the council that it became.
    pub promise: Option<PromiseId>,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

/// Where a line of the outlook stands: said in one edition, answered in the next.
///
/// Diagram: `docs/state-machines/outlook.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutlookState {
    /// Nobody answered yet.
    Promised,
    /// It was done.
    Done(Answer),
    /// It is going on.
    Running(Answer),
    /// It comes later than was said.
    Late(Answer),
    /// It will not be done.
    Withdrawn(Answer),
}

/// What a later edition can say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutlookStep {
    /// It was done.
    Finish(Answer),
    /// It is going on.
    GoOn(Answer),
    /// It comes later.
    Delay(Answer),
    /// It will not be done.
    Withdraw(Answer),
    /// The answer was wrong.
    Reopen,
}

impl OutlookState {
    /// Its name in rows and files.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Promised => "promised",
            Self::Done(_) => "done",
            Self::Running(_) => "running",
            Self::Late(_) => "late",
            Self::Withdrawn(_) => "withdrawn",
        }
    }

    /// What was answered.
    #[must_use]
    pub const fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Done(answer) | Self::Running(answer) | Self::Late(answer) | Self::Withdrawn(answer) => {
                Some(answer)
            }
            Self::Promised => None,
        }
    }

    /// The names of the steps that lead somewhere.
    #[must_use]
    pub const fn ways(&self) -> &'static [&'static str] {
        match self {
            Self::Promised => &["finish", "go-on", "delay", "withdraw"],
            Self::Running(_) | Self::Late(_) => &["finish", "go-on", "delay", "withdraw", "reopen"],
            Self::Done(_) | Self::Withdrawn(_) => &["reopen"],
        }
    }

    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(self, step: OutlookStep) -> Result<Self, WrongStep> {
        use OutlookStep as Step;
        match (self, step) {
            (Self::Promised | Self::Running(_) | Self::Late(_), Step::Finish(answer)) => {
                Ok(Self::Done(answer))
            }
            (Self::Promised | Self::Running(_) | Self::Late(_), Step::GoOn(answer)) => {
                Ok(Self::Running(answer))
            }
            (Self::Promised | Self::Running(_) | Self::Late(_), Step::Delay(answer)) => {
                Ok(Self::Late(answer))
            }
            (Self::Promised | Self::Running(_) | Self::Late(_), Step::Withdraw(answer)) => {
                Ok(Self::Withdrawn(answer))
            }
            (Self::Running(_) | Self::Late(_) | Self::Done(_) | Self::Withdrawn(_), Step::Reopen) => {
                Ok(Self::Promised)
            }
            (state @ Self::Promised, step @ Step::Reopen)
            | (
                state @ (Self::Done(_) | Self::Withdrawn(_)),
                step @ (Step::Finish(_) | Step::GoOn(_) | Step::Delay(_) | Step::Withdraw(_)),
            ) => Err(WrongStep { step: step.name(), state: state.name() }),
        }
    }
}

impl OutlookStep {
    /// Its name in addresses and in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Finish(_) => "finish",
            Self::GoOn(_) => "go-on",
            Self::Delay(_) => "delay",
            Self::Withdraw(_) => "withdraw",
            Self::Reopen => "reopen",
        }
    }

    /// What it answers.
    #[must_use]
    pub const fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Finish(answer) | Self::GoOn(answer) | Self::Delay(answer) | Self::Withdraw(answer) => {
                Some(answer)
            }
            Self::Reopen => None,
        }
    }
}

/// A line of the outlook (*vooruitblik*): promised in one edition, and answered in the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// Its identity.
    pub id: OutlookId,
    /// What is registered.
    pub particulars: NewOutlook,
    /// Where it stands.
    pub state: OutlookState,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub changed_at: Instant,
}

impl Outlook {
    /// How it stands on `today`: as a later edition says; before that as the promise stands that it became; before that
    /// by its date.
    #[must_use]
    pub fn standing(&self, promise: Option<&Promise>, today: NaiveDate) -> Standing {
        match (&self.state, promise) {
            (OutlookState::Done(_), _) => Standing::Done,
            (OutlookState::Running(_), _) => Standing::Running,
            (OutlookState::Late(_), _) => Standing::Late,
            (OutlookState::Withdrawn(_), _) => Standing::Withdrawn,
            (OutlookState::Promised, Some(promise)) => promise.standing(today),
            (OutlookState::Promised, None) => {
                let gone = self.particulars.due.is_some_and(|due| due.last_day() < today);
                if gone { Standing::Late } else { Standing::Running }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str) -> Answer {
        Answer { edition: EditionId::from_uuid(uuid::Uuid::nil()), text: text.to_owned() }
    }

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use OutlookState::{Done, Late, Promised, Running, Withdrawn};
        use OutlookStep::{Delay, Finish, GoOn, Reopen, Withdraw};
        let (first, then) = (answer("eerst"), answer("daarna"));
        let steps =
            [Finish(then.clone()), GoOn(then.clone()), Delay(then.clone()), Withdraw(then.clone()), Reopen];
        let any = |last: Option<OutlookState>| {
            let answer = then.clone();
            [
                Some(Done(answer.clone())),
                Some(Running(answer.clone())),
                Some(Late(answer.clone())),
                Some(Withdrawn(answer)),
                last,
            ]
        };
        let over = || [None, None, None, None, Some(Promised)];
        for (from, expected) in [
            (Promised, any(None)),
            (Running(first.clone()), any(Some(Promised))),
            (Late(first.clone()), any(Some(Promised))),
            (Done(first.clone()), over()),
            (Withdrawn(first), over()),
        ] {
            for (step, expected) in steps.iter().zip(expected) {
                assert_eq!(from.ways().contains(&step.name()), expected.is_some(), "{from:?} {step:?}");
                let wrong = WrongStep { step: step.name(), state: from.name() };
                assert_eq!(from.clone().after(step.clone()), expected.ok_or(wrong), "{from:?} {step:?}");
            }
        }
    }

    #[test]
    fn what_nobody_answered_is_late_when_its_last_day_has_gone() {
        let line = Outlook {
            id: OutlookId::from_uuid(uuid::Uuid::nil()),
            particulars: NewOutlook {
                edition: EditionId::from_uuid(uuid::Uuid::nil()),
                title: "Evaluatie".to_owned(),
                due: "2023-h1".parse().ok(),
                promise: None,
                source: None,
            },
            state: OutlookState::Promised,
            version: 1,
            changed_at: chrono::DateTime::UNIX_EPOCH,
        };
        assert_eq!(line.standing(None, "2023-06-30".parse().unwrap()), Standing::Running);
        assert_eq!(line.standing(None, "2023-07-01".parse().unwrap()), Standing::Late);
        let done = Outlook { state: OutlookState::Done(answer("Gedaan.")), ..line };
        assert_eq!(done.standing(None, "2023-07-01".parse().unwrap()), Standing::Done);
    }
}
