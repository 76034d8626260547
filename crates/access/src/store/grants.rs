use std::collections::BTreeMap;

use kernel::{AccountId, Instant, OrganisationId};
use store::{Read, Row, StoreError, Tx, values};

use crate::{Grant, Permit, Role};

/// A role that an account holds, or is to hold once somebody else confirms it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldRole {
    /// The role, and where it is held.
    pub grant: Grant,
    /// Who proposed it.
    pub proposed_by: Option<AccountId>,
    /// When it was confirmed; until then it gives nothing.
    pub confirmed_at: Option<Instant>,
}

fn grant(row: &Row) -> Result<Grant, StoreError> {
    Ok(Grant { role: row.parsed("role")?, organisation: row.optional_id("organisation_id")? })
}

/// The roles that count.
pub(crate) async fn confirmed(read: &mut Read, account: AccountId) -> Result<Vec<Grant>, StoreError> {
    let rows = read
        .rows(
            "SELECT role, organisation_id
             FROM account_grant
             WHERE account_id = $1
               AND confirmed_at IS NOT NULL
             ORDER BY role, organisation_id",
            values![account],
        )
        .await?;
    rows.iter().map(grant).collect()
}

/// The organisations at which roles are held, each once, those of the weightiest role first.
pub(crate) fn organisations(held: &[Grant]) -> Vec<OrganisationId> {
    let mut all: Vec<OrganisationId> = Vec::new();
    for organisation in held.iter().filter_map(|grant| grant.organisation) {
        if !all.contains(&organisation) {
            all.push(organisation);
        }
    }
    all
}

/// The roles that count for whoever works for `chosen`, or else for the first of their organisations. Roles at another
/// organisation give nothing meanwhile: who coordinates one and works at another does not coordinate both.
pub(crate) fn at_one_organisation(mut held: Vec<Grant>, chosen: Option<OrganisationId>) -> Vec<Grant> {
    let all = organisations(&held);
    let here = chosen.filter(|chosen| all.contains(chosen)).or(all.first().copied());
    held.retain(|grant| grant.organisation.is_none() || grant.organisation == here);
    held
}

/// All roles of an account, those proposed included.
pub(crate) async fn of(read: &mut Read, account: AccountId) -> Result<Vec<HeldRole>, StoreError> {
    let rows = read
        .rows(
            "SELECT role, organisation_id, proposed_by, confirmed_at
             FROM account_grant
             WHERE account_id = $1
             ORDER BY role, organisation_id",
            values![account],
        )
        .await?;
    rows.iter().map(held).collect()
}

/// All roles of the accounts with an address from `first` to `last`, for a page of a list.
pub(crate) async fn between(
    read: &mut Read,
    first: &str,
    last: &str,
) -> Result<BTreeMap<AccountId, Vec<HeldRole>>, StoreError> {
    let rows = read
        .rows(
            "SELECT g.account_id, g.role, g.organisation_id, g.proposed_by, g.confirmed_at
             FROM account_grant g
             JOIN account a ON a.id = g.account_id
             WHERE a.email >= $1
               AND a.email <= $2
             ORDER BY g.account_id, g.role, g.organisation_id",
            values![first, last],
        )
        .await?;
    let mut roles: BTreeMap<AccountId, Vec<HeldRole>> = BTreeMap::new();
    for row in &rows {
        roles.entry(row.id("account_id")?).or_default().push(held(row)?);
    }
    Ok(roles)
}

fn held(row: &Row) -> Result<HeldRole, StoreError> {
    Ok(HeldRole {
        grant: grant(row)?,
        proposed_by: row.optional_id("proposed_by")?,
        confirmed_at: row.get("confirmed_at")?,
    })
}

/// Writes a role down. Confirmed at once only where no second person is asked: the command line, an invitation.
pub(crate) async fn add(
    tx: &mut Tx,
    _: &Permit,
    account: AccountId,
    grant: Grant,
    confirmed_at: Option<Instant>,
) -> Result<(), StoreError> {
    insert(tx, account, grant, None, confirmed_at).await
}

/// Writes a proposal down.
pub(crate) async fn propose(
    tx: &mut Tx,
    permit: &Permit,
    account: AccountId,
    grant: Grant,
) -> Result<(), StoreError> {
    insert(tx, account, grant, permit.author().account, None).await
}

/// Writes down the role that an invitation promised; the invitation itself was permitted.
pub(crate) async fn add_invited(
    tx: &mut Tx,
    account: AccountId,
    grant: Grant,
    now: Instant,
) -> Result<(), StoreError> {
    insert(tx, account, grant, None, Some(now)).await
}

async fn insert(
    tx: &mut Tx,
    account: AccountId,
    grant: Grant,
    proposed_by: Option<AccountId>,
    confirmed_at: Option<Instant>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO account_grant (account_id, role, organisation_id, proposed_by, confirmed_at)
         VALUES ($1, $2, $3, $4, $5)",
        values![account, grant.role.name(), grant.organisation, proposed_by, confirmed_at],
    )
    .await
    .map(drop)
}

/// Turns a proposal into a role. The database itself refuses that whoever proposed it confirms it.
pub(crate) async fn confirm(
    tx: &mut Tx,
    permit: &Permit,
    account: AccountId,
    grant: Grant,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE account_grant
         SET confirmed_at = $4, confirmed_by = $5
         WHERE account_id = $1
           AND role = $2
           AND (organisation_id = $3 OR $3 IS NULL)
           AND confirmed_at IS NULL",
        values![account, grant.role.name(), grant.organisation, now, permit.author().account],
    )
    .await
}

/// Takes a role away.
pub(crate) async fn end(
    tx: &mut Tx,
    _: &Permit,
    account: AccountId,
    grant: Grant,
) -> Result<u64, StoreError> {
    tx.execute(
        "DELETE FROM account_grant
         WHERE account_id = $1
           AND role = $2
           AND (organisation_id = $3 OR $3 IS NULL)",
        values![account, grant.role.name(), grant.organisation],
    )
    .await
}

/// Somebody who works for an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// The account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
    /// What they are there.
    pub role: Role,
}

/// The staff of an organisation, by name.
pub(crate) async fn staff(
    read: &mut Read,
    organisation: OrganisationId,
) -> Result<Vec<StaffMember>, StoreError> {
    let rows = read
        .rows(
            "SELECT a.id, a.name, a.email, g.role
             FROM account_grant g
             JOIN account a ON a.id = g.account_id
             WHERE g.organisation_id = $1
               AND g.confirmed_at IS NOT NULL
               AND a.closed_at IS NULL
             ORDER BY a.name, g.role, a.id",
            values![organisation],
        )
        .await?;
    let member = |row: &Row| {
        Ok(StaffMember {
            account: row.id("id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            role: row.parsed("role")?,
        })
    };
    rows.iter().map(member).collect()
}
