use kernel::{AccountId, Instant};
use store::{Read, StoreError, Tx, values};

use crate::Permit;

/// Writes a link down; earlier ones of the same account end.
pub(crate) async fn add(
    tx: &mut Tx,
    _: &Permit,
    token_hash: &str,
    account: AccountId,
    ends_at: Instant,
) -> Result<(), StoreError> {
    tx.execute("DELETE FROM password_link WHERE account_id = $1", values![account]).await?;
    tx.execute(
        "INSERT INTO password_link (token_hash, account_id, ends_at) VALUES ($1, $2, $3)",
        values![token_hash, account, ends_at],
    )
    .await
    .map(drop)
}

/// The account of a link that still works.
pub(crate) async fn find(
    read: &mut Read,
    token_hash: &str,
    now: Instant,
) -> Result<Option<AccountId>, StoreError> {
    let row = read
        .row(
            "SELECT l.account_id
             FROM password_link l
             JOIN account a ON a.id = l.account_id
             WHERE l.token_hash = $1
               AND l.ends_at > $2
               AND l.used_at IS NULL
               AND a.closed_at IS NULL",
            values![token_hash, now],
        )
        .await?;
    row.map(|row| row.id("account_id")).transpose()
}

/// Uses a link: once, also when two hands press at the same time.
pub(crate) async fn use_up(tx: &mut Tx, token_hash: &str, now: Instant) -> Result<bool, StoreError> {
    let used = tx
        .execute(
            "UPDATE password_link
             SET used_at = $2
             WHERE token_hash = $1
               AND ends_at > $2
               AND used_at IS NULL",
            values![token_hash, now],
        )
        .await?;
    Ok(used == 1)
}
