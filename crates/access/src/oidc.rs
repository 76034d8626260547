//! Signing in at an identity provider: OpenID Connect, authorization code flow with PKCE, state and nonce.
//!
//! The provider says who somebody is, never what they may do: it opens an account that is there already.

mod claims;
mod client;

use chrono::TimeDelta;
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::{
    AuthorizationCode, CsrfToken, Nonce, OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, Scope,
};

pub use claims::Person;
pub use client::{Provider, ProviderSettings};

use crate::Cx;
use crate::accounts::{AccountError, Door, Opened, open_session};
use crate::store::accounts::Credentials;
use crate::store::oidc_visits::OidcVisit;
use crate::store::{accounts, oidc_visits};
use crate::token::{SessionToken, Token};

/// How long somebody may stay at the provider.
const VISIT: TimeDelta = TimeDelta::minutes(10);

/// What can go wrong on the way to the provider and back.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// The provider did not answer, or not as the standard says. The cause is for the log.
    #[error("the identity provider did not answer as it should: {0}")]
    Provider(String),
    /// The way back does not belong to a visit that began in this browser.
    #[error("the way back does not belong to a visit that began here")]
    NotOurVisit,
    /// Nobody here is known by this name, nor by a verified address.
    #[error("the identity provider knows them, but there is no account")]
    Unknown,
    /// As for any account.
    #[error(transparent)]
    Account(#[from] AccountError),
}

impl From<store::StoreError> for OidcError {
    fn from(error: store::StoreError) -> Self {
        Self::Account(AccountError::Store(error))
    }
}

/// The way to the provider.
#[derive(Debug, Clone)]
pub struct Departure {
    /// Where to send the browser.
    pub address: String,
    /// What the browser holds meanwhile, so that only it can come back.
    pub state: Token,
}

/// What comes back from the provider.
#[derive(Debug, Clone, Copy)]
pub struct Arrival<'a> {
    /// The state in the address.
    pub state: &'a str,
    /// The state that the browser held.
    pub held: Option<&'a Token>,
    /// The code.
    pub code: &'a str,
    /// The session that the browser holds already; it ends.
    pub earlier: Option<&'a SessionToken>,
}

/// Sends somebody to the provider. `again` asks it to have them sign in afresh.
///
/// # Errors
/// When the provider cannot be found.
pub async fn depart(
    cx: &Cx,
    provider: &Provider,
    way_back: &str,
    again: bool,
) -> Result<Departure, OidcError> {
    let client = provider.discover().await?;
    let (state, nonce, verifier) = (Token::new(&cx.chance), Token::new(&cx.chance), Token::new(&cx.chance));
    let pkce =
        PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier.reveal().to_owned()));
    let (given_state, given_nonce) = (state.clone(), nonce.clone());
    let mut request = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            move || CsrfToken::new(given_state.reveal().to_owned()),
            move || Nonce::new(given_nonce.reveal().to_owned()),
        )
        .add_scope(Scope::new("email".to_owned()))
        .set_pkce_challenge(pkce);
    if again {
        request = request.add_prompt(CoreAuthPrompt::Login);
    }
    let (address, ..) = request.url();
    let visit = OidcVisit {
        nonce: nonce.reveal().to_owned(),
        verifier: verifier.reveal().to_owned(),
        way_back: way_back.to_owned(),
    };
    oidc_visits::insert(&cx.db, &state.hash(), &visit, cx.now() + VISIT).await?;
    Ok(Departure { address: address.to_string(), state })
}

/// Receives somebody who comes back, and opens the account that is theirs. Gives where they were going.
///
/// # Errors
/// [`OidcError::NotOurVisit`] when the visit did not begin in this browser, is over or was used;
/// [`OidcError::Unknown`] when there is no account for them: an identity provider gives no rights.
pub async fn arrive(
    cx: &Cx,
    provider: &Provider,
    arrival: Arrival<'_>,
) -> Result<(Opened, String), OidcError> {
    let held = arrival.held.filter(|held| held.reveal() == arrival.state).ok_or(OidcError::NotOurVisit)?;
    let visit = oidc_visits::take(&cx.db, &held.hash(), cx.now()).await?.ok_or(OidcError::NotOurVisit)?;
    let client = provider.discover().await?;
    let exchange = client
        .exchange_code(AuthorizationCode::new(arrival.code.to_owned()))
        .map_err(|error| OidcError::Provider(error.to_string()))?
        .set_pkce_verifier(PkceCodeVerifier::new(visit.verifier));
    let tokens = exchange.request_async(provider.http()).await;
    let tokens = tokens.map_err(|error| OidcError::Provider(format!("{error:?}")))?;
    let mut person = claims::read(&client, &tokens, &Nonce::new(visit.nonce), provider, cx.now())?;
    if person.verified_email.is_none() {
        person.verified_email =
            claims::ask_for_email(&client, tokens.access_token(), &person, provider).await;
    }
    let (found, tx) = account_of(cx, provider, &person).await?;
    let door = Door { method: "oidc", strong: person.two_factors, earlier: arrival.earlier };
    Ok((open_session(cx, tx, &found, door).await?, visit.way_back))
}

/// The account that the provider's name belongs to; at the first visit, the one with the verified address.
async fn account_of(
    cx: &Cx,
    provider: &Provider,
    person: &Person,
) -> Result<(Credentials, store::Tx), OidcError> {
    let issuer = provider.issuer();
    let mut tx = cx.db.begin().await?;
    let open = |found: &Credentials| found.account.closed_at.is_none() && !found.account.demonstration;
    if let Some(found) = accounts::by_subject(&mut tx, issuer, &person.subject).await? {
        return open(&found).then_some((found, tx)).ok_or(OidcError::Unknown);
    }
    let email = person.verified_email.as_ref().ok_or(OidcError::Unknown)?;
    let found = accounts::by_email(&mut tx, email.as_str()).await?.filter(open).ok_or(OidcError::Unknown)?;
    match accounts::set_subject(&mut tx, found.account.id, issuer, &person.subject).await {
        Ok(()) => Ok((found, tx)),
        Err(store::StoreError::Stale) => Err(OidcError::Unknown),
        Err(error) => Err(error.into()),
    }
}
