use access::Token;
use access::accounts::{self, AccountError};
use access::invitations::{self, Acceptance, Invitation};
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::once::dead;
use super::roles;
use crate::told::told;

/// Name and password of somebody new; empty of somebody who has an account.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct AcceptForm {
    name: Option<String>,
    password: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/invitation.html")]
struct InvitationPage<'a> {
    v: &'a Visit,
    errors: &'a [FieldError],
    lead: String,
    action: String,
    sign_in: String,
    known: bool,
    theirs: bool,
    name: Field,
    password: Field,
}

/// What somebody is invited to.
pub(crate) async fn show(visit: Visit, Path(link): Path<String>) -> PageResult {
    let Ok(token) = link.parse::<Token>() else { return dead(&visit) };
    match invitations::find(&visit.cx, &token).await {
        Ok(found) => page(&visit, &link, &found, ("", &[]), StatusCode::OK).await,
        Err(AccountError::DeadLink) => dead(&visit),
        Err(error) => Err(error.into()),
    }
}

async fn page(
    visit: &Visit,
    link: &str,
    (invitation, known): &(Invitation, bool),
    (typed, errors): (&str, &[FieldError]),
    status: StatusCode,
) -> PageResult {
    let fields = visit.fields("invitation", errors);
    let action = format!("/uitnodiging/{link}");
    let organisation = partners::names(&mut visit.cx.read().await?).await?.remove(&invitation.organisation);
    let organisation = organisation.unwrap_or_default();
    let shown = InvitationPage {
        v: visit,
        errors,
        lead: visit.t_args(
            "invitation-lead",
            &[
                ("role", roles::name(visit, invitation.role).into()),
                ("organisation", organisation.into()),
                ("email", invitation.email.as_str().into()),
            ],
        ),
        sign_in: format!("/inloggen?naar={}", visit.encoded(&action)),
        action,
        known: *known,
        theirs: is_theirs(visit, invitation).await?,
        name: Field { autocomplete: Some("name"), ..fields.field("name", typed) },
        password: Field { autocomplete: Some("new-password"), ..fields.field("password", "") },
    };
    visit.page_with(status, &shown)
}

/// Whether whoever is signed in is the one invited.
async fn is_theirs(visit: &Visit, invitation: &Invitation) -> Result<bool, PageError> {
    let Some(id) = visit.cx.actor.account else { return Ok(false) };
    Ok(accounts::find(&visit.cx, id).await?.0.email == invitation.email)
}

/// Accepts, and goes on to sign in.
pub(crate) async fn send(visit: Visit, Path(link): Path<String>, Form(form): Form<AcceptForm>) -> PageResult {
    let Ok(token) = link.parse::<Token>() else { return dead(&visit) };
    let name = form.name.unwrap_or_default();
    let with = match &form.password {
        Some(password) => Acceptance::NewAccount { name: &name, password },
        None => Acceptance::OwnAccount,
    };
    match invitations::accept(&visit.cx, &token, with).await {
        Ok(_) if visit.cx.actor.account.is_some() => Ok(see_other("/account")),
        Ok(_) => Ok(see_other("/inloggen")),
        Err(AccountError::DeadLink) => dead(&visit),
        Err(error) => {
            let found = match invitations::find(&visit.cx, &token).await {
                Err(AccountError::DeadLink) => return dead(&visit),
                found => found?,
            };
            let errors = [told(&visit, error)?];
            page(&visit, &link, &found, (&name, &errors), StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}
