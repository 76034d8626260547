use std::collections::{BTreeMap, BTreeSet};

use kernel::{AccountId, Instant};
use store::{Read, StoreError, Tx, values};
use uuid::Uuid;

use crate::{Permit, Role};

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

/// The open accounts with a role that counts, by name, and those roles.
pub(crate) async fn accounts_with_roles(
    read: &mut Read,
) -> Result<BTreeMap<(String, AccountId), Vec<Role>>, StoreError> {
    let rows = read
        .rows(
            "SELECT account.id, account.name, account_grant.role
             FROM account
             JOIN account_grant
               ON account_grant.account_id = account.id
             WHERE account.closed_at IS NULL
               AND account_grant.confirmed_at IS NOT NULL
             ORDER BY account.name, account.id, account_grant.role",
            values![],
        )
        .await?;
    let mut found: BTreeMap<(String, AccountId), Vec<Role>> = BTreeMap::new();
    for row in &rows {
        found.entry((row.get("name")?, row.id("id")?)).or_default().push(row.parsed("role")?);
    }
    Ok(found)
}
