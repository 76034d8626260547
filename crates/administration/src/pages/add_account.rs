use access::accounts;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, Form, PageResult, Visit};

use super::accounts::crumbs;
use super::{once, roles};
use crate::told::{given, told};

/// Whom to add, and as what.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct AddForm {
    email: String,
    role: String,
}

#[derive(Template)]
#[template(path = "pages/add_account.html")]
struct AddPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    errors: &'a [FieldError],
    email: Field,
    role: Field,
}

/// The form for a new account.
pub(crate) async fn show(visit: Visit) -> PageResult {
    page(&visit, &AddForm::default(), &[], StatusCode::OK)
}

fn page(visit: &Visit, form: &AddForm, errors: &[FieldError], status: StatusCode) -> PageResult {
    let email = visit.fields("add-account", errors).field("email", form.email.as_str());
    let shown = AddPage {
        v: visit,
        crumbs: crumbs(visit, &[("/beheer/accounts", "accounts-title")]),
        errors,
        email: Field { kind: "email", autocomplete: Some("off"), ..email },
        role: roles::field(visit, "add-account", roles::given_by_administrators(), &form.role, errors),
    };
    visit.page_with(status, &shown)
}

/// Adds the account and shows its link, this once.
pub(crate) async fn send(visit: Visit, Form(form): Form<AddForm>) -> PageResult {
    let (email, role) = match given(&visit, &form.email, &form.role) {
        Ok(given) => given,
        Err(errors) => return page(&visit, &form, &errors, StatusCode::UNPROCESSABLE_ENTITY),
    };
    match accounts::add(&visit.cx, &email, role, None).await {
        Ok(added) => {
            let path = format!("/wachtwoord/{}", added.link.reveal());
            once::show(&visit, email.as_str(), &path, added.ends_at, "/beheer/accounts")
        }
        Err(error) => {
            let errors = [told(&visit, error)?];
            page(&visit, &form, &errors, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}
