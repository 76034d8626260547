use kernel::Instant;
use serde_json::Value as Json;
use store::{Author, Entry, Subject};
use uuid::Uuid;

use crate::{Action, Basis};

/// Leave to do one action, made by the policy and by nothing else. Every write asks for one.
#[derive(Debug, Clone, PartialEq)]
pub struct Permit {
    action: Action,
    basis: Basis,
    author: Author,
    request: Option<Uuid>,
}

impl Permit {
    pub(crate) fn new(action: Action, basis: Basis, author: Author) -> Self {
        Self { action, basis, author, request: None }
    }

    /// The same, for what this request asks.
    pub(crate) fn asked_by(self, request: Uuid) -> Self {
        Self { request: Some(request), ..self }
    }

    /// What it allows.
    #[must_use]
    pub fn action(&self) -> Action {
        self.action
    }

    /// On which ground.
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Whom it allows it.
    #[must_use]
    pub fn author(&self) -> &Author {
        &self.author
    }

    /// The log entry of what was done with it, traceable to its request; `details` says which fields and states, never a
    /// text about a person.
    #[must_use]
    pub fn entry(&self, at: Instant, subject: Subject, details: Json) -> Entry {
        Entry {
            at,
            author: self.author.clone(),
            action: self.action.name(),
            subject,
            organisation: None,
            request: self.request,
            details,
        }
    }
}

/// Why there is no permit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refused {
    /// It is not theirs. To them it does not exist.
    #[error("not found")]
    NotTheirs,
    /// A second factor comes first.
    #[error("a second factor is needed first")]
    SecondFactorFirst,
    /// It was too long ago that they signed in.
    #[error("sign in again first")]
    SignInAgain,
    /// They must write down why.
    #[error("a reason is needed first")]
    ReasonFirst,
}
