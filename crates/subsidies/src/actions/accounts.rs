use access::{Action, Cx, Facts};
use kernel::OrganisationId;
use serde_json::json;

use super::{SubsidyError, entry, permit_of_another};
use crate::store::bank_accounts as rows;
use crate::{AccountState, BankAccount, BankAccountId, parse_iban};

const KIND: &str = "subsidy-bank-account";

/// Writes an account number for an organisation, or the municipality's own when none is named. Nothing is paid to it before
/// somebody else confirmed it; meanwhile the old one holds.
///
/// # Errors
/// [`SubsidyError::Iban`] when it is no account number; [`SubsidyError::NoReason`] without a name.
pub async fn propose_account(
    cx: &Cx,
    organisation: Option<OrganisationId>,
    (iban, holder): (&str, &str),
) -> Result<BankAccountId, SubsidyError> {
    let iban = parse_iban(iban)?;
    let holder = kernel::clean_line(holder, 140).map_err(|_| SubsidyError::NoReason)?;
    let mut tx = cx.begin().await?;
    let own_organisation = organisation.is_some_and(|one| cx.actor.works_for(one));
    let permit = cx.permit(Action::KeepBankAccount, &Facts { own_organisation, ..Facts::NONE })?;
    let id: BankAccountId = cx.new_id();
    rows::insert(&mut tx, &permit, (id, organisation), (&iban, &holder), cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "state": "proposed" }))).await?;
    Ok(id)
}

/// Confirms an account number that somebody else wrote.
///
/// # Errors
/// [`SubsidyError::OwnWork`] for who wrote it; [`SubsidyError::Stale`] when it does not wait any more.
pub async fn confirm_account(cx: &Cx, id: BankAccountId) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let all = rows::accounts(&mut tx).await?;
    let account = all.into_iter().find(|one| one.id == id).ok_or(SubsidyError::NotFound)?;
    let own = account.proposed_by.is_some() && account.proposed_by == cx.actor.account;
    let permit = permit_of_another(cx, Action::ConfirmBankAccount, own)?;
    rows::confirm(&mut tx, &permit, &account, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "state": "confirmed" }))).await?;
    Ok(())
}

/// The account numbers in use and those that wait, for finance.
///
/// # Errors
/// When the actor may not see them.
pub async fn accounts(cx: &Cx) -> Result<Vec<BankAccount>, SubsidyError> {
    cx.permit(Action::PreparePayments, &Facts::NONE)?;
    Ok(rows::accounts(&mut cx.read().await?).await?)
}

/// The account number of an organisation that is in use, and the one that waits, for whoever works for it.
///
/// # Errors
/// When the actor works for somebody else.
pub async fn own_accounts(
    cx: &Cx,
    organisation: OrganisationId,
) -> Result<(Option<BankAccount>, Option<BankAccount>), SubsidyError> {
    let own_organisation = cx.actor.works_for(organisation);
    cx.permit(Action::KeepBankAccount, &Facts { own_organisation, ..Facts::NONE })?;
    let all = rows::accounts(&mut cx.read().await?).await?;
    let of =
        |state| all.iter().find(|one| one.organisation == Some(organisation) && one.state == state).cloned();
    Ok((of(AccountState::Confirmed), of(AccountState::Proposed)))
}
