use std::collections::{BTreeMap, BTreeSet};

use kernel::AccountId;
use store::{Read, StoreError};

use super::{Account, AccountError, AccountFilter, HeldRole, OWN, OwnSession};
use crate::store::{accounts, grants, sessions};
use crate::token::SessionToken;
use crate::{Action, Cx, Facts, Permit, Refused};

/// One account with its roles.
///
/// # Errors
/// When it is not theirs to see; an absent one gives the same answer.
pub async fn find(cx: &Cx, id: AccountId) -> Result<(Account, Vec<HeldRole>), AccountError> {
    let facts = Facts { own_account: cx.actor.account == Some(id), ..Facts::NONE };
    cx.permit(Action::SeeAccount, &facts)?;
    let mut read = cx.read().await?;
    let found = accounts::by_id(&mut read, id).await?.ok_or(Refused::NotTheirs)?;
    Ok((found.account, grants::of(&mut read, id).await?))
}

/// Accounts that pass the filter, by e-mail address, at most `most`, each with its roles.
///
/// # Errors
/// When the list is not theirs to see.
pub async fn list(
    cx: &Cx,
    filter: &AccountFilter,
    most: i64,
) -> Result<Vec<(Account, Vec<HeldRole>)>, AccountError> {
    cx.permit(Action::SeeAccount, &Facts::NONE)?;
    let mut read = cx.read().await?;
    let found = accounts::list(&mut read, filter, most).await?;
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return Ok(Vec::new()) };
    let mut roles = grants::between(&mut read, first.email.as_str(), last.email.as_str()).await?;
    let with_roles = |account: Account| {
        let roles = roles.remove(&account.id).unwrap_or_default();
        (account, roles)
    };
    Ok(found.into_iter().map(with_roles).collect())
}

/// The names of accounts, for a page that says who did what: for whoever may look into the log.
///
/// # Errors
/// When it is not theirs to see.
pub async fn names(
    cx: &Cx,
    of: impl IntoIterator<Item = AccountId>,
) -> Result<BTreeMap<AccountId, String>, AccountError> {
    cx.permit(Action::SeeLog, &Facts::NONE)?;
    let asked: BTreeSet<AccountId> = of.into_iter().collect();
    let (Some(first), Some(last)) = (asked.first(), asked.last()) else { return Ok(BTreeMap::new()) };
    let mut names = accounts::names_between(&mut cx.read().await?, *first, *last).await?;
    names.retain(|account, _| asked.contains(account));
    Ok(names)
}

/// The name of an official, to stand under what they prepared or decided: for whoever may write that down.
///
/// # Errors
/// When the database does not answer.
pub async fn name_under(
    read: &mut Read,
    _permit: &Permit,
    account: AccountId,
) -> Result<Option<String>, StoreError> {
    Ok(accounts::names_between(read, account, account).await?.remove(&account))
}

/// One's own open sessions.
///
/// # Errors
/// When nobody is signed in.
pub async fn own_sessions(cx: &Cx, token: &SessionToken) -> Result<Vec<OwnSession>, AccountError> {
    cx.permit(Action::SeeAccount, &OWN)?;
    let account = cx.actor.account.ok_or(Refused::NotTheirs)?;
    Ok(sessions::of(&mut cx.read().await?, account, &token.hash(), cx.now()).await?)
}
