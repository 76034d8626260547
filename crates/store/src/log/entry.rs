use chrono::{DateTime, Utc};
use kernel::{AccountId, OrganisationId};
use serde_json::Value as Json;
use uuid::Uuid;

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The account, when somebody was signed in. No foreign key: the log outlives the account.
    pub account: Option<AccountId>,
    /// The role in which it was done, or `visitor` or `system`.
    pub role: &'static str,
}

impl Author {
    /// The program itself, from the command line or on a timer.
    pub const SYSTEM: Self = Self { account: None, role: "system" };
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// The kind of thing, in the words of the glossary.
    pub kind: &'static str,
    /// Which one, when it has an identity.
    pub id: Option<Uuid>,
}

impl Subject {
    /// The `kind` with this identity.
    pub fn of(kind: &'static str, id: impl Into<Uuid>) -> Self {
        Self { kind, id: Some(id.into()) }
    }
}

/// What a change writes in the log (*auditregel*): who did what, to what, when.
///
/// `details` says which fields changed; it never holds a text about a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub author: Author,
    /// What, from the closed list of actions.
    pub action: &'static str,
    /// To what.
    pub subject: Subject,
    /// The organisation concerned, if any.
    pub organisation: Option<OrganisationId>,
    /// The request that carried it, for tracing through other logs.
    pub request: Option<Uuid>,
    /// Which fields, which states.
    pub details: Json,
}

/// An entry as it stands in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its place; without gaps, in the order of committing.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// The account, when somebody was signed in.
    pub account: Option<AccountId>,
    /// The role, or `visitor` or `system`.
    pub actor: String,
    /// What.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which.
    pub subject: Option<Uuid>,
    /// The organisation concerned.
    pub organisation: Option<OrganisationId>,
    /// The request that carried it.
    pub request: Option<Uuid>,
    /// Which fields, which states: JSON, to the letter as it was sealed.
    pub details: String,
    /// The seal of the event before it.
    pub previous: String,
    /// Its own seal.
    pub hash: String,
}

/// The end of the log: publish it elsewhere, and nobody can cut the log unseen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogHead {
    /// The place of the last event.
    pub seq: i64,
    /// Its seal.
    pub hash: String,
}
