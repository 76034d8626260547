//! Letters (*brieven*) to applicants: what they are, what they say, and when they can be sent.

mod fields;
mod template;

pub use fields::Writing;
pub(crate) use fields::{Signed, Told, write};
pub use template::{LetterTemplate, TemplateFault, built_in};
pub(crate) use template::{OF_ALL, inserts, known};

use accessible_pdf::Document;
use chrono::NaiveDate;
use kernel::{AccountId, Instant};
use serde::{Deserialize, Serialize};

use crate::{
    Application, ApplicationId, ApplicationState, ApplicationStep, LetterId, RefusalGround, WrongStep,
};

kernel::words! {
    /// What a letter is for.
    LetterKind, "kind of letter" {
        /// The application came in (*ontvangstbevestiging*).
        Receipt => "receipt",
        /// Something is missing, and until when it can be completed (*verzoek om aanvulling*, Awb 4:5).
        Completion => "completion",
        /// The decision comes later (*verdaging*, Awb 4:14).
        Extension => "extension",
        /// The application is not treated (*buiten behandeling*, Awb 4:5).
        Untreated => "untreated",
        /// Nothing is granted (*afwijzing*).
        Refusal => "refusal",
        /// What was asked is granted (*verlening*).
        Grant => "grant",
        /// Less than was asked is granted (*gedeeltelijke verlening*).
        PartialGrant => "partial-grant",
        /// The applicant took the application back (*intrekking*).
        Withdrawal => "withdrawal",
    }
}

kernel::words! {
    /// Where a letter stands.
    ///
    /// Diagram: `docs/state-machines/subsidy-letter.md`.
    LetterState, "state of a letter" {
        /// It is prepared: what it says still follows the case and the template.
        Prepared => "prepared",
        /// It was sent, and never changes.
        Sent => "sent",
        /// It was dropped before it was sent.
        Dropped => "dropped",
    }
}

kernel::words! {
    /// What can be done with a letter.
    LetterStep, "step of a letter" {
        /// Send it.
        Send => "send",
        /// Do without it.
        Drop => "drop",
    }
}

impl LetterState {
    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(self, step: LetterStep) -> Result<Self, WrongStep> {
        match (self, step) {
            (Self::Prepared, LetterStep::Send) => Ok(Self::Sent),
            (Self::Prepared, LetterStep::Drop) => Ok(Self::Dropped),
            (Self::Sent | Self::Dropped, LetterStep::Send | LetterStep::Drop) => {
                Err(WrongStep { step: step.name(), state: self.name() })
            }
        }
    }
}

impl LetterKind {
    /// Whether it tells a decision, so that the applicant can object (Awb 3:45).
    #[must_use]
    pub const fn tells_decision(self) -> bool {
        match self {
            Self::Untreated | Self::Refusal | Self::Grant | Self::PartialGrant => true,
            Self::Receipt | Self::Completion | Self::Extension | Self::Withdrawal => false,
        }
    }

    /// The letters for which an application gives occasion, as far as its decision may be told: `outcome` says whether all of
    /// its round is decided.
    #[must_use]
    pub fn due(application: &Application, outcome: bool) -> Vec<Self> {
        let mut due = Vec::new();
        if application.receipt.is_some() {
            due.push(Self::Receipt);
        }
        let is_put_off = |step: &ApplicationStep| matches!(step, ApplicationStep::PutOff { .. });
        let is_decided =
            matches!(application.state, ApplicationState::Granted { .. } | ApplicationState::Refused { .. });
        let is_awaited = application.state.is_open() || is_decided && !outcome;
        if is_awaited && application.steps.iter().any(|taken| is_put_off(&taken.step)) {
            due.push(Self::Extension);
        }
        match &application.state {
            ApplicationState::Repair { .. } => due.push(Self::Completion),
            ApplicationState::Untreated => due.push(Self::Untreated),
            ApplicationState::Refused { ground } if outcome || *ground == RefusalGround::Late => {
                due.push(Self::Refusal);
            }
            ApplicationState::Granted { .. } if outcome => {
                let whole = application.state.granted() == application.plan.asked();
                due.push(if whole { Self::Grant } else { Self::PartialGrant });
            }
            ApplicationState::Withdrawn if application.receipt.is_some() => due.push(Self::Withdrawal),
            ApplicationState::Draft
            | ApplicationState::Submitted
            | ApplicationState::Late
            | ApplicationState::Eligible
            | ApplicationState::Withdrawn
            | ApplicationState::Refused { .. }
            | ApplicationState::Granted { .. } => {}
        }
        due
    }
}

