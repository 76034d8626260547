use kernel::AccountId;
use serde_json::json;
use store::{StoreError, Subject};

use super::AccountError;
use crate::store::grants::HeldRole;
use crate::store::{accounts, grants, sessions};
use crate::{Action, Cx, Facts, Grant, Permit, Refused, Role};

fn about(cx: &Cx, account: AccountId) -> Facts {
    Facts { own_account: cx.actor.account == Some(account), ..Facts::NONE }
}

/// A role at a partner asks for an organisation, no other takes one, and nobody is made the public or the timer.
pub(super) fn check_place(grant: Grant) -> Result<(), AccountError> {
    if !grant.role.can_be_given() {
        return Err(AccountError::NotToBeGiven);
    }
    if grant.role.is_at_a_partner() == grant.organisation.is_some() {
        Ok(())
    } else {
        Err(AccountError::WrongPlace)
    }
}

fn entry(cx: &Cx, permit: &Permit, account: AccountId, grant: Grant) -> store::Entry {
    let subject = Subject::of("account", account.uuid());
    let mut entry = permit.entry(cx.now(), subject, json!({ "role": grant.role.name() }));
    entry.organisation = grant.organisation;
    entry
}

async fn held(
    tx: &mut store::Tx,
    account: AccountId,
    is_meant: impl Fn(&HeldRole) -> bool,
) -> Result<HeldRole, AccountError> {
    grants::of(tx, account).await?.into_iter().find(is_meant).ok_or(AccountError::NotFound)
}

/// Proposes a role for an account. It gives nothing until another administrator confirms it.
///
/// # Errors
/// When the account is one's own, holds the role already, or cannot hold it there.
pub async fn propose_role(cx: &Cx, account: AccountId, grant: Grant) -> Result<(), AccountError> {
    let mut tx = cx.begin().await?;
    let found = accounts::by_id(&mut tx, account).await?;
    let permit = cx.permit(Action::ProposeRoles, &about(cx, account))?;
    found.filter(|found| found.account.closed_at.is_none()).ok_or(Refused::NotTheirs)?;
    check_place(grant)?;
    grants::propose(&mut tx, &permit, account, grant).await.map_err(held_already)?;
    let entry = entry(cx, &permit, account, grant);
    tx.commit(entry).await?;
    Ok(())
}

fn held_already(error: StoreError) -> AccountError {
    if matches!(error, StoreError::Taken(_)) { AccountError::HeldAlready } else { AccountError::Store(error) }
}

/// Confirms a role that somebody else proposed (four eyes). All sessions of the account end, so that it comes back
/// with its new rights.
///
/// # Errors
/// When there is no such proposal, it is one's own, or it is for oneself.
pub async fn confirm_role(cx: &Cx, account: AccountId, role: Role) -> Result<(), AccountError> {
    let mut tx = cx.begin().await?;
    let waits = |held: &HeldRole| held.grant.role == role && held.confirmed_at.is_none();
    let stands = |held: &HeldRole| held.grant.role == role;
    let proposed = match held(&mut tx, account, waits).await {
        Err(AccountError::NotFound) => held(&mut tx, account, stands).await?,
        other => other?,
    };
    let facts = Facts {
        prepared_by_actor: proposed.proposed_by.is_some() && proposed.proposed_by == cx.actor.account,
        ..about(cx, account)
    };
    let permit = cx.permit(Action::ConfirmRoles, &facts)?;
    grants::confirm(&mut tx, &permit, account, proposed.grant, cx.now()).await?;
    sessions::end_all(&mut tx, account, None).await?;
    let entry = entry(cx, &permit, account, proposed.grant);
    tx.commit(entry).await?;
    Ok(())
}

/// Takes a role away, or drops a proposal. One person may do so: less is always safe. All sessions end.
///
/// # Errors
/// When the account is one's own or does not hold the role.
pub async fn end_role(cx: &Cx, account: AccountId, grant: Grant) -> Result<(), AccountError> {
    let mut tx = cx.begin().await?;
    let held = held(&mut tx, account, |held| held.grant == grant).await;
    let permit = cx.permit(Action::EndRole, &about(cx, account))?;
    let held = held?;
    grants::end(&mut tx, &permit, account, held.grant).await?;
    sessions::end_all(&mut tx, account, None).await?;
    let entry = entry(cx, &permit, account, held.grant);
    tx.commit(entry).await?;
    Ok(())
}

/// Closes an account: its sessions end and it cannot sign in any more. What it did stays in the log.
///
/// # Errors
/// When it is one's own, closed already, or changed in the meantime.
pub async fn close(cx: &Cx, account: AccountId, seen: i64) -> Result<(), AccountError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::CloseAccount, &about(cx, account))?;
    accounts::close(&mut tx, &permit, (account, seen), cx.now()).await?;
    sessions::end_all(&mut tx, account, None).await?;
    let subject = Subject::of("account", account.uuid());
    tx.commit(permit.entry(cx.now(), subject, json!({ "state": "closed" }))).await?;
    Ok(())
}
