use chrono::{DateTime, Utc};
use kernel::AccountId;
use uuid::Uuid;

use super::entry::{Event, LogHead};
use crate::{Read, Row, StoreError, values};

/// Which events to show. An absent field filters nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventFilter {
    /// From this moment.
    pub from: Option<DateTime<Utc>>,
    /// Until, and not including, this moment.
    pub until: Option<DateTime<Utc>>,
    /// By this account.
    pub account: Option<AccountId>,
    /// This action.
    pub action: Option<String>,
    /// To this kind of thing.
    pub subject_kind: Option<String>,
    /// To this thing.
    pub subject: Option<Uuid>,
    /// Before this place, for the next page.
    pub before: Option<i64>,
}

fn event(row: &Row) -> Result<Event, StoreError> {
    Ok(Event {
        seq: row.get("seq")?,
        at: row.get("at")?,
        account: row.optional_id("account_id")?,
        actor: row.get("actor")?,
        action: row.get("action")?,
        subject_kind: row.get("subject_kind")?,
        subject: row.get("subject_id")?,
        organisation: row.optional_id("organisation_id")?,
        request: row.get("request_id")?,
        details: row.get("details")?,
        previous: row.get("previous")?,
        hash: row.get("hash")?,
    })
}

/// Events that pass the filter, newest first, at most `most`.
///
/// # Errors
/// When the database does not answer.
pub async fn events(read: &mut Read, filter: &EventFilter, most: i64) -> Result<Vec<Event>, StoreError> {
    let rows = read
        .rows(
            "SELECT seq, at, account_id, actor, action, subject_kind, subject_id,
                    organisation_id, request_id, details, previous, hash
             FROM event
             WHERE ($1 IS NULL OR at >= $1)
               AND ($2 IS NULL OR at < $2)
               AND ($3 IS NULL OR account_id = $3)
               AND ($4 IS NULL OR action = $4)
               AND ($5 IS NULL OR subject_kind = $5)
               AND ($6 IS NULL OR subject_id = $6)
               AND ($7 IS NULL OR seq < $7)
             ORDER BY seq DESC
             LIMIT $8",
            values![
                filter.from,
                filter.until,
                filter.account,
                filter.action.clone(),
                filter.subject_kind.clone(),
                filter.subject,
                filter.before,
                most,
            ],
        )
        .await?;
    rows.iter().map(event).collect()
}

/// Events after place `seq`, oldest first, at most `most`: what derived things read to stay fresh.
///
/// # Errors
/// When the database does not answer.
pub async fn events_after(read: &mut Read, seq: i64, most: i64) -> Result<Vec<Event>, StoreError> {
    let rows = read
        .rows(
            "SELECT seq, at, account_id, actor, action, subject_kind, subject_id,
                    organisation_id, request_id, details, previous, hash
             FROM event
             WHERE seq > $1
             ORDER BY seq
             LIMIT $2",
            values![seq, most],
        )
        .await?;
    rows.iter().map(event).collect()
}

/// The end of the log.
///
/// # Errors
/// When the database does not answer.
pub async fn head(read: &mut Read) -> Result<LogHead, StoreError> {
    let row = read.one("SELECT seq, hash FROM event_head WHERE id = 1", values![]).await?;
    Ok(LogHead { seq: row.get("seq")?, hash: row.get("hash")? })
}
