use chrono::NaiveDate;
use kernel::Cents;
use serde::{Deserialize, Serialize};

use super::{ChangeGround, LowerGround};
use crate::WrongStep;

/// A settlement below the grant that is intended, on which the recipient is heard first (Awb 4:8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intention {
    /// What would be settled.
    pub amount: Cents,
    /// Why less than was granted.
    pub ground: LowerGround,
    /// The last day on which the recipient can give a view (*zienswijze*).
    pub views_until: NaiveDate,
    /// Whether a view was given.
    pub heard: bool,
}

/// Where a grant stands.
///
/// Diagram: `docs/state-machines/subsidy-grant.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum GrantState {
    /// Its terms are drawn up, and nobody was told.
    Prepared,
    /// It runs.
    Granted,
    /// It is to be settled lower, and the recipient is heard.
    Intended(Intention),
    /// What it comes to is settled.
    Settled {
        /// How much.
        amount: Cents,
        /// Since which day.
        on: NaiveDate,
    },
    /// It was withdrawn before it was settled (Awb 4:48).
    Withdrawn,
    /// Nothing is to be paid or asked back any more.
    Closed {
        /// What was settled.
        amount: Cents,
        /// Since which day.
        on: NaiveDate,
    },
}

/// What is done with a grant; each stands in its file with day and hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum GrantStep {
    /// Its terms are drawn up anew before it is granted.
    Redraw,
    /// It is granted on these terms.
    Confirm,
    /// It is granted and settled at once: nothing is asked afterwards.
    ConfirmSettled {
        /// How much.
        amount: Cents,
        /// The day.
        on: NaiveDate,
    },
    /// The recipient tells of a change.
    Tell {
        /// What changes.
        what: String,
        /// Whether it is so small that it needs no decision.
        notice: bool,
    },
    /// Other terms are proposed.
    Propose {
        /// Which version of the terms.
        terms: i64,
        /// Why.
        reason: String,
    },
    /// The terms that were proposed hold from now on.
    Amend {
        /// Which version of the terms.
        terms: i64,
    },
    /// It is to be settled lower.
    Intend {
        /// How, and until when the recipient is heard.
        intention: Intention,
        /// Why.
        reason: String,
    },
    /// The recipient says what they think of that.
    View {
        /// What they say.
        text: String,
    },
    /// What was intended is let go.
    Desist,
    /// It is settled.
    Settle {
        /// How much.
        amount: Cents,
        /// The day.
        on: NaiveDate,
        /// Why, when it is less than was granted.
        ground: Option<LowerGround>,
        /// Why.
        reason: String,
    },
    /// It is withdrawn before it was settled (Awb 4:48).
    Withdraw {
        /// Why.
        reason: String,
    },
    /// What was settled is lowered (Awb 4:49).
    Lower {
        /// How much it becomes.
        amount: Cents,
        /// Since which day.
        on: NaiveDate,
        /// On which ground.
        ground: ChangeGround,
        /// Why.
        reason: String,
    },
    /// Nothing is left to do.
    Close,
}

impl GrantStep {
    /// Its name in addresses and in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Redraw => "redraw",
            Self::Confirm => "confirm",
            Self::ConfirmSettled { .. } => "confirm-settled",
            Self::Tell { .. } => "tell",
            Self::Propose { .. } => "propose",
            Self::Amend { .. } => "amend",
            Self::Intend { .. } => "intend",
            Self::View { .. } => "view",
            Self::Desist => "desist",
            Self::Settle { .. } => "settle",
            Self::Withdraw { .. } => "withdraw",
            Self::Lower { .. } => "lower",
            Self::Close => "close",
        }
    }
}

