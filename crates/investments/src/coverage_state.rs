use crate::WrongStep;

kernel::words! {
    /// How sure the money of a source is (*stand van de dekking*). Diagram: `docs/state-machines/coverage.md`.
    CoverageState, "state of coverage" {
        /// Somebody counts on it.
        Assumed => "assumed",
        /// It was asked for.
        AppliedFor => "applied-for",
        /// It was promised in writing.
        Awarded => "awarded",
        /// It is on the account.
        Received => "received",
        /// It was accounted for to who gave it.
        Accounted => "accounted",
        /// Who gave it took it back.
        Reclaimed => "reclaimed",
    }
}

kernel::words! {
    /// What can happen to the money of a source.
    CoverageStep, "step of coverage" {
        /// It is asked for.
        Apply => "apply",
        /// It is promised.
        Award => "award",
        /// It comes in.
        Receive => "receive",
        /// It is accounted for.
        Account => "account",
        /// It is taken back.
        Reclaim => "reclaim",
    }
}

impl CoverageState {
    /// Where it stands after `step`.
    ///
    /// # Errors
    /// When the step does not lead from here.
    pub fn after(self, step: CoverageStep) -> Result<Self, WrongStep> {
        match (self, step) {
            (Self::Assumed, CoverageStep::Apply) => Ok(Self::AppliedFor),
            (Self::AppliedFor, CoverageStep::Award) => Ok(Self::Awarded),
            (Self::Awarded, CoverageStep::Receive) => Ok(Self::Received),
            (Self::Awarded, CoverageStep::Reclaim) => Ok(Self::Reclaimed),
            (Self::Received, CoverageStep::Account) => Ok(Self::Accounted),
            (
                Self::Assumed
                | Self::AppliedFor
                | Self::Awarded
                | Self::Received
                | Self::Accounted
                | Self::Reclaimed,
                CoverageStep::Apply
                | CoverageStep::Award
                | CoverageStep::Receive
                | CoverageStep::Account
                | CoverageStep::Reclaim,
            ) => Err(WrongStep { state: self.name(), step: step.name() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use CoverageState as S;
    use CoverageStep as T;

    use super::*;

    #[test]
    fn every_step_leads_where_the_table_says_and_nowhere_else() {
        let leads = [
            (S::Assumed, T::Apply, S::AppliedFor),
            (S::AppliedFor, T::Award, S::Awarded),
            (S::Awarded, T::Receive, S::Received),
            (S::Awarded, T::Reclaim, S::Reclaimed),
            (S::Received, T::Account, S::Accounted),
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
