use kernel::words;

words! {
    /// Where an evaluation stands. Diagram: `docs/state-machines/evaluation.md`. Being late is not a state: it follows
    /// from the date.
    EvaluationState, "state of an evaluation" {
        /// It has a date (*gepland*).
        Planned => "planned",
        /// It has another date than it had (*uitgesteld*).
        Postponed => "postponed",
        /// Under way (*loopt*).
        Running => "running",
        /// It has a conclusion (*afgerond*).
        Concluded => "concluded",
        /// Others can read it (*gepubliceerd*).
        Published => "published",
    }
}

words! {
    /// What can happen to an evaluation.
    EvaluationStep, "step of an evaluation" {
        /// It begins.
        Begin => "begin",
        /// It gets another date.
        Postpone => "postpone",
        /// It gets a conclusion.
        Conclude => "conclude",
        /// It is published.
        Publish => "publish",
    }
}

/// The step cannot be taken from this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an evaluation that is {state} cannot be taken through the step {step}")]
pub struct NoSuchEvaluationStep {
    /// Where the evaluation stands.
    pub state: EvaluationState,
    /// What was tried.
    pub step: EvaluationStep,
}

impl EvaluationState {
    /// Where the evaluation stands after `step`.
    ///
    /// # Errors
    /// When the step cannot be taken from here.
    pub fn after(self, step: EvaluationStep) -> Result<Self, NoSuchEvaluationStep> {
        let is_ahead = matches!(self, Self::Planned | Self::Postponed);
        let stands = match step {
            EvaluationStep::Begin => is_ahead.then_some(Self::Running),
            EvaluationStep::Postpone => is_ahead.then_some(Self::Postponed),
            EvaluationStep::Conclude => (self == Self::Running).then_some(Self::Concluded),
            EvaluationStep::Publish => (self == Self::Concluded).then_some(Self::Published),
        };
        stands.ok_or(NoSuchEvaluationStep { state: self, step })
    }

    /// Whether it has a conclusion.
    #[must_use]
    pub const fn is_concluded(self) -> bool {
        match self {
            Self::Concluded | Self::Published => true,
            Self::Planned | Self::Postponed | Self::Running => false,
        }
    }

    /// The steps that can be taken from here, in the order in which people read them.
    pub fn steps(self) -> impl Iterator<Item = EvaluationStep> {
        EvaluationStep::ALL.iter().copied().filter(move |step| self.after(*step).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: from. Columns: begin, postpone, conclude, publish. A dash is a step that cannot be taken.
    const TABLE: &str = "
        planned   running postponed -         -
        postponed running postponed -         -
        running   -       -         concluded -
        concluded -       -         -         published
        published -       -         -         -
    ";

    #[test]
    fn every_step_from_every_state_is_as_the_table_says() {
        let rows: Vec<Vec<&str>> =
            TABLE.trim().lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows.len(), EvaluationState::ALL.len());
        for row in rows {
            let from: EvaluationState = row[0].parse().unwrap();
            assert_eq!(row.len(), EvaluationStep::ALL.len() + 1);
            for (step, expected) in EvaluationStep::ALL.iter().zip(&row[1..]) {
                let expected =
                    expected.parse().map_err(|_| NoSuchEvaluationStep { state: from, step: *step });
                assert_eq!(from.after(*step), expected, "{from} {step}");
            }
        }
    }

    #[test]
    fn only_what_has_a_conclusion_is_concluded() {
        let concluded: Vec<&str> = EvaluationState::ALL
            .iter()
            .filter(|state| state.is_concluded())
            .map(|state| state.name())
            .collect();
        assert_eq!(concluded, ["concluded", "published"]);
    }
}
