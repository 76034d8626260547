use kernel::Span;
use serde::{Deserialize, Serialize};
use vision::DecisionId;

/// By which decision (*besluit*) something was done: one of the register, or named by those who know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// The decision in the register.
    pub id: Option<DecisionId>,
    /// Its name where it stands in no register; empty otherwise.
    pub named: String,
}

impl Decided {
    /// The decision of the register when there is one, else what it is called; none when neither is known.
    #[must_use]
    pub fn of(id: Option<DecisionId>, named: String) -> Option<Self> {
        (id.is_some() || !named.is_empty()).then_some(Self { id, named })
    }
}

/// A step that was taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken<S> {
    /// What was done.
    pub step: S,
    /// When, as far as it is known.
    pub on: Span,
    /// Why; empty where nobody asked.
    pub reason: String,
    /// By which decision.
    pub decision: Option<Decided>,
    /// The date that was given up for another one.
    pub due_before: Option<Span>,
    /// The date that took its place.
    pub due_after: Option<Span>,
    /// Who goes on with it, after a hand-over.
    pub owner: Option<String>,
}

impl<S> Taken<S> {
    /// A step that needs no more than its day.
    pub const fn on(step: S, on: Span) -> Self {
        Self {
            step,
            on,
            reason: String::new(),
            decision: None,
            due_before: None,
            due_after: None,
            owner: None,
        }
    }
}
