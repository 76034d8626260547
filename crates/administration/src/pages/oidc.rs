use access::Token;
use access::oidc::{self, Arrival, OidcError, Provider};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use serde::Deserialize;
use shell::{PageError, PageResult, Query, Visit, local_path, see_other};

use super::cookies;
use crate::Shared;

/// Where somebody is going.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Way {
    naar: Option<String>,
    opnieuw: Option<String>,
}

/// What the provider adds to the way back.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Back {
    code: Option<String>,
    state: Option<String>,
}

/// How long the browser may hold the state.
const SECONDS: u32 = 600;

fn cookie_name(visit: &Visit) -> &'static str {
    if visit.house.is_secure() { "__Host-samenkracht-oidc" } else { "samenkracht-oidc" }
}

fn provider(shared: &Shared) -> Result<&Provider, PageError> {
    shared.provider.as_deref().ok_or(PageError::NotFound)
}

/// Goes to the identity provider.
pub(crate) async fn depart(visit: Visit, State(shared): State<Shared>, Query(way): Query<Way>) -> PageResult {
    let way_back = local_path(way.naar.as_deref());
    match oidc::depart(&visit.cx, provider(&shared)?, way_back, way.opnieuw.is_some()).await {
        Ok(departure) => {
            let answer = see_other(&departure.address);
            Ok(cookies::give(&visit, answer, cookie_name(&visit), departure.state.reveal(), Some(SECONDS)))
        }
        Err(error) => failed(error),
    }
}

/// Comes back from the identity provider.
pub(crate) async fn arrive(
    visit: Visit,
    State(shared): State<Shared>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> PageResult {
    let held = held_state(&headers, cookie_name(&visit));
    let (code, state) = (back.code.unwrap_or_default(), back.state.unwrap_or_default());
    let arrival = Arrival { state: &state, held: held.as_ref(), code: &code, earlier: visit.session() };
    let answer = match oidc::arrive(&visit.cx, provider(&shared)?, arrival).await {
        Ok((opened, way_back)) => cookies::enter(&visit, &opened, local_path(Some(&way_back))),
        Err(error) => failed(error)?,
    };
    Ok(cookies::give(&visit, answer, cookie_name(&visit), "", Some(0)))
}

fn held_state(headers: &HeaderMap, name: &str) -> Option<Token> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split("; ")).filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).and_then(|(_, value)| value.parse().ok())
}

/// Back to the sign-in page, which says what to do; the cause goes to the log.
fn failed(error: OidcError) -> PageResult {
    match error {
        OidcError::Unknown => Ok(see_other("/inloggen?fout=onbekend")),
        OidcError::Provider(_) | OidcError::NotOurVisit => {
            tracing::warn!(%error, "Signing in at the identity provider failed: {error}");
            Ok(see_other("/inloggen?fout=oidc"))
        }
        OidcError::Account(error) => Err(error.into()),
    }
}
