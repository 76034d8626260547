use kernel::{EmailAddress, Instant};
use openidconnect::core::{CoreTokenResponse, CoreUserInfoClaims};
use openidconnect::{AccessToken, Nonce, SubjectIdentifier, TokenResponse as _};

use super::OidcError;
use super::client::{Client, Provider};

/// What the provider says of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What it calls them, for ever.
    pub subject: String,
    /// Their address, when the provider verified it.
    pub verified_email: Option<EmailAddress>,
    /// Whether it asked for two factors.
    pub two_factors: bool,
}

/// Reads the ID token, after checking its signature, audience, issuer, nonce and time.
pub(super) fn read(
    client: &Client,
    tokens: &CoreTokenResponse,
    nonce: &Nonce,
    provider: &Provider,
    now: Instant,
) -> Result<Person, OidcError> {
    let token = tokens.id_token().ok_or_else(|| OidcError::Provider("there is no ID token".to_owned()))?;
    let verifier = client.id_token_verifier().set_time_fn(move || now);
    let claims = token.claims(&verifier, nonce).map_err(|error| OidcError::Provider(error.to_string()))?;
    let strong_method = claims
        .auth_method_refs()
        .is_some_and(|methods| methods.iter().any(|method| method.as_str() == "mfa"));
    let strong_context = claims.auth_context_ref().is_some_and(|acr| provider.is_strong_acr(acr.as_str()));
    let email = claims.email().filter(|_| claims.email_verified() == Some(true));
    Ok(Person {
        subject: claims.subject().as_str().to_owned(),
        verified_email: email.and_then(|email| email.as_str().parse().ok()),
        two_factors: strong_method || strong_context,
    })
}

/// Asks for the address apart, for providers that keep it out of the ID token. No answer is no address.
pub(super) async fn ask_for_email(
    client: &Client,
    access: &AccessToken,
    person: &Person,
    provider: &Provider,
) -> Option<EmailAddress> {
    let subject = SubjectIdentifier::new(person.subject.clone());
    let request = client.user_info(access.clone(), Some(subject)).ok()?;
    let told: CoreUserInfoClaims = request.request_async(provider.http()).await.ok()?;
    told.email().filter(|_| told.email_verified() == Some(true)).and_then(|email| email.as_str().parse().ok())
}