/// A letter to an applicant (*brief*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its identity.
    pub id: LetterId,
    /// About which application.
    pub application: ApplicationId,
    /// What it is for.
    pub kind: LetterKind,
    /// The how manieth of its kind to this application.
    pub number: i64,
    /// Where it stands.
    pub state: LetterState,
    /// The date on the letter; the terms run from the day on which it is sent.
    pub dated: NaiveDate,
    /// When it was prepared.
    pub prepared_at: Instant,
    /// By whom.
    pub prepared_by: Option<AccountId>,
    /// How it was sent.
    pub sending: Option<Sending>,
    /// How often it was written.
    pub version: i64,
}

/// How a letter was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sending {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: Option<AccountId>,
    /// Who signed it: who decided, or who sent what is no decision.
    pub signed_by: Option<AccountId>,
    /// The version of the template; 0 is the one that the program brings along.
    pub template: i64,
    /// SHA-256 of its bytes.
    pub hash: String,
}

/// A letter as its readers have it: a prepared one as it would be sent today.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadLetter {
    /// The letter.
    pub letter: Letter,
    /// What it says.
    pub document: Document,
    /// About which application, by number and name.
    pub about: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use kernel::{Cents, Id};
    use uuid::Uuid;

    use super::*;
    use crate::{Receipt, StepTaken, example};

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use LetterState::{Dropped, Prepared, Sent};
        // Send, Drop.
        let table = [(Prepared, [Some(Sent), Some(Dropped)]), (Sent, [None, None]), (Dropped, [None, None])];
        assert_eq!(table.map(|(from, _)| from).as_slice(), LetterState::ALL);
        for (from, expected) in table {
            for (step, to) in LetterStep::ALL.iter().zip(expected) {
                let wrong = WrongStep { step: step.name(), state: from.name() };
                assert_eq!(from.after(*step), to.ok_or(wrong), "{from} {step}");
            }
        }
    }

    fn application(state: ApplicationState) -> Application {
        let at: Instant = "2021-10-15T12:00:00Z".parse().unwrap();
        Application {
            id: Id::from_uuid(Uuid::from_u128(1)),
            round: Id::from_uuid(Uuid::from_u128(2)),
            organisation: Id::from_uuid(Uuid::from_u128(3)),
            plan: example::plan(),
            partners: Vec::new(),
            state,
            receipt: Some(Receipt { number: "2022-001".to_owned(), at, seal: "ab".to_owned() }),
            steps: Vec::new(),
            version: 1,
        }
    }

    fn granted(cents: i64) -> ApplicationState {
        let amounts: BTreeMap<String, Cents> = [("begeleiding".to_owned(), Cents(cents))].into();
        ApplicationState::Granted { amounts }
    }

    #[test]
    fn a_decision_by_comparison_has_no_letter_before_all_is_decided() {
        let due = |state, outcome| LetterKind::due(&application(state), outcome);
        let asked = example::plan().asked().0;
        assert_eq!(due(granted(asked), false), [LetterKind::Receipt]);
        assert_eq!(due(granted(asked), true), [LetterKind::Receipt, LetterKind::Grant]);
        assert_eq!(due(granted(asked - 1), true), [LetterKind::Receipt, LetterKind::PartialGrant]);
        let refused = |ground| ApplicationState::Refused { ground };
        assert_eq!(due(refused(RefusalGround::Ceiling), false), [LetterKind::Receipt]);
        assert_eq!(due(refused(RefusalGround::Late), false), [LetterKind::Receipt, LetterKind::Refusal]);
        assert_eq!(due(refused(RefusalGround::Ceiling), true), [LetterKind::Receipt, LetterKind::Refusal]);
    }

    #[test]
    fn a_state_before_the_decision_has_the_letter_that_belongs_to_it() {
        let until = "2021-11-05".parse().unwrap();
        let due = |state| LetterKind::due(&application(state), false);
        assert_eq!(due(ApplicationState::Repair { until }), [LetterKind::Receipt, LetterKind::Completion]);
        assert_eq!(due(ApplicationState::Untreated), [LetterKind::Receipt, LetterKind::Untreated]);
        assert_eq!(due(ApplicationState::Withdrawn), [LetterKind::Receipt, LetterKind::Withdrawal]);
        assert_eq!(due(ApplicationState::Eligible), [LetterKind::Receipt]);
        let mut late = application(ApplicationState::Eligible);
        let step = ApplicationStep::PutOff { weeks: 4, reason: "Veel aanvragen.".to_owned() };
        late.steps.push(StepTaken { at: "2022-01-10T09:00:00Z".parse().unwrap(), step, by: None });
        assert_eq!(LetterKind::due(&late, false), [LetterKind::Receipt, LetterKind::Extension]);
    }
}
