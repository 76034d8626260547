kernel::words! {
    /// Where a line of the plan stands (*stand van de regel*). Diagram: `docs/state-machines/budget-line.md`.
    LineState, "state of a line" {
        /// Somebody thought of it.
        Idea => "idea",
        /// Money is set apart until there is a plan (*reservering*).
        Reservation => "reservation",
        /// It is proposed to the council.
        Proposed => "proposed",
        /// The council adopted it.
        Adopted => "adopted",
        /// The council changed it after it was adopted.
        Amended => "amended",
        /// It was spent, at least in part.
        Realised => "realised",
        /// It is closed.
        Settled => "settled",
    }
}

kernel::words! {
    /// What can happen to a line of the plan.
    LineStep, "step of a line" {
        /// Money is set apart for it.
        Reserve => "reserve",
        /// It is proposed to the council.
        Propose => "propose",
        /// The council adopts it.
        Adopt => "adopt",
        /// The council changes it.
        Amend => "amend",
        /// It is written down what it did cost.
        Realise => "realise",
        /// It is closed.
        Settle => "settle",
    }
}

/// A step that does not lead from a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{step}` does not lead on from `{state}`")]
pub struct WrongStep {
    /// Where it stands.
    pub state: &'static str,
    /// What was to happen.
    pub step: &'static str,
}

/// Why a line does not take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LineRefusal {
    /// The step does not lead from here.
    #[error(transparent)]
    WrongStep(#[from] WrongStep),
    /// It depends on an evaluation that has no conclusion yet (I-06).
    #[error("the line depends on an evaluation without a conclusion")]
    AwaitsEvaluation,
    /// Nothing is spent of a reservation before there is a plan (I-09).
    #[error("the line is a reservation for which there is no plan yet")]
    NoPlanYet,
}

impl LineState {
    /// Where it stands after `step`; `awaits_evaluation` tells whether it depends on one without a conclusion.
    ///
    /// # Errors
    /// When the step does not lead from here, or something comes first.
    pub fn after(self, step: LineStep, awaits_evaluation: bool) -> Result<Self, LineRefusal> {
        match (self, step) {
            (Self::Idea, LineStep::Reserve) => Ok(Self::Reservation),
            (Self::Idea | Self::Reservation, LineStep::Propose) => Ok(Self::Proposed),
            (Self::Proposed, LineStep::Adopt) if awaits_evaluation => Err(LineRefusal::AwaitsEvaluation),
            (Self::Proposed, LineStep::Adopt) => Ok(Self::Adopted),
            (Self::Adopted | Self::Amended, LineStep::Amend) => Ok(Self::Amended),
            (Self::Reservation, LineStep::Realise) => Err(LineRefusal::NoPlanYet),
            (Self::Adopted | Self::Amended | Self::Realised, LineStep::Realise) => Ok(Self::Realised),
            (Self::Realised, LineStep::Settle) => Ok(Self::Settled),
            (
                Self::Idea
                | Self::Reservation
                | Self::Proposed
                | Self::Adopted
                | Self::Amended
                | Self::Realised
                | Self::Settled,
                LineStep::Reserve
                | LineStep::Propose
                | LineStep::Adopt
                | LineStep::Amend
                | LineStep::Realise
                | LineStep::Settle,
            ) => Err(WrongStep { state: self.name(), step: step.name() }.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use LineState as S;
    use LineStep as T;

    use super::*;

    const LEADS: [(S, T, S); 10] = [
        (S::Idea, T::Reserve, S::Reservation),
        (S::Idea, T::Propose, S::Proposed),
        (S::Reservation, T::Propose, S::Proposed),
        (S::Proposed, T::Adopt, S::Adopted),
        (S::Adopted, T::Amend, S::Amended),
        (S::Amended, T::Amend, S::Amended),
        (S::Adopted, T::Realise, S::Realised),
        (S::Amended, T::Realise, S::Realised),
        (S::Realised, T::Realise, S::Realised),
        (S::Realised, T::Settle, S::Settled),
    ];

    #[test]
    fn every_step_leads_where_the_table_says_and_nowhere_else() {
        for awaits in [false, true] {
            for &state in S::ALL {
                for &step in T::ALL {
                    let found = LEADS.iter().find(|(from, by, _)| (*from, *by) == (state, step));
                    let expected = match (state, step, found) {
                        (S::Proposed, T::Adopt, _) if awaits => Err(LineRefusal::AwaitsEvaluation),
                        (S::Reservation, T::Realise, _) => Err(LineRefusal::NoPlanYet),
                        (.., Some((.., to))) => Ok(*to),
                        (.., None) => Err(WrongStep { state: state.name(), step: step.name() }.into()),
                    };
                    assert_eq!(state.after(step, awaits), expected, "{state} {step} {awaits}");
                }
            }
        }
    }
}
