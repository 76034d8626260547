use kernel::{EmailAddress, Instant, OrganisationId};
use store::{Read, Row, StoreError, Tx, values};

use crate::invitations::{Invitation, InvitationId};
use crate::{Permit, Role};

fn invitation(row: &Row) -> Result<Invitation, StoreError> {
    Ok(Invitation {
        id: row.id("id")?,
        email: row.parsed("email")?,
        role: row.parsed("role")?,
        organisation: row.id("organisation_id")?,
        invited_by: row.optional_id("invited_by")?,
        ends_at: row.get("ends_at")?,
    })
}

/// Writes an invitation down.
pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit,
    invitation: &Invitation,
    token_hash: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO invitation (id, token_hash, email, role, organisation_id, invited_by, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values![
            invitation.id,
            token_hash,
            &invitation.email,
            invitation.role.name(),
            invitation.organisation,
            permit.author().account,
            invitation.ends_at,
        ],
    )
    .await
    .map(drop)
}

/// An invitation that still works, by its link.
pub(crate) async fn by_token(
    read: &mut Read,
    token_hash: &str,
    now: Instant,
) -> Result<Option<Invitation>, StoreError> {
    let row = read
        .row(
            "SELECT id, email, role, organisation_id, invited_by, ends_at
             FROM invitation
             WHERE token_hash = $1
               AND ends_at > $2
               AND used_at IS NULL
               AND withdrawn_at IS NULL",
            values![token_hash, now],
        )
        .await?;
    row.as_ref().map(invitation).transpose()
}

/// The open invitations of an organisation, the newest first.
pub(crate) async fn open(
    read: &mut Read,
    organisation: OrganisationId,
    now: Instant,
) -> Result<Vec<Invitation>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, email, role, organisation_id, invited_by, ends_at
             FROM invitation
             WHERE organisation_id = $1
               AND ends_at > $2
               AND used_at IS NULL
               AND withdrawn_at IS NULL
             ORDER BY id DESC",
            values![organisation, now],
        )
        .await?;
    rows.iter().map(invitation).collect()
}

/// Uses an invitation: once, also when sixteen hands press at the same time.
pub(crate) async fn use_up(tx: &mut Tx, token_hash: &str, now: Instant) -> Result<bool, StoreError> {
    let used = tx
        .execute(
            "UPDATE invitation
             SET used_at = $2
             WHERE token_hash = $1
               AND ends_at > $2
               AND used_at IS NULL
               AND withdrawn_at IS NULL",
            values![token_hash, now],
        )
        .await?;
    Ok(used == 1)
}

/// Withdraws an invitation of this organisation that was not used yet.
pub(crate) async fn withdraw(
    tx: &mut Tx,
    _: &Permit,
    organisation: OrganisationId,
    id: InvitationId,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE invitation
         SET withdrawn_at = $3
         WHERE id = $1
           AND organisation_id = $2
           AND used_at IS NULL
           AND withdrawn_at IS NULL",
        values![id, organisation, now],
    )
    .await
}

/// Withdraws what stands open for this address and role, so that a new link is the only one.
pub(crate) async fn withdraw_earlier(
    tx: &mut Tx,
    _: &Permit,
    email: &EmailAddress,
    held: (OrganisationId, Role),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE invitation
         SET withdrawn_at = $4
         WHERE email = $1
           AND organisation_id = $2
           AND role = $3
           AND used_at IS NULL
           AND withdrawn_at IS NULL",
        values![email, held.0, held.1.name(), now],
    )
    .await
    .map(drop)
}
