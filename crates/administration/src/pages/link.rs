use access::accounts::{self, AccountError};
use access::{Account, Token};
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Field, FieldError, Form, PageResult, Path, Visit, see_other};

use super::once::dead;
use crate::told::told;

/// A chosen password.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ChosenForm {
    password: String,
}

#[derive(Template)]
#[template(path = "pages/link.html")]
struct LinkPage<'a> {
    v: &'a Visit,
    errors: &'a [FieldError],
    email: &'a str,
    action: String,
    password: Field,
}

/// Whose link it is, and a field for the password.
pub(crate) async fn show(visit: Visit, Path(link): Path<String>) -> PageResult {
    let Ok(token) = link.parse::<Token>() else { return dead(&visit) };
    match accounts::link_holder(&visit.cx, &token).await {
        Ok(account) => page(&visit, &link, &account, &[], StatusCode::OK),
        Err(AccountError::DeadLink) => dead(&visit),
        Err(error) => Err(error.into()),
    }
}

fn page(
    visit: &Visit,
    link: &str,
    account: &Account,
    errors: &[FieldError],
    status: StatusCode,
) -> PageResult {
    let password = visit.fields("link", errors).field("password", "");
    let shown = LinkPage {
        v: visit,
        errors,
        email: account.email.as_str(),
        action: format!("/wachtwoord/{link}"),
        password: Field { autocomplete: Some("new-password"), ..password },
    };
    visit.page_with(status, &shown)
}

/// Chooses the password and goes on to sign in with it.
pub(crate) async fn send(visit: Visit, Path(link): Path<String>, Form(form): Form<ChosenForm>) -> PageResult {
    let Ok(token) = link.parse::<Token>() else { return dead(&visit) };
    match accounts::choose_password(&visit.cx, &token, &form.password).await {
        Ok(()) => Ok(see_other("/inloggen")),
        Err(AccountError::DeadLink) => dead(&visit),
        Err(error) => {
            let account = accounts::link_holder(&visit.cx, &token).await?;
            let errors = [told(&visit, error)?];
            page(&visit, &link, &account, &errors, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}
