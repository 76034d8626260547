use crate::Proof;
use crate::steps::WrongStep;

/// Where a promise (*toezegging*) stands. Whether it is late is derived, and no state.
///
/// Diagram: `docs/state-machines/promise.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromiseState {
    /// Made; nobody began.
    Made,
    /// Somebody is at it.
    Running,
    /// Kept, as the proof shows.
    Settled(Proof),
    /// The council let it go, as the proof shows.
    Withdrawn(Proof),
}

/// What can be done with a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromiseStep {
    /// Somebody begins.
    Begin,
    /// It is kept.
    Settle(Proof),
    /// The council lets it go.
    Withdraw(Proof),
    /// It turns out not to be done: undoes the last two.
    Reopen,
}

impl PromiseState {
    /// Its name in rows and files.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Running => "running",
            Self::Settled(_) => "settled",
            Self::Withdrawn(_) => "withdrawn",
        }
    }

    /// What shows that it ended.
    #[must_use]
    pub const fn proof(&self) -> Option<&Proof> {
        match self {
            Self::Settled(proof) | Self::Withdrawn(proof) => Some(proof),
            Self::Made | Self::Running => None,
        }
    }

    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(self, step: PromiseStep) -> Result<Self, WrongStep> {
        match (self, step) {
            (Self::Made, PromiseStep::Begin) => Ok(Self::Running),
            (Self::Made | Self::Running, PromiseStep::Settle(proof)) => Ok(Self::Settled(proof)),
            (Self::Made | Self::Running, PromiseStep::Withdraw(proof)) => Ok(Self::Withdrawn(proof)),
            (Self::Settled(_) | Self::Withdrawn(_), PromiseStep::Reopen) => Ok(Self::Running),
            (state @ (Self::Running | Self::Settled(_) | Self::Withdrawn(_)), step @ PromiseStep::Begin)
            | (state @ (Self::Made | Self::Running), step @ PromiseStep::Reopen)
            | (
                state @ (Self::Settled(_) | Self::Withdrawn(_)),
                step @ (PromiseStep::Settle(_) | PromiseStep::Withdraw(_)),
            ) => Err(WrongStep { step: step.name(), state: state.name() }),
        }
    }
}

impl PromiseStep {
    /// Its name in addresses and in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Settle(_) => "settle",
            Self::Withdraw(_) => "withdraw",
            Self::Reopen => "reopen",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use PromiseState::{Made, Running, Settled, Withdrawn};
        use PromiseStep::{Begin, Reopen, Settle, Withdraw};
        let first =
            Proof { on: "2023-05-01".parse().unwrap(), text: "Nota".to_owned(), link: None, decision: None };
        let second = Proof { text: "Motie".to_owned(), ..first.clone() };
        let steps = [Begin, Settle(second.clone()), Withdraw(second.clone()), Reopen];
        let ended = || [Err("begin"), Err("settle"), Err("withdraw"), Ok(Running)];
        let kept = |proof: &Proof| [Ok(Settled(proof.clone())), Ok(Withdrawn(proof.clone()))];
        let [settled, withdrawn] = kept(&second);
        for (from, expected) in [
            (Made, [Ok(Running), settled.clone(), withdrawn.clone(), Err("reopen")]),
            (Running, [Err("begin"), settled, withdrawn, Err("reopen")]),
            (Settled(first.clone()), ended()),
            (Withdrawn(first), ended()),
        ] {
            for (step, expected) in steps.iter().zip(expected) {
                let expected = expected.map_err(|step| WrongStep { step, state: from.name() });
                assert_eq!(from.clone().after(step.clone()), expected, "{from:?} {step:?}");
            }
        }
    }
}
