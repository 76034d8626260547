use std::net::IpAddr;

use chrono::TimeDelta;
use kernel::AccountId;
use serde_json::json;
use store::Tx;

use super::{AccountError, entry};
use crate::session::Standing;
use crate::slow_down::Watched;
use crate::store::accounts::Credentials;
use crate::store::{accounts, attempts, grants, sessions};
use crate::token::SessionToken;
use crate::{Assurance, Cx, password};

/// Somebody who wants to sign in.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    /// The address as typed.
    pub email: &'a str,
    /// The password as typed.
    pub password: &'a str,
    /// Where it comes from, when known.
    pub network: Option<IpAddr>,
    /// Whether this is a demonstration: only there accounts open whose password everybody knows.
    pub demonstration: bool,
    /// The session that the browser holds already; it ends.
    pub earlier: Option<&'a SessionToken>,
}

/// A door that opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// Signed in.
    Whole(SessionToken),
    /// Signed in, but the roles of this account ask for a second factor that is not set up yet.
    Unprotected(SessionToken),
    /// The second factor is still to be shown; the token opens nothing else.
    Half(SessionToken),
}

impl Opened {
    /// What the browser is to hold.
    #[must_use]
    pub fn token(&self) -> &SessionToken {
        match self {
            Self::Whole(token) | Self::Unprotected(token) | Self::Half(token) => token,
        }
    }
}

/// Signs somebody in with a password. An unknown address takes as long and gets the same answer as a wrong password.
///
/// # Errors
/// [`AccountError::Wrong`], or [`AccountError::TooMany`] after failures in a row.
pub async fn sign_in(cx: &Cx, attempt: Attempt<'_>) -> Result<Opened, AccountError> {
    let email = attempt.email.trim().to_lowercase();
    let watched: Vec<Watched> =
        attempt.network.map(Watched::network).into_iter().chain([Watched::Password(email.clone())]).collect();
    if let Some(wait) = attempts::count(&cx.db, &watched, cx.now()).await? {
        return Err(too_many(wait));
    }
    let found = accounts::by_email(&mut cx.read().await?, &email).await?;
    let found = found.filter(|found| {
        found.account.closed_at.is_none() && (attempt.demonstration || !found.account.demonstration)
    });
    let hash = found.as_ref().and_then(|found| found.password.clone());
    let right = password::matches(attempt.password, hash).await?;
    let Some(found) = found.filter(|_| right) else { return Err(AccountError::Wrong) };
    let mut tx = cx.db.begin().await?;
    // Looking at the password took a while: it may have been changed, or the account closed, meanwhile.
    if !accounts::still_opens(&mut tx, &found).await? {
        return Err(AccountError::Wrong);
    }
    attempts::succeed(&mut tx, &watched).await?;
    open_session(cx, tx, &found, Door { method: "password", strong: false, earlier: attempt.earlier }).await
}

/// How somebody came in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Door<'a> {
    /// In a word, for the log.
    pub(crate) method: &'static str,
    /// Whether it asked for two factors by itself.
    pub(crate) strong: bool,
    /// The session that ends with it.
    pub(crate) earlier: Option<&'a SessionToken>,
}

/// Starts a session under a new token and ends the earlier one, so that a token planted before is worth nothing.
pub(crate) async fn open_session(
    cx: &Cx,
    mut tx: Tx,
    found: &Credentials,
    door: Door<'_>,
) -> Result<Opened, AccountError> {
    let account = &found.account;
    let roles = grants::confirmed(&mut tx, account.id).await?;
    let standing = match (door.strong, account.has_second_factor) {
        (true, _) => Standing::Whole(Assurance::TwoFactors),
        (false, true) => Standing::Half,
        (false, false) => Standing::Whole(Assurance::OneFactor),
    };
    let token = SessionToken::new(&cx.chance);
    if let Some(earlier) = door.earlier {
        sessions::end(&mut tx, &earlier.hash()).await?;
    }
    sessions::start(&mut tx, &token.hash(), account.id, standing, cx.now()).await?;
    let details = json!({ "method": door.method, "assurance": standing.name() });
    tx.commit(entry("sign-in", account.id, cx.now(), details)).await?;
    Ok(match standing {
        Standing::Half => Opened::Half(token),
        Standing::Whole(Assurance::TwoFactors) => Opened::Whole(token),
        Standing::Whole(Assurance::None | Assurance::OneFactor) => {
            let asks = roles.iter().any(|grant| grant.role.needs_second_factor());
            if asks { Opened::Unprotected(token) } else { Opened::Whole(token) }
        }
    })
}

/// Ends a session.
///
/// # Errors
/// When the database does not answer.
pub async fn sign_out(cx: &Cx, token: &SessionToken) -> Result<(), AccountError> {
    let mut tx = cx.db.begin().await?;
    let ended = sessions::end(&mut tx, &token.hash()).await?;
    match cx.actor.account {
        Some(account) if ended > 0 => {
            tx.commit(entry("sign-out", account, cx.now(), json!({}))).await?;
        }
        _ => tx.commit_housekeeping(store::Housekeeping::Session).await?,
    }
    Ok(())
}

/// The answer to an attempt that comes too soon, in whole seconds.
pub(crate) fn too_many(wait: TimeDelta) -> AccountError {
    let seconds = u64::try_from(wait.num_milliseconds()).unwrap_or_default().div_ceil(1_000);
    AccountError::TooMany { seconds }
}

/// Lets somebody who is signed in show their password again, counted like signing in.
pub(crate) async fn show_password(
    cx: &Cx,
    account: AccountId,
    typed: &str,
) -> Result<Credentials, AccountError> {
    let found = accounts::by_id(&mut cx.read().await?, account).await?.ok_or(AccountError::NotFound)?;
    let watched = [Watched::Password(found.account.email.as_str().to_owned())];
    if let Some(wait) = attempts::count(&cx.db, &watched, cx.now()).await? {
        return Err(too_many(wait));
    }
    if !password::matches(typed, found.password.clone()).await? {
        return Err(AccountError::Wrong);
    }
    let mut tx = cx.db.begin().await?;
    attempts::succeed(&mut tx, &watched).await?;
    tx.commit_housekeeping(store::Housekeeping::SignInAttempt).await?;
    Ok(found)
}
