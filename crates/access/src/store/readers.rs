use std::collections::BTreeSet;

use kernel::{AccountId, Instant};
use store::{Read, StoreError, Tx, values};
use uuid::Uuid;

use crate::Permit;

pub(crate) async fn subjects_of(read: &mut Read, account: AccountId) -> Result<BTreeSet<Uuid>, StoreError> {
    let sql = "SELECT subject_id FROM reader WHERE account_id = $1";
    read.rows(sql, values![account]).await?.iter().map(|row| row.get("subject_id")).collect()
}

pub(crate) async fn of(read: &mut Read, subject: Uuid) -> Result<Vec<AccountId>, StoreError> {
    let sql = "SELECT account_id FROM reader WHERE subject_id = $1 ORDER BY named_at, account_id";
    read.rows(sql, values![subject]).await?.iter().map(|row| row.id("account_id")).collect()
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    subject: Uuid,
    account: AccountId,
    now: Instant,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO reader (subject_id, account_id, named_at) VALUES ($1, $2, $3)
               ON CONFLICT (subject_id, account_id) DO NOTHING";
    tx.execute(sql, values![subject, account, now]).await.map(drop)
}

pub(crate) async fn delete(
    tx: &mut Tx,
    _permit: &Permit,
    subject: Uuid,
    account: AccountId,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM reader WHERE subject_id = $1 AND account_id = $2";
    tx.execute(sql, values![subject, account]).await.map(drop)
}
