use access::accounts::{self, Attempt};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Field, FieldError, Form, Network, PageError, PageResult, Query, Visit, local_path, see_other};

use super::{cookies, roles};
use crate::Shared;
use crate::told::{mistake, told};

/// Where somebody was going, and why they are here.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Way {
    naar: Option<String>,
    opnieuw: Option<String>,
    fout: Option<String>,
}

/// The sign-in form.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct SignInForm {
    email: String,
    password: String,
    way_back: Option<String>,
}

/// An account of the demonstration, with a button that signs in.
struct Person {
    name: String,
    email: String,
    roles: String,
}

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct SignInPage<'a> {
    v: &'a Visit,
    errors: &'a [FieldError],
    email: Field,
    password: Field,
    way_back: &'a str,
    again: bool,
    provider: Option<(String, String)>,
    people: Vec<Person>,
}

/// The door for whoever has an account.
pub(crate) async fn show(visit: Visit, State(shared): State<Shared>, Query(way): Query<Way>) -> PageResult {
    let errors: Vec<FieldError> = match way.fout.as_deref() {
        Some("oidc") => vec![mistake(&visit, "email", "sign-in-oidc-failed")],
        Some("onbekend") => vec![mistake(&visit, "email", "sign-in-oidc-unknown")],
        _ => Vec::new(),
    };
    let own = match visit.cx.actor.account.filter(|_| way.opnieuw.is_some()) {
        Some(id) => accounts::find(&visit.cx, id).await?.0.email.as_str().to_owned(),
        None => String::new(),
    };
    let form = SignInForm { email: own, way_back: way.naar, ..SignInForm::default() };
    page(&visit, &shared, &form, &errors, StatusCode::OK).await
}

async fn page(
    visit: &Visit,
    shared: &Shared,
    form: &SignInForm,
    errors: &[FieldError],
    status: StatusCode,
) -> PageResult {
    let fields = visit.fields("sign-in", errors);
    let way_back = local_path(form.way_back.as_deref());
    let again = visit.cx.actor.account.is_some();
    let flag = if again { "opnieuw=ja&" } else { "" };
    let address = format!("/inloggen/oidc?{flag}naar={}", visit.encoded(way_back));
    let provider = shared
        .provider
        .as_ref()
        .map(|provider| (visit.t_with("sign-in-with", "provider", provider.label().to_owned()), address));
    let shown = SignInPage {
        v: visit,
        errors,
        email: Field {
            kind: "email",
            autocomplete: Some("username"),
            ..fields.field("email", form.email.as_str())
        },
        password: Field { autocomplete: Some("current-password"), ..fields.field("password", "") },
        way_back,
        again,
        provider,
        people: people(visit).await?,
    };
    visit.page_with(status, &shown)
}

async fn people(visit: &Visit) -> Result<Vec<Person>, PageError> {
    if !visit.house.demonstration {
        return Ok(Vec::new());
    }
    let listed = accounts::demonstration_accounts(&visit.cx, visit.house.demonstration).await;
    let listed = listed.map_err(|error| PageError::Internal(error.to_string()))?;
    let person = |(account, held): (access::Account, Vec<_>)| Person {
        name: account.name,
        email: account.email.as_str().to_owned(),
        roles: roles::names(visit, &held),
    };
    Ok(listed.into_iter().map(person).collect())
}

/// Signs in.
pub(crate) async fn send(
    visit: Visit,
    State(shared): State<Shared>,
    Network(network): Network,
    Form(form): Form<SignInForm>,
) -> PageResult {
    let attempt = Attempt {
        email: &form.email,
        password: &form.password,
        network,
        demonstration: visit.house.demonstration,
        earlier: visit.session(),
    };
    match accounts::sign_in(&visit.cx, attempt).await {
        Ok(opened) => Ok(cookies::enter(&visit, &opened, local_path(form.way_back.as_deref()))),
        Err(error) => {
            let errors = [told(&visit, error)?];
            page(&visit, &shared, &form, &errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// Signs out.
pub(crate) async fn leave(visit: Visit) -> PageResult {
    if let Some(token) = visit.session() {
        accounts::sign_out(&visit.cx, token).await?;
    }
    Ok(cookies::take_session(&visit, see_other("/")))
}
