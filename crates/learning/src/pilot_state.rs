use kernel::words;

words! {
    /// Where a pilot stands. Diagram: `docs/state-machines/pilot.md`.
    PilotState, "state of a pilot" {
        /// Thought out, not begun (*ontworpen*).
        Designed => "designed",
        /// Running (*loopt*).
        Running => "running",
        /// It is time to evaluate (*evaluatie nodig*).
        EvaluationDue => "evaluation_due",
        /// Runs on to a later evaluation, by a decision (*verlengd*).
        Prolonged => "prolonged",
        /// Being evaluated (*wordt geëvalueerd*).
        Evaluating => "evaluating",
        /// Evaluated; what becomes of it is not decided yet (*geëvalueerd*).
        Evaluated => "evaluated",
        /// Goes on in another way (*bijgesteld*).
        Adjusted => "adjusted",
        /// Goes on as it is (*voortgezet*).
        Continued => "continued",
        /// Goes on in more places (*opgeschaald*).
        Scaled => "scaled",
        /// Others made it their ordinary work (*overgedragen*).
        HandedOver => "handed_over",
        /// Over (*gestopt*).
        Stopped => "stopped",
    }
}

words! {
    /// What can happen to a pilot.
    PilotStep, "step of a pilot" {
        /// It begins.
        Start => "start",
        /// Somebody says that it is time to evaluate.
        Call => "call",
        /// It runs on without an evaluation, to a later date.
        Prolong => "prolong",
        /// An evaluation of it begins; taken along with that evaluation.
        BeginEvaluation => "begin_evaluation",
        /// That evaluation has a conclusion; taken along with it.
        ConcludeEvaluation => "conclude_evaluation",
        /// It goes on in another way.
        Adjust => "adjust",
        /// What was adjusted runs.
        Resume => "resume",
        /// It goes on as it is.
        Continue => "continue",
        /// It goes on in more places.
        Scale => "scale",
        /// Others take it over.
        HandOver => "hand_over",
        /// It ends.
        Stop => "stop",
    }
}

/// The step cannot be taken from this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a pilot that is {state} cannot be taken through the step {step}")]
pub struct NoSuchPilotStep {
    /// Where the pilot stands.
    pub state: PilotState,
    /// What was tried.
    pub step: PilotStep,
}

impl PilotState {
    /// Where the pilot stands after `step`.
    ///
    /// It is continued after an evaluation, or after it was prolonged by a decision, and in no other way.
    ///
    /// # Errors
    /// When the step cannot be taken from here.
    pub fn after(self, step: PilotStep) -> Result<Self, NoSuchPilotStep> {
        use PilotState::{
            Adjusted, Continued, Designed, Evaluated, Evaluating, EvaluationDue, HandedOver, Prolonged,
            Running, Scaled, Stopped,
        };
        let stands = match step {
            PilotStep::Start => (self == Designed).then_some(Running),
            PilotStep::Call => {
                matches!(self, Running | Prolonged | Continued | Scaled).then_some(EvaluationDue)
            }
            PilotStep::Prolong => (self == EvaluationDue).then_some(Prolonged),
            PilotStep::BeginEvaluation => (self == EvaluationDue).then_some(Evaluating),
            PilotStep::ConcludeEvaluation => (self == Evaluating).then_some(Evaluated),
            PilotStep::Adjust => (self == Evaluated).then_some(Adjusted),
            PilotStep::Resume => (self == Adjusted).then_some(Running),
            PilotStep::Continue => matches!(self, Evaluated | Prolonged).then_some(Continued),
            PilotStep::Scale => (self == Evaluated).then_some(Scaled),
            PilotStep::HandOver => matches!(self, Evaluated | Continued | Scaled).then_some(HandedOver),
            PilotStep::Stop => (!self.is_over()).then_some(Stopped),
        };
        stands.ok_or(NoSuchPilotStep { state: self, step })
    }

    /// Whether nothing more happens to it as a pilot.
    #[must_use]
    pub const fn is_over(self) -> bool {
        match self {
            Self::Stopped | Self::HandedOver => true,
            Self::Designed
            | Self::Running
            | Self::EvaluationDue
            | Self::Prolonged
            | Self::Evaluating
            | Self::Evaluated
            | Self::Adjusted
            | Self::Continued
            | Self::Scaled => false,
        }
    }

    /// Whether it is at work: people take part in it.
    #[must_use]
    pub const fn is_at_work(self) -> bool {
        match self {
            Self::Running | Self::EvaluationDue | Self::Prolonged | Self::Evaluating => true,
            Self::Designed
            | Self::Evaluated
            | Self::Adjusted
            | Self::Continued
            | Self::Scaled
            | Self::HandedOver
            | Self::Stopped => false,
        }
    }

    /// The steps that somebody can take by hand from here, in the order in which people read them. What an evaluation
    /// takes along is not among them.
    pub fn steps(self) -> impl Iterator<Item = PilotStep> {
        PilotStep::ALL.iter().copied().filter(move |step| step.is_by_hand() && self.after(*step).is_ok())
    }

    /// The steps that an evaluation which begins takes along, so that no pilot seems to wait for what is under way.
    #[must_use]
    pub const fn when_evaluation_begins(self) -> &'static [PilotStep] {
        match self {
            Self::Running | Self::Prolonged | Self::Continued | Self::Scaled => {
                &[PilotStep::Call, PilotStep::BeginEvaluation]
            }
            Self::EvaluationDue => &[PilotStep::BeginEvaluation],
            Self::Designed
            | Self::Evaluating
            | Self::Evaluated
            | Self::Adjusted
            | Self::HandedOver
            | Self::Stopped => &[],
        }
    }
}

