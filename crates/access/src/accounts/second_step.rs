use kernel::{AccountId, EmailAddress};
use serde_json::json;
use store::{Housekeeping, Tx};

use super::sign_in::{Opened, too_many};
use super::{Account, AccountError, OWN, entry};
use crate::recovery::{code_hash, new_codes};
use crate::seal;
use crate::second_factor::SecondFactor;
use crate::session::Standing;
use crate::slow_down::Watched;
use crate::store::accounts::Credentials;
use crate::store::{accounts, attempts, factors, sessions};
use crate::token::SessionToken;
use crate::{Action, Assurance, Cx, Facts, Refused};

/// Whoever showed the password and still has to show the second factor.
///
/// # Errors
/// When the database does not answer; a token that is not halfway is `None`.
pub async fn halfway(cx: &Cx, token: &SessionToken) -> Result<Option<Account>, AccountError> {
    let mut read = cx.read().await?;
    let Some(account) = sessions::find_half(&mut read, &token.hash(), cx.now()).await? else {
        return Ok(None);
    };
    Ok(accounts::by_id(&mut read, account).await?.map(|found| found.account))
}

/// Shows the second factor: the code of the app, or one of the codes on paper. The session gets a new token.
///
/// # Errors
/// [`AccountError::WrongCode`] when it is neither, or was used before.
pub async fn pass(cx: &Cx, token: &SessionToken, typed: &str) -> Result<Opened, AccountError> {
    let mut read = cx.read().await?;
    let hash = token.hash();
    let half = sessions::find_half(&mut read, &hash, cx.now()).await?;
    let account = half.or(cx.actor.account).ok_or(AccountError::Refused(Refused::NotTheirs))?;
    drop(read);
    let watched = [Watched::SecondFactor(account.to_string())];
    if let Some(wait) = attempts::count(&cx.db, &watched, cx.now()).await? {
        return Err(too_many(wait));
    }
    let mut tx = cx.db.begin().await?;
    let found = accounts::by_id(&mut tx, account).await?.ok_or(AccountError::NotFound)?;
    // Where the secret of the app does not open, a code on paper still does.
    let by_app = uses_code(cx, &mut tx, &found, typed).await;
    let method = if matches!(by_app, Ok(true)) {
        "code"
    } else if factors::use_code(&mut tx, account, &code_hash(account, typed), cx.now()).await? {
        "recovery-code"
    } else {
        return Err(by_app.err().unwrap_or(AccountError::WrongCode));
    };
    attempts::succeed(&mut tx, &watched).await?;
    let token = renew(cx, &mut tx, account, &hash).await?;
    tx.commit(entry("show-second-factor", account, cx.now(), json!({ "method": method }))).await?;
    Ok(Opened::Whole(token))
}

/// Uses a code of the app: each once, but for accounts of the demonstration, whose secret stands on the sign-in page.
async fn uses_code(cx: &Cx, tx: &mut Tx, found: &Credentials, typed: &str) -> Result<bool, AccountError> {
    let Some(kept) = &found.totp_secret else { return Ok(false) };
    let secret = seal::opened(cx.seal.as_deref(), kept, found.account.id)?;
    let Some(step) = secret.step_of(typed, cx.now()) else { return Ok(false) };
    Ok(found.account.demonstration || factors::use_step(tx, found.account.id, step).await?)
}

/// A whole session with two factors in place of the one under `hash`, which must still be there: whoever ended it
/// meanwhile ended this way in too.
async fn renew(cx: &Cx, tx: &mut Tx, account: AccountId, hash: &str) -> Result<SessionToken, AccountError> {
    let token = SessionToken::new(&cx.chance);
    if sessions::end(tx, hash).await? == 0 {
        return Err(Refused::NotTheirs.into());
    }
    sessions::start(tx, &token.hash(), account, Standing::Whole(Assurance::TwoFactors), cx.now()).await?;
    Ok(token)
}

/// A second factor that was set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// What the browser is to hold from now on.
    pub token: SessionToken,
    /// Ten codes on paper, shown this once.
    pub codes: Vec<String>,
}

