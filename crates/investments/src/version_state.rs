use crate::WrongStep;

kernel::words! {
    /// Where a version of the plan stands (*stand van de versie*). Diagram: `docs/state-machines/plan-version.md`.
    VersionState, "state of a version" {
        /// It is being written.
        Draft => "draft",
        /// It lies before the council; nobody changes it.
        Proposed => "proposed",
        /// The council adopted it.
        Adopted => "adopted",
        /// A later version took its place.
        Superseded => "superseded",
    }
}

kernel::words! {
    /// What can happen to a version of the plan.
    VersionStep, "step of a version" {
        /// It is laid before the council.
        Propose => "propose",
        /// It comes back to be changed.
        SendBack => "send-back",
        /// The council adopts it.
        Adopt => "adopt",
        /// A later version takes its place.
        Supersede => "supersede",
    }
}

impl VersionState {
    /// Where it stands after `step`.
    ///
    /// # Errors
    /// When the step does not lead from here.
    pub fn after(self, step: VersionStep) -> Result<Self, WrongStep> {
        match (self, step) {
            (Self::Draft, VersionStep::Propose) => Ok(Self::Proposed),
            (Self::Proposed, VersionStep::SendBack) => Ok(Self::Draft),
            (Self::Proposed, VersionStep::Adopt) => Ok(Self::Adopted),
            (Self::Adopted, VersionStep::Supersede) => Ok(Self::Superseded),
            (
                Self::Draft | Self::Proposed | Self::Adopted | Self::Superseded,
                VersionStep::Propose | VersionStep::SendBack | VersionStep::Adopt | VersionStep::Supersede,
            ) => Err(WrongStep { state: self.name(), step: step.name() }),
        }
    }
}

#[cfg(test)]
mod tests {
    use VersionState as S;
    use VersionStep as T;

    use super::*;

    #[test]
    fn every_step_leads_where_the_table_says_and_nowhere_else() {
        let leads = [
            (S::Draft, T::Propose, S::Proposed),
            (S::Proposed, T::SendBack, S::Draft),
            (S::Proposed, T::Adopt, S::Adopted),
            (S::Adopted, T::Supersede, S::Superseded),
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
