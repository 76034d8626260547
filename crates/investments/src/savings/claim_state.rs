use crate::WrongStep;

kernel::words! {
    /// Where a savings claim stands (*stand van de claim*). Diagram: `docs/state-machines/savings-claim.md`.
    ClaimState, "state of a claim" {
        /// Somebody thinks so.
        Estimated => "estimated",
        /// There is evidence, with its grade.
        Substantiated => "substantiated",
        /// Somebody else found that it holds.
        Accepted => "accepted",
        /// Somebody else found that it does not.
        Rejected => "rejected",
    }
}

kernel::words! {
    /// What can happen to a savings claim.
    ClaimStep, "step of a claim" {
        /// Evidence is given.
        Substantiate => "substantiate",
        /// It is found to hold.
        Accept => "accept",
        /// It is found not to hold.
        Reject => "reject",
    }
}

impl ClaimState {
    /// Where it stands after `step`.
    ///
    /// # Errors
    /// When the step does not lead from here.
    pub fn after(self, step: ClaimStep) -> Result<Self, WrongStep> {
        match (self, step) {
            (Self::Estimated, ClaimStep::Substantiate) => Ok(Self::Substantiated),
            (Self::Substantiated, ClaimStep::Accept) => Ok(Self::Accepted),
            (Self::Substantiated, ClaimStep::Reject) => Ok(Self::Rejected),
            (
                Self::Estimated | Self::Substantiated | Self::Accepted | Self::Rejected,
                ClaimStep::Substantiate | ClaimStep::Accept | ClaimStep::Reject,
            ) => Err(WrongStep { state: self.name(), step: step.name() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use ClaimState as S;
    use ClaimStep as T;

    use super::*;

    #[test]
    fn every_step_leads_where_the_table_says_and_nowhere_else() {
        let leads = [
            (S::Estimated, T::Substantiate, S::Substantiated),
            (S::Substantiated, T::Accept, S::Accepted),
            (S::Substantiated, T::Reject, S::Rejected),
        ];
        for &state in S::ALL {
            for &step in T::ALL {
                let to = leads.iter().find(|(from, by, _)| (*from, *by) == (state, step)).map(|(.., to)| *to);
                let wrong = WrongStep { state: state.name(), step: step.name() };
                assert_eq!(state.after(step), to.ok_or(wrong), "{state} {step}");
            }
        }
    }
}
