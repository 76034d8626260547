kernel::words! {
    /// Where a version of an index stands (*stand van de versie*). Diagram: `docs/state-machines/index-recipe.md`.
    RecipeState, "state of a version of an index" {
        /// It is being made.
        Draft => "draft",
        /// Somebody else looks at it; nobody changes it.
        InReview => "in-review",
        /// Somebody else found it right.
        Approved => "approved",
        /// Everybody reads it.
        Published => "published",
        /// It is used no more.
        Retired => "retired",
    }
}

kernel::words! {
    /// What can happen to a version of an index.
    RecipeStep, "step of a version of an index" {
        /// It is laid before somebody else.
        Submit => "submit",
        /// It comes back to be changed.
        SendBack => "send-back",
        /// Somebody else finds it right.
        Approve => "approve",
        /// Everybody reads it from now on, with a note.
        Publish => "publish",
        /// It is used no more, with a reason.
        Retire => "retire",
    }
}

/// The step does not lead from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{step} does not lead from {state}")]
pub struct WrongRecipeStep {
    /// Where it stands.
    pub state: RecipeState,
    /// What was asked.
    pub step: RecipeStep,
}

impl RecipeState {
    /// Where it stands after `step`.
    ///
    /// # Errors
    /// When the step does not lead from here.
    pub fn after(self, step: RecipeStep) -> Result<Self, WrongRecipeStep> {
        match (self, step) {
            (Self::Draft, RecipeStep::Submit) => Ok(Self::InReview),
            (Self::InReview | Self::Approved, RecipeStep::SendBack) => Ok(Self::Draft),
            (Self::InReview, RecipeStep::Approve) => Ok(Self::Approved),
            (Self::Approved, RecipeStep::Publish) => Ok(Self::Published),
            (Self::Draft | Self::Published, RecipeStep::Retire) => Ok(Self::Retired),
            (
                Self::Draft | Self::InReview | Self::Approved | Self::Published | Self::Retired,
                RecipeStep::Submit
                | RecipeStep::SendBack
                | RecipeStep::Approve
                | RecipeStep::Publish
                | RecipeStep::Retire,
            ) => Err(WrongRecipeStep { state: self, step }),
        }
    }

    /// The steps that lead from here.
    pub fn steps(self) -> impl Iterator<Item = RecipeStep> {
        RecipeStep::ALL.iter().copied().filter(move |step| self.after(*step).is_ok())
    }
}

impl RecipeStep {
    /// Whether it takes somebody who wrote nothing in the version.
    #[must_use]
    pub const fn takes_two(self) -> bool {
        match self {
            Self::Approve | Self::Publish => true,
            Self::Submit | Self::SendBack | Self::Retire => false,
        }
    }

    /// Whether it takes words: a note of what is new, or a reason.
    #[must_use]
    pub const fn takes_words(self) -> bool {
        match self {
            Self::Publish | Self::Retire => true,
            Self::Submit | Self::SendBack | Self::Approve => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use RecipeState as S;
    use RecipeStep as T;

    use super::*;

    #[test]
    fn every_step_leads_where_the_table_says_and_nowhere_else() {
        let leads = [
            (S::Draft, T::Submit, S::InReview),
            (S::Draft, T::Retire, S::Retired),
            (S::InReview, T::SendBack, S::Draft),
            (S::InReview, T::Approve, S::Approved),
            (S::Approved, T::SendBack, S::Draft),
            (S::Approved, T::Publish, S::Published),
            (S::Published, T::Retire, S::Retired),
        ];
        for &state in S::ALL {
            for &step in T::ALL {
                let to = leads.iter().find(|(from, by, _)| (*from, *by) == (state, step)).map(|(.., to)| *to);
                assert_eq!(state.after(step), to.ok_or(WrongRecipeStep { state, step }), "{state} {step}");
            }
        }
    }
}
