use kernel::{AccountId, Instant, OrganisationId};
use store::{Db, Housekeeping, Read, Row, StoreError, Tx, values};

use crate::session::{Asker, IDLE, SignedIn, Standing};
use crate::store::grants;
use crate::{Actor, Assurance, Grant, Role};

/// The account of a session that is neither half, ended, idle for too long, nor of a closed account.
pub(crate) async fn find(
    read: &mut Read,
    token_hash: &str,
    now: Instant,
) -> Result<Option<SignedIn>, StoreError> {
    let row = read
        .row(
            "SELECT s.account_id, s.assurance, s.signed_in_at, s.seen_at, s.organisation_id, a.name, a.language
             FROM session s
             JOIN account a ON a.id = s.account_id
             WHERE s.token_hash = $1
               AND s.assurance <> 'half'
               AND s.ends_at > $2
               AND s.seen_at > $3
               AND a.closed_at IS NULL",
            values![token_hash, now, now - IDLE],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let account = row.id("account_id")?;
    let held = grants::confirmed(read, account).await?;
    let works_for_several = grants::organisations(&held).len() > 1;
    let mut grants = grants::at_one_organisation(held, row.optional_id("organisation_id")?);
    grants.push(Grant { role: Role::Public, organisation: None });
    Ok(Some(SignedIn {
        account,
        works_for_several,
        name: row.get("name")?,
        language: row.parsed("language")?,
        seen_at: row.get("seen_at")?,
        actor: Actor {
            account: Some(account),
            grants,
            assurance: assurance(&row)?,
            signed_in_at: row.get("signed_in_at").map(Some)?,
        },
    }))
}

/// Whoever asked for work, with the roles that count now; none when the account is closed.
pub(crate) async fn find_asker(read: &mut Read, asker: Asker) -> Result<Option<Actor>, StoreError> {
    let Asker { account, assurance, signed_in_at, organisation } = asker;
    let open = read
        .row(
            "SELECT id
             FROM account
             WHERE id = $1
               AND closed_at IS NULL",
            values![account],
        )
        .await?;
    if open.is_none() {
        return Ok(None);
    }
    let mut grants = grants::confirmed(read, account).await?;
    grants.retain(|grant| grant.organisation.is_none() || grant.organisation == organisation);
    grants.push(Grant { role: Role::Public, organisation: None });
    Ok(Some(Actor { account: Some(account), grants, assurance, signed_in_at }))
}

fn assurance(row: &Row) -> Result<Assurance, StoreError> {
    Ok(match row.get::<String>("assurance")?.as_str() {
        "two" => Assurance::TwoFactors,
        _ => Assurance::OneFactor,
    })
}

/// The account that still has to show its second factor.
pub(crate) async fn find_half(
    read: &mut Read,
    token_hash: &str,
    now: Instant,
) -> Result<Option<AccountId>, StoreError> {
    let row = read
        .row(
            "SELECT s.account_id
             FROM session s
             JOIN account a ON a.id = s.account_id
             WHERE s.token_hash = $1
               AND s.assurance = 'half'
               AND s.ends_at > $2
               AND a.closed_at IS NULL",
            values![token_hash, now],
        )
        .await?;
    row.map(|row| row.id("account_id")).transpose()
}

/// Notes that a session is in use.
pub(crate) async fn note_use(db: &Db, token_hash: &str, now: Instant) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    tx.execute("UPDATE session SET seen_at = $2 WHERE token_hash = $1", values![token_hash, now]).await?;
    tx.commit_housekeeping(Housekeeping::Session).await
}

/// Notes for which organisation the holder of a session works.
pub(crate) async fn work_for(
    tx: &mut Tx,
    (token_hash, account): (&str, AccountId),
    organisation: OrganisationId,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE session
         SET organisation_id = $3
         WHERE token_hash = $1
           AND account_id = $2",
        values![token_hash, account, organisation],
    )
    .await
    .map(drop)
}

/// Starts a session.
pub(crate) async fn start(
    tx: &mut Tx,
    token_hash: &str,
    account: AccountId,
    standing: Standing,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO session (token_hash, account_id, assurance, signed_in_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $4, $5)",
        values![token_hash, account, standing.name(), now, standing.ends_at(now)],
    )
    .await
    .map(drop)
}

/// Ends one session.
pub(crate) async fn end(tx: &mut Tx, token_hash: &str) -> Result<u64, StoreError> {
    tx.execute("DELETE FROM session WHERE token_hash = $1", values![token_hash]).await
}

/// Ends all sessions of an account, but for one when it is named.
pub(crate) async fn end_all(
    tx: &mut Tx,
    account: AccountId,
    but_for: Option<&str>,
) -> Result<u64, StoreError> {
    tx.execute(
        "DELETE FROM session
         WHERE account_id = $1
           AND token_hash <> $2",
        values![account, but_for.unwrap_or_default()],
    )
    .await
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// When they signed in.
    pub signed_in_at: Instant,
    /// When it was last used, to five minutes.
    pub seen_at: Instant,
    /// Whether it is the one they look from.
    pub this_one: bool,
}

/// The open sessions of an account, the last used first.
pub(crate) async fn of(
    read: &mut Read,
    account: AccountId,
    own_hash: &str,
    now: Instant,
) -> Result<Vec<OwnSession>, StoreError> {
    let rows = read
        .rows(
            "SELECT token_hash, signed_in_at, seen_at
             FROM session
             WHERE account_id = $1
               AND assurance <> 'half'
               AND ends_at > $2
               AND seen_at > $3
             ORDER BY seen_at DESC, token_hash",
            values![account, now, now - IDLE],
        )
        .await?;
    let session = |row: &Row| {
        Ok(OwnSession {
            signed_in_at: row.get("signed_in_at")?,
            seen_at: row.get("seen_at")?,
            this_one: row.get::<String>("token_hash")? == own_hash,
        })
    };
    rows.iter().map(session).collect()
}
