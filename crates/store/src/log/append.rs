use chrono::SubsecRound as _;

use super::entry::{Entry, Event};
use super::seal::seal;
use crate::{StoreError, Tx, Value, values};

/// Seals entries to the end of the log, in their order. Locks the log's head until the transaction ends.
pub(crate) async fn append(tx: &mut Tx, entries: Vec<Entry>) -> Result<(), StoreError> {
    let count = entries.len();
    let Some((seq, mut hash)) = reserve(tx, count).await? else { return Ok(()) };
    let before = seq - i64::try_from(count).unwrap_or(i64::MAX);
    let mut rows = Vec::with_capacity(entries.len());
    for (seq, entry) in (before + 1..).zip(entries) {
        let event = sealed(&entry, seq, std::mem::take(&mut hash));
        hash.clone_from(&event.hash);
        rows.push(row(event));
    }
    tx.insert_rows(
        "INSERT INTO event (seq, at, account_id, actor, action, subject_kind, subject_id,
                            organisation_id, request_id, details, previous, hash)",
        "",
        rows,
    )
    .await?;
    tx.execute("UPDATE event_head SET hash = $1 WHERE id = 1", values![hash]).await?;
    Ok(())
}

/// Moves the head over `count` places: the last of them, and the seal of the event before the first. The head moves one place
/// at a time, which a trigger guards.
async fn reserve(tx: &mut Tx, count: usize) -> Result<Option<(i64, String)>, StoreError> {
    let mut last = None;
    for _ in 0..count {
        let head = tx
            .one(
                "UPDATE event_head
                 SET seq = seq + 1
                 WHERE id = 1
                 RETURNING seq, hash",
                values![],
            )
            .await?;
        last = Some((head.get("seq")?, head.get("hash")?));
    }
    Ok(last)
}

fn sealed(entry: &Entry, seq: i64, previous: String) -> Event {
    let mut event = Event {
        seq,
        // PostgreSQL keeps microseconds; the seal is over what can be read back.
        at: entry.at.trunc_subsecs(6),
        account: entry.author.account,
        actor: entry.author.role.to_owned(),
        action: entry.action.to_owned(),
        subject_kind: entry.subject.kind.to_owned(),
        subject: entry.subject.id,
        organisation: entry.organisation,
        request: entry.request,
        details: entry.details.to_string(),
        previous,
        hash: String::new(),
    };
    event.hash = seal(&event);
    event
}

fn row(event: Event) -> Vec<Value> {
    values![
        event.seq,
        event.at,
        event.account,
        event.actor,
        event.action,
        event.subject_kind,
        event.subject,
        event.organisation,
        event.request,
        event.details,
        event.previous,
        event.hash,
    ]
}
