use access::Permit;
use kernel::Instant;
use store::{Read, StoreError, Tx, values};

use crate::OfferId;

/// Two offers that look alike and are not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dismissed {
    /// The one with the lower identity.
    pub(crate) one: OfferId,
    /// The other.
    pub(crate) other: OfferId,
    /// Why they are two.
    pub(crate) reason: String,
    /// The role in which somebody said so.
    pub(crate) by: String,
    /// When.
    pub(crate) at: Instant,
}

/// All pairs that were dismissed, the last one first.
pub(crate) async fn dismissed(read: &mut Read) -> Result<Vec<Dismissed>, StoreError> {
    let rows = read
        .rows(
            "SELECT one_id, other_id, reason, dismissed_as, dismissed_at
             FROM offer_pair_dismissed
             ORDER BY dismissed_at DESC, one_id, other_id",
            values![],
        )
        .await?;
    let pair = |row: &store::Row| {
        Ok(Dismissed {
            one: row.id("one_id")?,
            other: row.id("other_id")?,
            reason: row.get("reason")?,
            by: row.get("dismissed_as")?,
            at: row.get("dismissed_at")?,
        })
    };
    rows.iter().map(pair).collect()
}

/// Keeps that two offers are not the same; who says so again says why again.
pub(crate) async fn dismiss(
    tx: &mut Tx,
    permit: &Permit,
    pair: (OfferId, OfferId),
    reason: &str,
    now: Instant,
) -> Result<(), StoreError> {
    let (one, other) = if pair.0 <= pair.1 { pair } else { (pair.1, pair.0) };
    tx.execute(
        "INSERT INTO offer_pair_dismissed (one_id, other_id, reason, dismissed_as, dismissed_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (one_id, other_id) DO UPDATE
         SET reason = excluded.reason,
             dismissed_as = excluded.dismissed_as,
             dismissed_at = excluded.dismissed_at",
        values![one, other, reason, permit.author().role, now],
    )
    .await
    .map(drop)
}

/// Lets the address of an offer lead to another.
pub(crate) async fn keep_move(
    tx: &mut Tx,
    _permit: &Permit,
    from: OfferId,
    to: OfferId,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO offer_moved (offer_id, to_id, moved_at)
         VALUES ($1, $2, $3)
         ON CONFLICT (offer_id) DO UPDATE
         SET to_id = excluded.to_id,
             moved_at = excluded.moved_at",
        values![from, to, now],
    )
    .await
    .map(drop)
}

/// Lets the address of an offer be its own again.
pub(crate) async fn forget_move(tx: &mut Tx, _permit: &Permit, offer: OfferId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM offer_moved WHERE offer_id = $1", values![offer]).await.map(drop)
}

/// Where the address of an offer leads, if it is another's.
pub(crate) async fn moved_to(read: &mut Read, offer: OfferId) -> Result<Option<OfferId>, StoreError> {
    let row = read.row("SELECT to_id FROM offer_moved WHERE offer_id = $1", values![offer]).await?;
    row.map(|row| row.id("to_id")).transpose()
}
