use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::core::{CoreClient, CoreProviderMetadata};
use openidconnect::{
    AsyncHttpClient, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, IssuerUrl, RedirectUrl, http,
};

use super::OidcError;

/// How long the provider may take over one answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// How we are known at an identity provider.
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderSettings {
    /// The address that names the provider, without `/.well-known/…`.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there, when it gave one.
    pub client_secret: Option<String>,
    /// What the button on the sign-in page says the provider is called.
    pub label: String,
    /// Values of the claim `acr` with which the provider says that it asked for two factors; `amr` with `mfa` says so
    /// always (RFC 8176).
    pub strong_acr: Vec<String>,
    /// Where it sends people back to: the address of this house and `/inloggen/oidc/terug`.
    pub redirect: String,
}

impl fmt::Debug for ProviderSettings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "ProviderSettings({} as {})", self.issuer, self.client_id)
    }
}

/// An identity provider (*inlogdienst*) that an administrator configured. Nothing is asked of it before somebody uses it.
#[derive(Debug)]
pub struct Provider {
    settings: ProviderSettings,
    http: Http,
}

/// A client that knows the provider's addresses and keys.
pub(super) type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Provider {
    /// The provider of these settings.
    ///
    /// # Errors
    /// When no TLS client can be made on this machine.
    pub fn new(settings: ProviderSettings) -> Result<Self, OidcError> {
        // The first to install wins; whether that was us does not matter.
        let _installed = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .build()
            .map_err(|error| OidcError::Provider(error.to_string()))?;
        Ok(Self { settings, http: Http(http) })
    }

    /// What the provider is called.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.settings.label
    }

    pub(super) fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    pub(super) fn http(&self) -> &Http {
        &self.http
    }

    pub(super) fn is_strong_acr(&self, acr: &str) -> bool {
        self.settings.strong_acr.iter().any(|strong| strong == acr)
    }

    /// Asks the provider for its addresses and keys. They are asked afresh for each visit, because keys change.
    pub(super) async fn discover(&self) -> Result<Client, OidcError> {
        let wrong = |error: String| OidcError::Provider(error);
        let issuer =
            IssuerUrl::new(self.settings.issuer.clone()).map_err(|error| wrong(error.to_string()))?;
        let redirect =
            RedirectUrl::new(self.settings.redirect.clone()).map_err(|error| wrong(error.to_string()))?;
        let metadata = CoreProviderMetadata::discover_async(issuer, &self.http)
            .await
            .map_err(|error| wrong(format!("{error:?}")))?;
        let secret = self.settings.client_secret.clone().map(ClientSecret::new);
        let client = CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(self.settings.client_id.clone()),
            secret,
        );
        Ok(client.set_redirect_uri(redirect))
    }
}

/// Our own HTTP client behind the library's: it follows no redirects, as the standard asks of a relying party.
#[derive(Debug)]
pub(super) struct Http(reqwest::Client);

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = reqwest::Error;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, reqwest::Error>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let answer = self.0.execute(request.try_into()?).await?;
            let (status, headers) = (answer.status(), answer.headers().clone());
            let mut response = http::Response::new(answer.bytes().await?.to_vec());
            *response.status_mut() = status;
            *response.headers_mut() = headers;
            Ok(response)
        })
    }
}
