use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::Cents;
use serde::{Deserialize, Serialize};

use crate::WrongStep;

kernel::words! {
    /// Why an application is refused; each has its ground in law for the letter.
    RefusalGround, "ground of refusal" {
        /// It would go over the ceiling (Awb 4:25(2)).
        Ceiling => "ceiling",
        /// Its score is below the minimum.
        Score => "score",
        /// It came too late.
        Late => "late",
        /// Who applies is not whom the scheme is for.
        NotMeant => "not-meant",
        /// It is to be expected that it will not be carried out or accounted for (Awb 4:35).
        Doubt => "doubt",
    }
}

impl RefusalGround {
    /// Where the ground stands in law.
    #[must_use]
    pub const fn law(self) -> &'static str {
        match self {
            Self::Ceiling => "Awb 4:25(2)",
            Self::Score | Self::Late | Self::NotMeant => "Awb 4:26",
            Self::Doubt => "Awb 4:35(1)",
        }
    }
}

/// Where an application stands.
///
/// Diagram: `docs/state-machines/subsidy-application.md`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ApplicationState {
    /// It is being written.
    Draft,
    /// It was handed in, and waits to be checked.
    Submitted,
    /// It was handed in too late, and waits for a word whether that is excused.
    Late,
    /// Something is missing; the clock stands still (Awb 4:15).
    Repair {
        /// Until when it can be completed.
        until: NaiveDate,
    },
    /// It is complete, and is compared with the others.
    Eligible,
    /// It stayed incomplete and is not treated (Awb 4:5).
    Untreated,
    /// Money is granted.
    Granted {
        /// How much for each part.
        amounts: BTreeMap<String, Cents>,
    },
    /// Nothing is granted.
    Refused {
        /// Why.
        ground: RefusalGround,
    },
    /// The applicant took it back.
    Withdrawn,
}

/// What is done with an application; each stands in its file with day and hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum ApplicationStep {
    /// The applicant hands it in.
    Submit {
        /// After the closing.
        late: bool,
    },
    /// That it came late is excused (hardship).
    Admit {
        /// Why.
        reason: String,
    },
    /// The authority asks to complete it.
    AskRepair {
        /// Until when.
        until: NaiveDate,
        /// What is missing.
        what: String,
    },
    /// The applicant completes it.
    Complete,
    /// It is found complete.
    Accept,
    /// It is not treated.
    LeaveUntreated {
        /// Why.
        reason: String,
    },
    /// Money is granted.
    Grant {
        /// How much for each part.
        amounts: BTreeMap<String, Cents>,
        /// Why (Awb 3:46).
        reason: String,
    },
    /// Nothing is granted.
    Refuse {
        /// On which ground.
        ground: RefusalGround,
        /// Why (Awb 3:46).
        reason: String,
    },
    /// The applicant takes it back.
    Withdraw,
    /// The authority puts its decision off, once (Awb 4:14).
    PutOff {
        /// By how many weeks.
        weeks: u32,
        /// Why.
        reason: String,
    },
    /// The applicant gave notice that the decision is late (*ingebrekestelling*, Awb 4:17(3)).
    NoticeOfDefault {
        /// The day on which it came in.
        received: NaiveDate,
    },
}

impl ApplicationStep {
    /// Its name in addresses and in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Submit { .. } => "submit",
            Self::Admit { .. } => "admit",
            Self::AskRepair { .. } => "ask-repair",
            Self::Complete => "complete",
            Self::Accept => "accept",
            Self::LeaveUntreated { .. } => "leave-untreated",
            Self::Grant { .. } => "grant",
            Self::Refuse { .. } => "refuse",
            Self::Withdraw => "withdraw",
            Self::PutOff { .. } => "put-off",
            Self::NoticeOfDefault { .. } => "notice-of-default",
        }
    }
}

