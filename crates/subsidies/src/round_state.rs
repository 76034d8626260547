use crate::WrongStep;

kernel::words! {
    /// Where a round stands. That a published round is open or closed follows from the day ([`crate::Phase`]).
    ///
    /// Diagram: `docs/state-machines/subsidy-round.md`.
    RoundState, "state of a round" {
        /// It is being prepared.
        Draft => "draft",
        /// Ceiling and division are decided, by somebody else than who prepared them.
        Adopted => "adopted",
        /// Everybody knows it.
        Published => "published",
        /// Applications are compared.
        Assessing => "assessing",
        /// The ranking is fixed.
        Ranked => "ranked",
        /// Every application has its decision.
        Decided => "decided",
        /// What was granted is carried out.
        Running => "running",
        /// All is settled.
        Completed => "completed",
    }
}

kernel::words! {
    /// What can be done with a round.
    RoundStep, "step of a round" {
        /// Decide on ceiling and division.
        Adopt => "adopt",
        /// Back to who prepared it.
        SendBack => "send-back",
        /// Tell everybody.
        Publish => "publish",
        /// Begin to compare, after the closing day.
        Assess => "assess",
        /// Fix the ranking; again, for a new version.
        Rank => "rank",
        /// Close the deciding: every application has its decision.
        Decide => "decide",
        /// Begin to carry out.
        Run => "run",
        /// End it.
        Complete => "complete",
    }
}

impl RoundState {
    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(self, step: RoundStep) -> Result<Self, WrongStep> {
        use RoundStep as Step;
        let to = match self {
            Self::Draft => match step {
                Step::Adopt => Some(Self::Adopted),
                Step::SendBack
                | Step::Publish
                | Step::Assess
                | Step::Rank
                | Step::Decide
                | Step::Run
                | Step::Complete => None,
            },
            Self::Adopted => match step {
                Step::SendBack => Some(Self::Draft),
                Step::Publish => Some(Self::Published),
                Step::Adopt | Step::Assess | Step::Rank | Step::Decide | Step::Run | Step::Complete => None,
            },
            Self::Published => (step == Step::Assess).then_some(Self::Assessing),
            Self::Assessing => (step == Step::Rank).then_some(Self::Ranked),
            Self::Ranked => match step {
                Step::Rank => Some(Self::Ranked),
                Step::Decide => Some(Self::Decided),
                Step::Adopt | Step::SendBack | Step::Publish | Step::Assess | Step::Run | Step::Complete => {
                    None
                }
            },
            Self::Decided => (step == Step::Run).then_some(Self::Running),
            Self::Running => (step == Step::Complete).then_some(Self::Completed),
            Self::Completed => None,
        };
        to.ok_or(WrongStep { step: step.name(), state: self.name() })
    }

    /// Whether everybody may know of it.
    #[must_use]
    pub fn is_public(self) -> bool {
        self >= Self::Published
    }

    /// Whether everybody may know what was granted and refused.
    #[must_use]
    pub fn tells_outcome(self) -> bool {
        self >= Self::Decided
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use RoundState::{Adopted, Assessing, Completed, Decided, Draft, Published, Ranked, Running};
        // Adopt, SendBack, Publish, Assess, Rank, Decide, Run, Complete.
        let table = [
            (Draft, [Some(Adopted), None, None, None, None, None, None, None]),
            (Adopted, [None, Some(Draft), Some(Published), None, None, None, None, None]),
            (Published, [None, None, None, Some(Assessing), None, None, None, None]),
            (Assessing, [None, None, None, None, Some(Ranked), None, None, None]),
            (Ranked, [None, None, None, None, Some(Ranked), Some(Decided), None, None]),
            (Decided, [None, None, None, None, None, None, Some(Running), None]),
            (Running, [None, None, None, None, None, None, None, Some(Completed)]),
            (Completed, [None; 8]),
        ];
        assert_eq!(table.map(|(from, _)| from).as_slice(), RoundState::ALL);
        for (from, expected) in table {
            for (step, to) in RoundStep::ALL.iter().zip(expected) {
                let wrong = WrongStep { step: step.name(), state: from.name() };
                assert_eq!(from.after(*step), to.ok_or(wrong), "{from} {step}");
            }
        }
    }

    #[test]
    fn the_outcome_is_told_only_when_all_is_decided() {
        let told: Vec<RoundState> =
            RoundState::ALL.iter().copied().filter(|state| state.tells_outcome()).collect();
        assert_eq!(told, [RoundState::Decided, RoundState::Running, RoundState::Completed]);
    }
}
