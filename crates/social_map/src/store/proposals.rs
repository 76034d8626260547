use access::Permit;
use kernel::Instant;
use serde_json::json;
use store::{Read, StoreError, Tx, values};

use crate::{OfferId, Particulars};

/// A change of a published offer that waits for the editor.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Proposal {
    /// What the offer would say.
    pub(crate) particulars: Particulars,
    /// The role in which it was proposed.
    pub(crate) proposed_as: String,
    /// When.
    pub(crate) proposed_at: Instant,
}

/// The change of this offer that waits for the editor, if any. Ask only for an offer that was found within a scope.
pub(crate) async fn proposal(read: &mut Read, offer: OfferId) -> Result<Option<Proposal>, StoreError> {
    let row = read
        .row(
            "SELECT particulars, proposed_as, proposed_at
             FROM offer_proposal
             WHERE offer_id = $1",
            values![offer],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Proposal {
        particulars: row.document("particulars")?,
        proposed_as: row.get("proposed_as")?,
        proposed_at: row.get("proposed_at")?,
    }))
}

/// Keeps a proposed change; the one before it, which nobody decided on, gives way.
pub(crate) async fn keep_proposal(
    tx: &mut Tx,
    permit: &Permit,
    offer: OfferId,
    particulars: &Particulars,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO offer_proposal (offer_id, particulars, proposed_as, proposed_at)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (offer_id) DO UPDATE
         SET particulars = excluded.particulars,
             proposed_as = excluded.proposed_as,
             proposed_at = excluded.proposed_at",
        values![offer, json!(particulars), permit.author().role, now],
    )
    .await
    .map(drop)
}

/// Drops the proposed change, once it is decided on.
pub(crate) async fn drop_proposal(tx: &mut Tx, _permit: &Permit, offer: OfferId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM offer_proposal WHERE offer_id = $1", values![offer]).await.map(drop)
}

/// Why the editor gave the offer, or its last proposal, back.
pub(crate) async fn sent_back_because(read: &mut Read, offer: OfferId) -> Result<Option<String>, StoreError> {
    let row = read.row("SELECT sent_back_because FROM offer WHERE id = $1", values![offer]).await?;
    Ok(row.map(|row| row.get("sent_back_because")).transpose()?.flatten())
}