/// Sets up a second factor, after a code showed that the app has its secret. Whoever replaces one must have shown it.
/// All other sessions end.
///
/// # Errors
/// [`AccountError::WrongCode`] when the code is not of this secret.
pub async fn enrol(
    cx: &Cx,
    token: &SessionToken,
    secret: &SecondFactor,
    typed: &str,
) -> Result<Enrolled, AccountError> {
    let permit = cx.permit(Action::ChangeAccount, &OWN)?;
    let account = cx.actor.account.ok_or(Refused::NotTheirs)?;
    let step = secret.step_of(typed, cx.now()).ok_or(AccountError::WrongCode)?;
    let codes = new_codes(&cx.chance);
    let mut tx = cx.db.begin().await?;
    let kept = seal::kept(cx.seal.as_deref(), secret.reveal(), account, &cx.chance)?;
    let has_shown = cx.actor.assurance == Assurance::TwoFactors;
    if !factors::set(&mut tx, account, (&kept, step), has_shown).await? {
        return Err(Refused::SecondFactorFirst.into());
    }
    factors::set_codes(&mut tx, account, codes.iter().map(|code| code_hash(account, code)).collect()).await?;
    sessions::end_all(&mut tx, account, Some(&token.hash())).await?;
    let token = renew(cx, &mut tx, account, &token.hash()).await?;
    let subject = store::Subject::of("account", account.uuid());
    tx.commit(permit.entry(cx.now(), subject, json!({ "fields": ["second_factor"] }))).await?;
    Ok(Enrolled { token, codes })
}

/// Seals the second factors that were set up before the house had a key. For the start of the program; gives how many.
///
/// # Errors
/// When the database does not answer.
pub async fn seal_second_factors(cx: &Cx) -> Result<usize, AccountError> {
    let Some(seal) = cx.seal.as_deref() else { return Ok(0) };
    let plain = accounts::plain_secrets(&mut cx.read().await?).await?;
    if plain.is_empty() {
        return Ok(0);
    }
    let mut tx = cx.db.begin().await?;
    for (account, secret) in &plain {
        let sealed = seal::kept(Some(seal), secret, *account, &cx.chance)?;
        factors::seal(&mut tx, *account, secret, &sealed).await?;
    }
    tx.commit_housekeeping(Housekeeping::Session).await?;
    Ok(plain.len())
}

/// How many codes on paper are left.
///
/// # Errors
/// When the database does not answer, or nobody is signed in.
pub async fn codes_left(cx: &Cx) -> Result<i64, AccountError> {
    cx.permit(Action::SeeAccount, &OWN)?;
    let account = cx.actor.account.ok_or(Refused::NotTheirs)?;
    Ok(factors::codes_left(&mut cx.read().await?, account).await?)
}

/// Takes away the second factor of somebody who lost their phone and their codes on paper. All their sessions end; at
/// the next sign-in they set up a new one, when a role of theirs asks for it.
///
/// # Errors
/// When it is one's own, the account is not there, or has no second factor.
pub async fn forget_second_factor(cx: &Cx, email: &EmailAddress) -> Result<(), AccountError> {
    let mut tx = cx.begin().await?;
    let found = accounts::by_email(&mut tx, email.as_str()).await?;
    let id = found.as_ref().map(|found| found.account.id);
    let facts = Facts { own_account: id.is_some() && id == cx.actor.account, ..Facts::NONE };
    let permit = cx.permit(Action::ForgetSecondFactor, &facts)?;
    let account = found.ok_or(AccountError::NotFound)?.account;
    if !account.has_second_factor {
        return Err(AccountError::NoSecondFactor);
    }
    factors::forget(&mut tx, &permit, account.id).await?;
    sessions::end_all(&mut tx, account.id, None).await?;
    let subject = store::Subject::of("account", account.id.uuid());
    tx.commit(permit.entry(cx.now(), subject, json!({ "fields": ["second_factor"] }))).await?;
    Ok(())
}
