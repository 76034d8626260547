use chrono::NaiveDate;
use kernel::{Instant, Openness, Span};

use crate::{Decided, EvaluationId, EvaluationState, EvaluationStep, EvidenceGrade, PilotId, Taken};

/// What is planned of an evaluation (*opzet van de evaluatie*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvaluationPlan {
    /// What it is called.
    pub title: String,
    /// The pilot that it is about, when it is about one.
    pub pilot: Option<PilotId>,
    /// Whether the pilot runs on meanwhile (*tussenevaluatie*).
    pub interim: bool,
    /// What it is to answer.
    pub questions: Vec<String>,
    /// How.
    pub method: String,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from, as document and line.
    pub source: Option<String>,
}

/// What came out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusion {
    /// What was concluded.
    pub text: String,
    /// What it rests on.
    pub evidence: String,
    /// How well it is shown.
    pub grade: EvidenceGrade,
}

/// A look back at what something brought about (*evaluatie*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Which one.
    pub id: EvaluationId,
    /// What it is called.
    pub title: String,
    /// When it is due now; earlier dates stand in [`Evaluation::earlier`].
    pub due: Span,
    /// What is planned.
    pub plan: EvaluationPlan,
    /// Where it stands.
    pub state: EvaluationState,
    /// What came out of it.
    pub conclusion: Option<Conclusion>,
    /// Where it can be read: the address of a page, or the name of a document.
    pub published: Option<String>,
    /// The decision that was taken because of it.
    pub followed: Option<Decided>,
    /// What happened to it, the oldest first.
    pub history: Vec<Taken<EvaluationStep>>,
    /// When it was last changed.
    pub changed_at: Instant,
    /// Counts its changes.
    pub version: i64,
}

impl Evaluation {
    /// Whether it has a conclusion.
    #[must_use]
    pub const fn is_concluded(&self) -> bool {
        self.state.is_concluded()
    }

    /// Each time that it got another date, the oldest first: when it was due, why that was given up, and by which
    /// decision. None of them is ever left out.
    pub fn earlier(&self) -> impl DoubleEndedIterator<Item = &Taken<EvaluationStep>> {
        self.history.iter().filter(|taken| taken.step == EvaluationStep::Postpone)
    }

    /// Whether its date went by without a conclusion.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        !self.is_concluded() && self.due.is_past(today)
    }

    /// When it was concluded, as far as it is known.
    #[must_use]
    pub fn concluded_on(&self) -> Option<Span> {
        let concluded = self.history.iter().find(|taken| taken.step == EvaluationStep::Conclude);
        concluded.map(|taken| taken.on)
    }

    /// How far it is from what was planned, for the order of a list: what is late first, then what got another date.
    #[must_use]
    pub fn deviation(&self, today: NaiveDate) -> Deviation {
        if self.is_overdue(today) {
            Deviation::Overdue
        } else if self.earlier().next().is_some() && !self.is_concluded() {
            Deviation::Postponed
        } else {
            Deviation::None
        }
    }

    /// The years in which it was due, the earlier ones too, each once.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let earlier = self.earlier().filter_map(|taken| taken.due_before);
        let mut years: Vec<i32> = earlier.chain([self.due]).map(Span::year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}

/// How an evaluation departs from its plan. The graver comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deviation {
    /// Its date went by.
    Overdue,
    /// It got another date.
    Postponed,
    /// It does not.
    None,
}

impl EvaluationPlan {
    /// The names of the fields in which `other` differs, for the log.
    #[must_use]
    pub fn fields_changed(&self, other: &Self) -> Vec<&'static str> {
        let differs = [
            ("title", self.title != other.title),
            ("pilot", self.pilot != other.pilot),
            ("interim", self.interim != other.interim),
            ("questions", self.questions != other.questions),
            ("method", self.method != other.method),
            ("openness", self.openness != other.openness),
            ("source", self.source != other.source),
        ];
        differs.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
    }
}
