use kernel::Instant;
use store::{Db, Housekeeping, Read, Row, StoreError, values};

use crate::session::{IDLE, SignedIn};
use crate::{Actor, Assurance, Grant, Role};

/// The account of a session that is neither ended, idle for too long, nor of a closed account.
pub(crate) async fn find(
    read: &mut Read,
    token_hash: &str,
    now: Instant,
) -> Result<Option<SignedIn>, StoreError> {
    let row = read
        .row(
            "SELECT s.account_id, s.assurance, s.signed_in_at, s.seen_at, a.name, a.language
             FROM session s
             JOIN account a ON a.id = s.account_id
             WHERE s.token_hash = $1
               AND s.ends_at > $2
               AND s.seen_at > $3
               AND a.closed_at IS NULL",
            values![token_hash, now, now - IDLE],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let account = row.id("account_id")?;
    let grants = read
        .rows(
            "SELECT role, organisation_id
             FROM account_grant
             WHERE account_id = $1
               AND confirmed_at IS NOT NULL
             ORDER BY role",
            values![account],
        )
        .await?;
    let grant = |row: &Row| {
        Ok(Grant { role: row.parsed("role")?, organisation: row.optional_id("organisation_id")? })
    };
    let assurance = match row.get::<String>("assurance")?.as_str() {
        "two" => Assurance::TwoFactors,
        _ => Assurance::OneFactor,
    };
    let mut grants = grants.iter().map(grant).collect::<Result<Vec<_>, StoreError>>()?;
    grants.push(Grant { role: Role::Public, organisation: None });
    Ok(Some(SignedIn {
        account,
        name: row.get("name")?,
        language: row.parsed("language")?,
        seen_at: row.get("seen_at")?,
        actor: Actor {
            account: Some(account),
            grants,
            assurance,
            signed_in_at: row.get("signed_in_at").map(Some)?,
        },
    }))
}

/// Notes that a session is in use.
pub(crate) async fn note_use(db: &Db, token_hash: &str, now: Instant) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    tx.execute("UPDATE session SET seen_at = $2 WHERE token_hash = $1", values![token_hash, now]).await?;
    tx.commit_housekeeping(Housekeeping::Session).await
}
