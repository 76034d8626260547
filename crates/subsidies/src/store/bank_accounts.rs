use access::Permit;
use kernel::{Instant, OrganisationId};
use store::{Read, Row, StoreError, Tx, values};

use crate::{AccountState, BankAccount, BankAccountId};

fn account(row: &Row) -> Result<BankAccount, StoreError> {
    Ok(BankAccount {
        id: row.id("id")?,
        organisation: row.optional_id("organisation_id")?,
        iban: row.get("iban")?,
        holder: row.get("holder")?,
        state: row.parsed("state")?,
        proposed_by: row.optional_id("proposed_by")?,
        proposed_at: row.get("proposed_at")?,
        confirmed_by: row.optional_id("confirmed_by")?,
    })
}

/// The account numbers that are in use or wait to be confirmed, the latest first.
pub(crate) async fn accounts(read: &mut Read) -> Result<Vec<BankAccount>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, organisation_id, iban, holder, state, proposed_by, proposed_at, confirmed_by
             FROM subsidy_bank_account
             WHERE state <> 'replaced'
             ORDER BY proposed_at DESC, id",
            values![],
        )
        .await?;
    rows.iter().map(account).collect()
}

pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit,
    (id, organisation): (BankAccountId, Option<OrganisationId>),
    (iban, holder): (&str, &str),
    now: Instant,
) -> Result<(), StoreError> {
    // What waited before makes way: one number waits at a time.
    make_way(tx, organisation, AccountState::Proposed).await?;
    tx.execute(
        "INSERT INTO subsidy_bank_account (id, organisation_id, iban, holder, state, proposed_by, proposed_at)
         VALUES ($1, $2, $3, $4, 'proposed', $5, $6)",
        values![id, organisation, iban, holder, permit.author().account, now],
    )
    .await?;
    Ok(())
}

/// The account number of an organisation in this state is replaced by another.
async fn make_way(
    tx: &mut Tx,
    organisation: Option<OrganisationId>,
    state: AccountState,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_bank_account
         SET state = 'replaced'
         WHERE state = $2
           AND (organisation_id = $1 OR organisation_id IS NULL AND $1 IS NULL)",
        values![organisation, state.name()],
    )
    .await?;
    Ok(())
}

/// Confirms an account number that waits; the one in use before makes way.
pub(crate) async fn confirm(
    tx: &mut Tx,
    permit: &Permit,
    account: &BankAccount,
    now: Instant,
) -> Result<(), StoreError> {
    make_way(tx, account.organisation, AccountState::Confirmed).await?;
    tx.execute_on_seen(
        "UPDATE subsidy_bank_account
         SET state = 'confirmed', confirmed_by = $2, confirmed_at = $3
         WHERE id = $1
           AND state = 'proposed'",
        values![account.id, permit.author().account, now],
    )
    .await
}
