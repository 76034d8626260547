use chrono::TimeDelta;
use kernel::{AccountId, EmailAddress, Instant, OrganisationId};
use serde_json::json;
use store::{StoreError, Subject};

use super::roles::check_place;
use super::{Account, AccountError, entry};
use crate::password::Password;
use crate::store::accounts::NewAccount;
use crate::store::{accounts, grants, links, sessions};
use crate::token::Token;
use crate::{Action, Cx, Facts, Grant, Role};

/// How long the link of a new account works.
const LINK: TimeDelta = TimeDelta::days(7);

/// An account that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The account.
    pub account: AccountId,
    /// What its link ends in: `/wachtwoord/…`. Shown this once.
    pub link: Token,
    /// Until when the link works.
    pub ends_at: Instant,
}

/// Adds an account with a role, and a link by which its owner chooses a password.
///
/// On a page the role is a proposal, which a second administrator confirms. At the command line it counts at once:
/// whoever has the shell has the database, and the first administrator must come from somewhere.
///
/// # Errors
/// [`AccountError::Taken`] when the address has an account, or why the role cannot be held there.
pub async fn add(
    cx: &Cx,
    email: &EmailAddress,
    role: Role,
    organisation: Option<OrganisationId>,
) -> Result<Added, AccountError> {
    let permit = cx.permit(Action::AddAccount, &Facts::NONE)?;
    let grant = Grant { role, organisation };
    check_place(grant)?;
    let (account, link, ends_at) = (cx.new_id(), Token::new(&cx.chance), cx.now() + LINK);
    let name = email.as_str().split('@').next().unwrap_or_default();
    let new =
        NewAccount { id: account, email, name, password: None, totp_secret: None, demonstration: false };
    let mut tx = cx.begin().await?;
    accounts::insert(&mut tx, new, cx.now()).await.map_err(taken)?;
    match cx.actor.account {
        Some(_) => grants::propose(&mut tx, &permit, account, grant).await?,
        None => grants::add(&mut tx, &permit, account, grant, Some(cx.now())).await?,
    }
    links::add(&mut tx, &permit, &link.hash(), account, ends_at).await?;
    let details = json!({ "role": role.name(), "confirmed": cx.actor.account.is_none() });
    let mut entry = permit.entry(cx.now(), Subject::of("account", account.uuid()), details);
    entry.organisation = organisation;
    tx.commit(entry).await?;
    Ok(Added { account, link, ends_at })
}

pub(crate) fn taken(error: StoreError) -> AccountError {
    if matches!(error, StoreError::Taken(_)) { AccountError::Taken } else { AccountError::Store(error) }
}

/// Whose link this is, as long as it works.
///
/// # Errors
/// [`AccountError::DeadLink`].
pub async fn link_holder(cx: &Cx, link: &Token) -> Result<Account, AccountError> {
    let mut read = cx.read().await?;
    let account = links::find(&mut read, &link.hash(), cx.now()).await?.ok_or(AccountError::DeadLink)?;
    let found = accounts::by_id(&mut read, account).await?;
    found.map(|found| found.account).ok_or(AccountError::DeadLink)
}

/// Chooses the password of a new account by its link, which then works no more.
///
/// # Errors
/// [`AccountError::DeadLink`], or why the password may not be chosen.
pub async fn choose_password(cx: &Cx, link: &Token, text: &str) -> Result<(), AccountError> {
    let account = link_holder(cx, link).await?;
    let password = Password::choose(text, &[&account.name, account.email.as_str()])?;
    let hash = password.hash(&cx.chance).await?;
    let mut tx = cx.db.begin().await?;
    if !links::use_up(&mut tx, &link.hash(), cx.now()).await? {
        return Err(AccountError::DeadLink);
    }
    accounts::set_password(&mut tx, account.id, &hash).await?;
    sessions::end_all(&mut tx, account.id, None).await?;
    tx.commit(entry("choose-password", account.id, cx.now(), json!({}))).await?;
    Ok(())
}