impl ApplicationState {
    /// Its name in rows and texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Late => "late",
            Self::Repair { .. } => "repair",
            Self::Eligible => "eligible",
            Self::Untreated => "untreated",
            Self::Granted { .. } => "granted",
            Self::Refused { .. } => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it still waits for a decision.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Submitted | Self::Late | Self::Repair { .. } | Self::Eligible => true,
            Self::Draft | Self::Untreated | Self::Granted { .. } | Self::Refused { .. } | Self::Withdrawn => {
                false
            }
        }
    }

    /// What was granted together.
    #[must_use]
    pub fn granted(&self) -> Cents {
        match self {
            Self::Granted { amounts } => amounts.values().copied().sum(),
            Self::Draft
            | Self::Submitted
            | Self::Late
            | Self::Repair { .. }
            | Self::Eligible
            | Self::Untreated
            | Self::Refused { .. }
            | Self::Withdrawn => Cents(0),
        }
    }

    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(&self, step: &ApplicationStep) -> Result<Self, WrongStep> {
        use ApplicationStep as Step;
        let to = match step {
            Step::Submit { late } => match self {
                Self::Draft if *late => Some(Self::Late),
                Self::Draft => Some(Self::Submitted),
                Self::Submitted
                | Self::Late
                | Self::Repair { .. }
                | Self::Eligible
                | Self::Untreated
                | Self::Granted { .. }
                | Self::Refused { .. }
                | Self::Withdrawn => None,
            },
            Step::Admit { .. } => (*self == Self::Late).then_some(Self::Submitted),
            Step::AskRepair { until, .. } => {
                (*self == Self::Submitted).then_some(Self::Repair { until: *until })
            }
            Step::Complete => matches!(self, Self::Repair { .. }).then_some(Self::Submitted),
            Step::Accept => matches!(self, Self::Submitted | Self::Repair { .. }).then_some(Self::Eligible),
            Step::LeaveUntreated { .. } => matches!(self, Self::Repair { .. }).then_some(Self::Untreated),
            Step::Grant { amounts, .. } => {
                (*self == Self::Eligible).then(|| Self::Granted { amounts: amounts.clone() })
            }
            Step::Refuse { ground, .. } => {
                let waits = matches!(self, Self::Late | Self::Submitted | Self::Eligible);
                waits.then_some(Self::Refused { ground: *ground })
            }
            Step::Withdraw => (self.is_open() || *self == Self::Draft).then_some(Self::Withdrawn),
            // A decision that was taken and not told yet is awaited as much as one that was not taken.
            Step::PutOff { .. } | Step::NoticeOfDefault { .. } => {
                let decided = matches!(self, Self::Granted { .. } | Self::Refused { .. });
                (self.is_open() || decided).then(|| self.clone())
            }
        };
        to.ok_or(WrongStep { step: step.name(), state: self.name() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until() -> NaiveDate {
        "2021-11-05".parse().unwrap()
    }

    fn amounts() -> BTreeMap<String, Cents> {
        [("begeleiding".to_owned(), Cents(100)), ("herontdekken".to_owned(), Cents(50))].into()
    }

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use ApplicationState as State;
        use ApplicationStep as Step;
        let reason = || "Daarom.".to_owned();
        let ground = RefusalGround::Ceiling;
        let states = [
            State::Draft,
            State::Submitted,
            State::Late,
            State::Repair { until: until() },
            State::Eligible,
            State::Untreated,
            State::Granted { amounts: amounts() },
            State::Refused { ground },
            State::Withdrawn,
        ];
        // A row for each step: what it makes of each state, in the order above; nothing where it leads nowhere.
        let no = "";
        let over = "withdrawn";
        let awaited = [no, "submitted", "late", "repair", "eligible", no, "granted", "refused", no];
        let rows: [(Step, [&str; 9]); 12] = [
            (Step::Submit { late: false }, ["submitted", no, no, no, no, no, no, no, no]),
            (Step::Submit { late: true }, ["late", no, no, no, no, no, no, no, no]),
            (Step::Admit { reason: reason() }, [no, no, "submitted", no, no, no, no, no, no]),
            (Step::AskRepair { until: until(), what: reason() }, [no, "repair", no, no, no, no, no, no, no]),
            (Step::Complete, [no, no, no, "submitted", no, no, no, no, no]),
            (Step::Accept, [no, "eligible", no, "eligible", no, no, no, no, no]),
            (Step::LeaveUntreated { reason: reason() }, [no, no, no, "untreated", no, no, no, no, no]),
            (
                Step::Grant { amounts: amounts(), reason: reason() },
                [no, no, no, no, "granted", no, no, no, no],
            ),
            (
                Step::Refuse { ground, reason: reason() },
                [no, "refused", "refused", no, "refused", no, no, no, no],
            ),
            (Step::Withdraw, [over, over, over, over, over, no, no, no, no]),
            (Step::PutOff { weeks: 4, reason: reason() }, awaited),
            (Step::NoticeOfDefault { received: until() }, awaited),
        ];
        for (step, row) in rows {
            for (state, to) in states.iter().zip(row) {
                let wrong = WrongStep { step: step.name(), state: state.name() };
                let after = state.after(&step);
                let expected = if to.is_empty() { Err(wrong) } else { Ok(to) };
                assert_eq!(
                    after.as_ref().map(State::name).map_err(|wrong| *wrong),
                    expected,
                    "{state:?} {step:?}"
                );
                // What a step brings along stands in the state after it.
                let brought = states.iter().find(|one| Ok(one.name()) == expected);
                assert_eq!(after.ok().as_ref(), brought, "{state:?} {step:?}");
            }
        }
    }

    #[test]
    fn what_was_granted_is_the_sum_of_its_parts() {
        assert_eq!(ApplicationState::Granted { amounts: amounts() }.granted(), Cents(150));
        assert_eq!(ApplicationState::Eligible.granted(), Cents(0));
    }

    #[test]
    fn a_state_is_read_back_as_it_was_written() {
        for state in [
            ApplicationState::Draft,
            ApplicationState::Repair { until: until() },
            ApplicationState::Granted { amounts: amounts() },
        ] {
            let written = serde_json::to_value(&state).unwrap();
            assert_eq!(written["state"], state.name());
            assert_eq!(serde_json::from_value::<ApplicationState>(written).unwrap(), state);
        }
    }
}
