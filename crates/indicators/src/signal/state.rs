kernel::words! {
    /// Where a signal stands (*stand van het signaal*). Diagram: `docs/state-machines/signal.md`.
    SignalState, "state of a signal" {
        /// The figures ask for a conversation.
        Noticed => "noticed",
        /// A session about it is planned.
        Planned => "planned",
        /// People said what it means.
        Interpreted => "interpreted",
        /// What was agreed is done, or nothing was needed.
        Closed => "closed",
        /// It is no signal, such as a fault in the figures.
        SetAside => "set-aside",
    }
}

kernel::words! {
    /// What can happen to a signal.
    SignalStep, "step of a signal" {
        /// A session is planned.
        Plan => "plan",
        /// A session was held and written down.
        Interpret => "interpret",
        /// It is done.
        Close => "close",
        /// It is no signal, with a reason.
        SetAside => "set-aside",
        /// The figures ask again.
        Return => "return",
    }
}

/// The step does not lead from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{step} does not lead from {state}")]
pub struct WrongSignalStep {
    /// Where it stands.
    pub state: SignalState,
    /// What was asked.
    pub step: SignalStep,
}

impl SignalState {
    /// Where it stands after `step`.
    ///
    /// # Errors
    /// When the step does not lead from here.
    pub fn after(self, step: SignalStep) -> Result<Self, WrongSignalStep> {
        match (self, step) {
            (Self::Noticed, SignalStep::Plan) => Ok(Self::Planned),
            (Self::Noticed | Self::Planned | Self::Interpreted, SignalStep::Interpret) => {
                Ok(Self::Interpreted)
            }
            (Self::Interpreted, SignalStep::Close) => Ok(Self::Closed),
            (Self::Noticed | Self::Planned, SignalStep::SetAside) => Ok(Self::SetAside),
            (Self::Closed | Self::SetAside, SignalStep::Return) => Ok(Self::Noticed),
            (
                Self::Noticed | Self::Planned | Self::Interpreted | Self::Closed | Self::SetAside,
                SignalStep::Plan
                | SignalStep::Interpret
                | SignalStep::Close
                | SignalStep::SetAside
                | SignalStep::Return,
            ) => Err(WrongSignalStep { state: self, step }),
        }
    }
}

#[cfg(test)]
mod tests {
    use SignalState as S;
    use SignalStep as T;

    use super::*;

    #[test]
    fn every_step_leads_where_the_table_says_and_nowhere_else() {
        let leads = [
            (S::Noticed, T::Plan, S::Planned),
            (S::Noticed, T::Interpret, S::Interpreted),
            (S::Noticed, T::SetAside, S::SetAside),
            (S::Planned, T::Interpret, S::Interpreted),
            (S::Planned, T::SetAside, S::SetAside),
            (S::Interpreted, T::Interpret, S::Interpreted),
            (S::Interpreted, T::Close, S::Closed),
            (S::Closed, T::Return, S::Noticed),
            (S::SetAside, T::Return, S::Noticed),
        ];
        for &state in S::ALL {
            for &step in T::ALL {
                let to = leads.iter().find(|(from, by, _)| (*from, *by) == (state, step)).map(|(.., to)| *to);
                assert_eq!(state.after(step), to.ok_or(WrongSignalStep { state, step }), "{state} {step}");
            }
        }
    }
}
