use chrono::SubsecRound as _;

use super::entry::{Entry, Event};
use super::seal::seal;
use crate::{StoreError, Tx, Value, values};

/// Seals entries to the end of the log, in their order. Locks the log's head until the transaction ends.
pub(crate) async fn append(tx: &mut Tx, entries: Vec<Entry>) -> Result<(), StoreError> {
    if entries.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    let head = tx
        .one(
            "UPDATE event_head
             SET seq = seq + $1
             WHERE id = 1
             RETURNING seq, hash",
            values![count],
        )
        .await?;
    let before: i64 = head.get::<i64>("seq")? - count;
    let mut hash: String = head.get("hash")?;
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