impl GrantState {
    /// Its name in rows and texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Prepared => "prepared",
            Self::Granted => "granted",
            Self::Intended(_) => "intended",
            Self::Settled { .. } => "settled",
            Self::Withdrawn => "withdrawn",
            Self::Closed { .. } => "closed",
        }
    }

    /// Whether everybody may know of it.
    #[must_use]
    pub const fn is_public(&self) -> bool {
        match self {
            Self::Prepared => false,
            Self::Granted
            | Self::Intended(_)
            | Self::Settled { .. }
            | Self::Withdrawn
            | Self::Closed { .. } => true,
        }
    }

    /// What was settled, and since when; nothing before that. Settled at nothing is not the same as not settled.
    #[must_use]
    pub const fn settled(&self) -> Option<(Cents, NaiveDate)> {
        match self {
            Self::Settled { amount, on } | Self::Closed { amount, on } => Some((*amount, *on)),
            Self::Prepared | Self::Granted | Self::Intended(_) | Self::Withdrawn => None,
        }
    }

    /// What the recipient is entitled to now, of the `amount` in the terms.
    #[must_use]
    pub const fn entitled(&self, amount: Cents) -> Cents {
        match self {
            Self::Prepared | Self::Withdrawn => Cents(0),
            Self::Granted | Self::Intended(_) => amount,
            Self::Settled { amount, .. } | Self::Closed { amount, .. } => *amount,
        }
    }

    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(&self, step: &GrantStep) -> Result<Self, WrongStep> {
        use GrantStep as Step;
        let to = match step {
            Step::Redraw => (*self == Self::Prepared).then_some(Self::Prepared),
            Step::Confirm => (*self == Self::Prepared).then_some(Self::Granted),
            Step::ConfirmSettled { amount, on } => {
                (*self == Self::Prepared).then_some(Self::Settled { amount: *amount, on: *on })
            }
            Step::Tell { .. } | Step::Propose { .. } | Step::Amend { .. } => {
                (*self == Self::Granted).then_some(Self::Granted)
            }
            Step::Intend { intention, .. } => {
                (*self == Self::Granted).then(|| Self::Intended(intention.clone()))
            }
            Step::View { .. } => self.intended().map(|one| Self::Intended(Intention { heard: true, ..one })),
            Step::Desist => self.intended().map(|_| Self::Granted),
            Step::Settle { amount, on, .. } => {
                let open = *self == Self::Granted || self.intended().is_some();
                open.then_some(Self::Settled { amount: *amount, on: *on })
            }
            Step::Withdraw { .. } => (*self == Self::Granted).then_some(Self::Withdrawn),
            Step::Lower { amount, on, .. } => {
                self.settled().map(|_| Self::Settled { amount: *amount, on: *on })
            }
            Step::Close => match self {
                Self::Settled { amount, on } => Some(Self::Closed { amount: *amount, on: *on }),
                Self::Prepared
                | Self::Granted
                | Self::Intended(_)
                | Self::Withdrawn
                | Self::Closed { .. } => None,
            },
        };
        to.ok_or(WrongStep { step: step.name(), state: self.name() })
    }

    fn intended(&self) -> Option<Intention> {
        match self {
            Self::Intended(intention) => Some(intention.clone()),
            Self::Prepared | Self::Granted | Self::Settled { .. } | Self::Withdrawn | Self::Closed { .. } => {
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        "2023-03-01".parse().unwrap()
    }

    fn intention(heard: bool) -> Intention {
        Intention { amount: Cents(70), ground: LowerGround::NotDone, views_until: day(), heard }
    }

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use GrantState as State;
        use GrantStep as Step;
        let why = || "Daarom.".to_owned();
        let states = [
            State::Prepared,
            State::Granted,
            State::Intended(intention(false)),
            State::Settled { amount: Cents(70), on: day() },
            State::Withdrawn,
            State::Closed { amount: Cents(70), on: day() },
        ];
        let (settled, ground) = ("settled", Some(LowerGround::NotDone));
        let no = "";
        // A row for each step: what it makes of each state, in the order above; nothing where it leads nowhere.
        let rows: [(Step, [&str; 6]); 13] = [
            (Step::Redraw, ["prepared", no, no, no, no, no]),
            (Step::Confirm, ["granted", no, no, no, no, no]),
            (Step::ConfirmSettled { amount: Cents(70), on: day() }, [settled, no, no, no, no, no]),
            (Step::Tell { what: why(), notice: true }, [no, "granted", no, no, no, no]),
            (Step::Propose { terms: 2, reason: why() }, [no, "granted", no, no, no, no]),
            (Step::Amend { terms: 2 }, [no, "granted", no, no, no, no]),
            (Step::Intend { intention: intention(false), reason: why() }, [no, "intended", no, no, no, no]),
            (Step::View { text: why() }, [no, no, "intended", no, no, no]),
            (Step::Desist, [no, no, "granted", no, no, no]),
            (
                Step::Settle { amount: Cents(70), on: day(), ground, reason: why() },
                [no, settled, settled, no, no, no],
            ),
            (Step::Withdraw { reason: why() }, [no, "withdrawn", no, no, no, no]),
            (
                Step::Lower { amount: Cents(70), on: day(), ground: ChangeGround::NewFacts, reason: why() },
                [no, no, no, settled, no, settled],
            ),
            (Step::Close, [no, no, no, "closed", no, no]),
        ];
        for (step, row) in rows {
            for (state, to) in states.iter().zip(row) {
                let wrong = WrongStep { step: step.name(), state: state.name() };
                let after = state.after(&step);
                let expected = if to.is_empty() { Err(wrong) } else { Ok(to) };
                let found = after.as_ref().map(State::name).map_err(|wrong| *wrong);
                assert_eq!(found, expected, "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn a_view_marks_that_the_recipient_was_heard() {
        let state = GrantState::Intended(intention(false));
        let heard = state.after(&GrantStep::View { text: "Wij waren ziek.".to_owned() }).unwrap();
        assert_eq!(heard, GrantState::Intended(intention(true)));
    }

    #[test]
    fn not_settled_is_not_settled_at_nothing() {
        assert_eq!(GrantState::Granted.settled(), None);
        let nothing = GrantState::Settled { amount: Cents(0), on: day() };
        assert_eq!(nothing.settled(), Some((Cents(0), day())));
        assert_eq!(nothing.entitled(Cents(100)), Cents(0));
        assert_eq!(GrantState::Granted.entitled(Cents(100)), Cents(100));
        assert_eq!(GrantState::Withdrawn.entitled(Cents(100)), Cents(0));
    }

    #[test]
    fn a_state_is_read_back_as_it_was_written() {
        for state in [GrantState::Prepared, GrantState::Intended(intention(true))] {
            let written = serde_json::to_value(&state).unwrap();
            assert_eq!(written["state"], state.name());
            assert_eq!(serde_json::from_value::<GrantState>(written).unwrap(), state);
        }
    }
}
