use chrono::SecondsFormat;
use sha2::{Digest, Sha256};

use super::entry::Event;

/// The seal of an event: SHA-256 over all its fields and the seal before it.
///
/// Each field is preceded by its length, so that no two events share a text; an absent field differs from an empty one.
pub(crate) fn seal(event: &Event) -> String {
    let mut hash = Sha256::new();
    let mut field = |text: Option<&str>| match text {
        Some(text) => {
            hash.update(text.len().to_be_bytes());
            hash.update(text.as_bytes());
        }
        None => hash.update([0xff; 8]),
    };
    field(Some(&event.previous));
    field(Some(&event.seq.to_string()));
    field(Some(&event.at.to_rfc3339_opts(SecondsFormat::Nanos, true)));
    field(event.account.map(|id| id.to_string()).as_deref());
    field(Some(&event.actor));
    field(Some(&event.action));
    field(Some(&event.subject_kind));
    field(event.subject.map(|id| id.to_string()).as_deref());
    field(event.organisation.map(|id| id.to_string()).as_deref());
    field(event.request.map(|id| id.to_string()).as_deref());
    field(Some(&event.details));
    hex::encode(hash.finalize())
}
