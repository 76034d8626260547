use access::{Action, Cx, Facts, Refused};
use serde_json::json;
use shell::PageError;
use store::{Broken, Event, EventFilter, LogHead, StoreError, Subject};

/// How many events one file may hold: whoever needs more asks for a shorter period.
const EXPORT_LIMIT: i64 = 10_000;

/// Kinds of things that stand in the log, in the words of the glossary.
pub const KINDS: [&str; 9] =
    ["account", "areas", "explanation", "invitation", "log", "offer", "organisation", "place", "synonym"];

/// What can go wrong with the log.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The policy says no, or asks for something first.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// More than one file may hold; nothing was taken along.
    #[error("more than {EXPORT_LIMIT} events")]
    TooMany,
}

impl From<LogError> for PageError {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Refused(refused) => refused.into(),
            LogError::Store(error) => error.into(),
            LogError::TooMany => Self::Unreadable(error.to_string()),
        }
    }
}

const THE_LOG: Subject = Subject { kind: "log", id: None };

/// Which filters were used, without what they say: an address that was looked for is nobody's business.
fn fields(filter: &EventFilter) -> Vec<&'static str> {
    let used = [
        ("from", filter.from.is_some()),
        ("until", filter.until.is_some()),
        ("account", filter.account.is_some()),
        ("action", filter.action.is_some()),
        ("kind", filter.subject_kind.is_some()),
        ("subject", filter.subject.is_some()),
        ("before", filter.before.is_some()),
    ];
    used.into_iter().filter(|(_, used)| *used).map(|(name, _)| name).collect()
}

/// Looks into the log. Looking is an event itself, written before the first line leaves.
pub(crate) async fn look(cx: &Cx, filter: &EventFilter, most: i64) -> Result<Vec<Event>, LogError> {
    let mut tx = cx.db.begin().await?;
    let permit = cx.permit(Action::SeeLog, &Facts::NONE)?;
    let events = store::events(&mut tx, filter, most).await?;
    let details = json!({ "filters": fields(filter), "events": events.len() });
    tx.commit(permit.entry(cx.now(), THE_LOG, details)).await?;
    Ok(events)
}

/// Takes the log along, for a reason, which stands in the log from then on.
pub(crate) async fn export(cx: &Cx, filter: &EventFilter, reason: &str) -> Result<Vec<Event>, LogError> {
    let mut tx = cx.db.begin().await?;
    let facts = Facts { reason_given: !reason.is_empty(), ..Facts::NONE };
    let permit = cx.permit(Action::ExportLog, &facts)?;
    let events = store::events(&mut tx, filter, EXPORT_LIMIT + 1).await?;
    if i64::try_from(events.len()).is_ok_and(|count| count > EXPORT_LIMIT) {
        return Err(LogError::TooMany);
    }
    let details = json!({ "filters": fields(filter), "events": events.len(), "reason": reason });
    tx.commit(permit.entry(cx.now(), THE_LOG, details)).await?;
    Ok(events)
}

/// Whether each event still carries the seal it was given.
pub(crate) async fn check(cx: &Cx) -> Result<Result<LogHead, Broken>, LogError> {
    cx.permit(Action::SeeLog, &Facts::NONE)?;
    Ok(store::verify(&mut cx.read().await?, None, |_, _| ()).await?)
}
