use crate::WrongStep;

kernel::words! {
    /// Where an edition stands.
    ///
    /// Diagram: `docs/state-machines/track-edition.md`.
    EditionState, "state of an edition" {
        /// It is being written.
        Draft => "draft",
        /// The team and those around it read along.
        Shared => "shared",
        /// It is out, and stays as it is.
        Published => "published",
    }
}

kernel::words! {
    /// What can be done with an edition.
    EditionStep, "step of an edition" {
        /// Lets others read along.
        Share => "share",
        /// Goes on writing.
        TakeBack => "take-back",
        /// Brings it out.
        Publish => "publish",
    }
}

impl EditionState {
    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere: what is published never changes, a later edition does.
    pub const fn after(self, step: EditionStep) -> Result<Self, WrongStep> {
        match (self, step) {
            (Self::Draft, EditionStep::Share) => Ok(Self::Shared),
            (Self::Shared, EditionStep::TakeBack) => Ok(Self::Draft),
            (Self::Shared, EditionStep::Publish) => Ok(Self::Published),
            (Self::Draft, EditionStep::TakeBack | EditionStep::Publish)
            | (Self::Shared, EditionStep::Share)
            | (Self::Published, EditionStep::Share | EditionStep::TakeBack | EditionStep::Publish) => {
                Err(WrongStep { step: step.name(), state: self.name() })
            }
        }
    }

    /// The steps that lead somewhere.
    #[must_use]
    pub fn ways(self) -> Vec<EditionStep> {
        EditionStep::ALL.iter().copied().filter(|step| self.after(*step).is_ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use EditionState::{Draft, Published, Shared};
        use EditionStep::{Publish, Share, TakeBack};
        for (from, expected) in [
            (Draft, [Some(Shared), None, None]),
            (Shared, [None, Some(Draft), Some(Published)]),
            (Published, [None, None, None]),
        ] {
            for (step, expected) in [Share, TakeBack, Publish].into_iter().zip(expected) {
                let wrong = WrongStep { step: step.name(), state: from.name() };
                assert_eq!(from.after(step), expected.ok_or(wrong), "{from} {step}");
            }
        }
    }
}
