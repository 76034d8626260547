use kernel::{AccountId, Language, clean_line};
use serde_json::json;
use store::Subject;

use super::sign_in::show_password;
use super::{AccountError, OWN};
use crate::password::Password;
use crate::store::{accounts, sessions};
use crate::token::SessionToken;
use crate::{Action, Cx, Permit, Refused};

/// How long a name may be.
pub(crate) const LONGEST_NAME: usize = 100;

fn own(cx: &Cx) -> Result<(AccountId, Permit), AccountError> {
    let permit = cx.permit(Action::ChangeAccount, &OWN)?;
    Ok((cx.actor.account.ok_or(Refused::NotTheirs)?, permit))
}

/// Changes one's own name and language, on the version that was seen.
///
/// # Errors
/// When the name is none, or somebody else was first.
pub async fn change(cx: &Cx, name: &str, language: Language, seen: i64) -> Result<(), AccountError> {
    let (account, permit) = own(cx)?;
    let name = clean_line(name, LONGEST_NAME).map_err(|_| AccountError::NotAName)?;
    let mut tx = cx.begin().await?;
    accounts::change(&mut tx, &permit, (account, seen), &name, language).await?;
    let details = json!({ "fields": ["name", "language"] });
    tx.commit(permit.entry(cx.now(), Subject::of("account", account.uuid()), details)).await?;
    Ok(())
}

/// Changes one's own password, after showing the old one. All other sessions end.
///
/// # Errors
/// [`AccountError::Wrong`] when the old one is not right, or why the new one may not be chosen.
pub async fn change_password(
    cx: &Cx,
    token: &SessionToken,
    old: &str,
    new: &str,
) -> Result<(), AccountError> {
    let (account, permit) = own(cx)?;
    let found = show_password(cx, account, old).await?;
    let new = Password::choose(new, &[&found.account.name, found.account.email.as_str()])?;
    let hash = new.hash(&cx.chance).await?;
    let mut tx = cx.db.begin().await?;
    accounts::set_password(&mut tx, account, &hash).await?;
    sessions::end_all(&mut tx, account, Some(&token.hash())).await?;
    let details = json!({ "fields": ["password"] });
    tx.commit(permit.entry(cx.now(), Subject::of("account", account.uuid()), details)).await?;
    Ok(())
}

/// Ends all one's sessions but this one.
///
/// # Errors
/// When the database does not answer.
pub async fn end_other_sessions(cx: &Cx, token: &SessionToken) -> Result<(), AccountError> {
    let (account, permit) = own(cx)?;
    let mut tx = cx.begin().await?;
    let ended = sessions::end_all(&mut tx, account, Some(&token.hash())).await?;
    let details = json!({ "fields": ["sessions"], "ended": ended });
    tx.commit(permit.entry(cx.now(), Subject::of("account", account.uuid()), details)).await?;
    Ok(())
}