/// What a step asks of who takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asks {
    /// Why.
    pub reason: bool,
    /// By which decision.
    pub decision: bool,
    /// To when.
    pub new_date: bool,
    /// Who goes on with it.
    pub owner: bool,
}

impl PilotStep {
    /// Whether somebody takes it; the others follow an evaluation.
    #[must_use]
    pub const fn is_by_hand(self) -> bool {
        match self {
            Self::BeginEvaluation | Self::ConcludeEvaluation => false,
            Self::Start
            | Self::Call
            | Self::Prolong
            | Self::Adjust
            | Self::Resume
            | Self::Continue
            | Self::Scale
            | Self::HandOver
            | Self::Stop => true,
        }
    }

    /// What it asks: what is done after an evaluation is a decision, and has a reason.
    #[must_use]
    pub const fn asks(self) -> Asks {
        let weighty = Asks { reason: true, decision: true, new_date: false, owner: false };
        match self {
            Self::Start | Self::Call | Self::Resume | Self::BeginEvaluation | Self::ConcludeEvaluation => {
                Asks { reason: false, decision: false, new_date: false, owner: false }
            }
            Self::Prolong => Asks { new_date: true, ..weighty },
            Self::HandOver => Asks { owner: true, ..weighty },
            Self::Adjust | Self::Continue | Self::Scale => weighty,
            // Something can simply come to an end; why it did must be known.
            Self::Stop => Asks { decision: false, ..weighty },
        }
    }

    /// Whether it says what became of the pilot after its evaluation.
    #[must_use]
    pub const fn is_outcome(self) -> bool {
        match self {
            Self::Adjust | Self::Continue | Self::Scale | Self::HandOver | Self::Stop => true,
            Self::Start
            | Self::Call
            | Self::Prolong
            | Self::Resume
            | Self::BeginEvaluation
            | Self::ConcludeEvaluation => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: from. Columns: start, call, prolong, begin, conclude, adjust, resume, continue, scale, hand_over, stop.
    /// A dash is a step that cannot be taken.
    const TABLE: &str = "
        designed       running -              -         -          -         -        -       -         -      -           stopped
        running        -       evaluation_due -         -          -         -        -       -         -      -           stopped
        evaluation_due -       -              prolonged evaluating -         -        -       -         -      -           stopped
        prolonged      -       evaluation_due -         -          -         -        -       continued -      -           stopped
        evaluating     -       -              -         -          evaluated -        -       -         -      -           stopped
        evaluated      -       -              -         -          -         adjusted -       continued scaled handed_over stopped
        adjusted       -       -              -         -          -         -        running -         -      -           stopped
        continued      -       evaluation_due -         -          -         -        -       -         -      handed_over stopped
        scaled         -       evaluation_due -         -          -         -        -       -         -      handed_over stopped
        handed_over    -       -              -         -          -         -        -       -         -      -           -
        stopped        -       -              -         -          -         -        -       -         -      -           -
    ";

    #[test]
    fn every_step_from_every_state_is_as_the_table_says() {
        let rows: Vec<Vec<&str>> =
            TABLE.trim().lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows.len(), PilotState::ALL.len());
        for row in rows {
            let from: PilotState = row[0].parse().unwrap();
            assert_eq!(row.len(), PilotStep::ALL.len() + 1);
            for (step, expected) in PilotStep::ALL.iter().zip(&row[1..]) {
                let expected = expected.parse().map_err(|_| NoSuchPilotStep { state: from, step: *step });
                assert_eq!(from.after(*step), expected, "{from} {step}");
            }
        }
    }

    /// Invariant I-07, for every way through the machine of up to seven steps.
    #[test]
    fn nothing_is_continued_without_an_evaluation_or_a_decision_to_prolong() {
        let mut ways: Vec<(PilotState, bool)> = vec![(PilotState::Designed, false)];
        for _ in 0..7 {
            ways = ways
                .iter()
                .flat_map(|(state, earned)| {
                    PilotStep::ALL.iter().filter_map(move |step| {
                        let to = state.after(*step).ok()?;
                        let earns = matches!(step, PilotStep::ConcludeEvaluation | PilotStep::Prolong);
                        assert!(*step != PilotStep::Continue || *earned, "{state} was continued");
                        Some((to, *earned || earns))
                    })
                })
                .collect();
            ways.sort_unstable();
            ways.dedup();
        }
        assert!(ways.iter().any(|(state, _)| *state == PilotState::Continued));
        assert!(PilotStep::Prolong.asks().decision && PilotStep::Prolong.asks().reason);
    }

    #[test]
    fn an_evaluation_that_begins_takes_along_what_can_be_taken() {
        for state in PilotState::ALL {
            let steps = state.when_evaluation_begins();
            let to = steps.iter().try_fold(*state, |from, step| from.after(*step));
            let expected = if steps.is_empty() { *state } else { PilotState::Evaluating };
            assert_eq!(to, Ok(expected), "{state}");
        }
    }

    #[test]
    fn an_evaluation_is_not_begun_by_hand() {
        let by_hand: Vec<&str> = PilotState::Evaluated.steps().map(PilotStep::name).collect();
        assert_eq!(by_hand, ["adjust", "continue", "scale", "hand_over", "stop"]);
        assert_eq!(PilotState::Evaluating.steps().collect::<Vec<_>>(), [PilotStep::Stop]);
    }
}
