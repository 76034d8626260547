use chrono::SubsecRound as _;

use super::entry::{Entry, Event};
use super::seal::seal;
use crate::{StoreError, Tx, values};

/// Seals an entry to the end of the log. Locks the log's head until the transaction ends.
pub(crate) async fn append(tx: &mut Tx, entry: Entry) -> Result<(), StoreError> {
    let head = tx
        .one(
            "UPDATE event_head
             SET seq = seq + 1
             WHERE id = 1
             RETURNING seq, hash",
            values![],
        )
        .await?;
    let mut event = Event {
        seq: head.get("seq")?,
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
        previous: head.get("hash")?,
        hash: String::new(),
    };
    event.hash = seal(&event);
    let hash = event.hash.clone();
    tx.execute(
        "INSERT INTO event (seq, at, account_id, actor, action, subject_kind, subject_id,
                            organisation_id, request_id, details, previous, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
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
        ],
    )
    .await?;
    tx.execute("UPDATE event_head SET hash = $1 WHERE id = 1", values![hash]).await?;
    Ok(())
}
