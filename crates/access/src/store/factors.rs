use kernel::{AccountId, Instant};
use store::{Read, StoreError, Tx, values};

use crate::Permit;

/// Sets up a second factor, with the step of the code that showed that it works. False when there is one already that
/// was not shown.
pub(crate) async fn set(
    tx: &mut Tx,
    account: AccountId,
    (secret, step): (&str, i64),
    has_shown: bool,
) -> Result<bool, StoreError> {
    let set = tx
        .execute(
            "UPDATE account
             SET totp_secret = $2, totp_last_step = $3
             WHERE id = $1
               AND (totp_secret IS NULL OR $4)",
            values![account, secret, step, has_shown],
        )
        .await?;
    Ok(set == 1)
}

/// Seals a secret that still stands there as it is.
pub(crate) async fn seal(
    tx: &mut Tx,
    account: AccountId,
    plain: &str,
    sealed: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account
         SET totp_secret = $3
         WHERE id = $1
           AND totp_secret = $2",
        values![account, plain, sealed],
    )
    .await
    .map(drop)
}

/// Takes a second factor away, with its recovery codes.
pub(crate) async fn forget(tx: &mut Tx, _permit: &Permit, account: AccountId) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE account
         SET totp_secret = NULL, totp_last_step = NULL
         WHERE id = $1",
        values![account],
    )
    .await?;
    tx.execute("DELETE FROM recovery_code WHERE account_id = $1", values![account]).await.map(drop)
}

/// Uses a code: each step once. False when this step, or a later one, was used before.
pub(crate) async fn use_step(tx: &mut Tx, account: AccountId, step: i64) -> Result<bool, StoreError> {
    let used = tx
        .execute(
            "UPDATE account
             SET totp_last_step = $2
             WHERE id = $1
               AND (totp_last_step IS NULL OR totp_last_step < $2)",
            values![account, step],
        )
        .await?;
    Ok(used == 1)
}

/// Replaces the recovery codes of an account.
pub(crate) async fn set_codes(
    tx: &mut Tx,
    account: AccountId,
    hashes: Vec<String>,
) -> Result<(), StoreError> {
    tx.execute("DELETE FROM recovery_code WHERE account_id = $1", values![account]).await?;
    for hash in hashes {
        tx.execute(
            "INSERT INTO recovery_code (account_id, code_hash) VALUES ($1, $2)",
            values![account, hash],
        )
        .await?;
    }
    Ok(())
}

/// Uses a recovery code. False when it is none, or was used before.
pub(crate) async fn use_code(
    tx: &mut Tx,
    account: AccountId,
    hash: &str,
    now: Instant,
) -> Result<bool, StoreError> {
    let used = tx
        .execute(
            "UPDATE recovery_code
             SET used_at = $3
             WHERE account_id = $1
               AND code_hash = $2
               AND used_at IS NULL",
            values![account, hash, now],
        )
        .await?;
    Ok(used == 1)
}

/// How many recovery codes are left.
pub(crate) async fn codes_left(read: &mut Read, account: AccountId) -> Result<i64, StoreError> {
    read.one(
        "SELECT COUNT(*) AS left_over
         FROM recovery_code
         WHERE account_id = $1
           AND used_at IS NULL",
        values![account],
    )
    .await?
    .get("left_over")
}
