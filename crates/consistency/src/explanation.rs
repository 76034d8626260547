use kernel::{AccountId, Id, Instant};
use serde::Serialize;

use crate::Rule;

/// Marks identities of explanations.
#[derive(Debug)]
pub struct OfExplanation;

/// Which explanation.
pub type ExplanationId = Id<OfExplanation>;

kernel::words! {
    /// What somebody made of a finding.
    Standing, "standing" {
        /// It is right as it is, and here is why.
        Explained => "explained",
        /// It is not right, and stays so for now; here is why.
        Accepted => "accepted",
    }
}

kernel::words! {
    /// Whether an explanation still counts. Diagram: `docs/state-machines/explanation.md`.
    ExplanationState, "state of an explanation" {
        /// It counts as long as the finding says the same.
        Holds => "holds",
        /// Somebody wrote a newer one.
        Replaced => "replaced",
        /// Somebody found that it does not explain it after all.
        TakenBack => "taken-back",
        /// The finding is gone, or says something else now.
        FallenAway => "fallen-away",
    }
}

kernel::words! {
    /// What can happen to an explanation.
    ExplanationStep, "step of an explanation" {
        /// A newer one is written.
        Replace => "replace",
        /// It is taken back.
        TakeBack => "take-back",
        /// Its finding goes.
        FallAway => "fall-away",
    }
}

/// The explanation does not count any more, so nothing can happen to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an explanation that is {state} cannot {step}")]
pub struct NoSuchStep {
    /// Where it stands.
    pub state: ExplanationState,
    /// What was tried.
    pub step: ExplanationStep,
}

impl ExplanationState {
    /// Where an explanation stands after `step`.
    ///
    /// # Errors
    /// When it does not hold any more: what ended stays as it was.
    pub const fn after(self, step: ExplanationStep) -> Result<Self, NoSuchStep> {
        match (self, step) {
            (Self::Holds, ExplanationStep::Replace) => Ok(Self::Replaced),
            (Self::Holds, ExplanationStep::TakeBack) => Ok(Self::TakenBack),
            (Self::Holds, ExplanationStep::FallAway) => Ok(Self::FallenAway),
            (Self::Replaced | Self::TakenBack | Self::FallenAway, _) => Err(NoSuchStep { state: self, step }),
        }
    }
}

/// What somebody said of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Which one.
    pub id: ExplanationId,
    /// The rule of the finding.
    pub rule: Rule,
    /// The key of the finding among those of its rule.
    pub key: String,
    /// A digest of what the finding said then.
    #[serde(skip)]
    pub mark: String,
    /// The sum of the finding then.
    pub arithmetic: Option<String>,
    /// What they made of it.
    pub standing: Standing,
    /// Why.
    pub why: String,
    /// Who, when they were signed in.
    #[serde(skip)]
    pub account: Option<AccountId>,
    /// How they were called then.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Whether it still counts.
    pub state: ExplanationState,
    /// Since when it does not.
    pub ended_at: Option<Instant>,
}

#[cfg(test)]
mod tests {
    use super::ExplanationState::{FallenAway, Holds, Replaced, TakenBack};
    use super::*;

    #[test]
    fn an_explanation_ends_once_and_stays_ended() {
        let table = [
            (Holds, [Some(Replaced), Some(TakenBack), Some(FallenAway)]),
            (Replaced, [None; 3]),
            (TakenBack, [None; 3]),
            (FallenAway, [None; 3]),
        ];
        assert_eq!(table.map(|(state, _)| state), ExplanationState::ALL);
        for (state, expected) in table {
            for (step, expected) in ExplanationStep::ALL.iter().zip(expected) {
                let refused = Err(NoSuchStep { state, step: *step });
                assert_eq!(state.after(*step), expected.map_or(refused, Ok), "{state} {step}");
            }
        }
    }
}
