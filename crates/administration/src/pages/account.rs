use access::accounts::{self, OwnSession};
use access::{Account, Refused};
use askama::Template;
use axum::http::StatusCode;
use kernel::{Language, OrganisationId};
use serde::Deserialize;
use shell::{Choice, Field, FieldError, Form, PageResult, Query, Visit, see_other};

use super::roles;
use crate::told::{mistake, moment, told};

/// Which change was just made.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Done {
    klaar: Option<String>,
}

/// Name and language.
#[derive(Debug, Deserialize)]
pub(crate) struct AccountForm {
    name: String,
    language: String,
    version: i64,
}

/// Old and new password.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct PasswordForm {
    old: String,
    password: String,
}

/// For which organisation to work from now on.
#[derive(Debug, Deserialize)]
pub(crate) struct WorkForm {
    organisation: OrganisationId,
}

struct Workplace {
    id: OrganisationId,
    name: String,
    is_now: bool,
}

struct Session {
    signed_in_at: String,
    seen_at: String,
    this_one: bool,
}

#[derive(Template)]
#[template(path = "pages/account.html")]
struct AccountPage<'a> {
    v: &'a Visit,
    errors: &'a [FieldError],
    done: &'a str,
    email: String,
    roles: String,
    name: Field,
    language: Field,
    version: i64,
    old: Field,
    password: Field,
    has_second_factor: bool,
    codes_left: i64,
    workplaces: Vec<Workplace>,
    sessions: Vec<Session>,
}

/// What a page shows again after a mistake.
struct Typed {
    name: String,
    language: Language,
    version: i64,
}

async fn own(visit: &Visit) -> Result<(Account, String), shell::PageError> {
    let id = visit.cx.actor.account.ok_or(Refused::NotTheirs)?;
    let (account, held) = accounts::find(&visit.cx, id).await?;
    let names = roles::names(visit, &held);
    Ok((account, names))
}

/// One's own account.
pub(crate) async fn show(visit: Visit, Query(done): Query<Done>) -> PageResult {
    let done =
        done.klaar.filter(|done| ["naam", "wachtwoord", "sessies", "organisatie"].contains(&done.as_str()));
    let done = done.map(|done| visit.t(&format!("account-done-{done}")).to_owned()).unwrap_or_default();
    page(&visit, None, &[], &done, StatusCode::OK).await
}

async fn page(
    visit: &Visit,
    typed: Option<Typed>,
    errors: &[FieldError],
    done: &str,
    status: StatusCode,
) -> PageResult {
    let (account, roles) = own(visit).await?;
    let typed = typed.unwrap_or_else(|| Typed {
        name: account.name.clone(),
        language: account.language,
        version: account.version,
    });
    let fields = visit.fields("account", errors);
    let mut language = fields.field("language", "");
    language.options = Language::ALL
        .map(|one| Choice {
            value: one.tag().to_owned(),
            label: visit.t(&format!("account-language-{}", one.tag())).to_owned(),
            chosen: one == typed.language,
            count: None,
        })
        .to_vec();
    let shown = AccountPage {
        v: visit,
        errors,
        done,
        email: account.email.as_str().to_owned(),
        roles,
        name: Field { autocomplete: Some("name"), ..fields.field("name", typed.name) },
        language,
        version: typed.version,
        old: Field { autocomplete: Some("current-password"), ..fields.field("old", "") },
        password: Field { autocomplete: Some("new-password"), ..fields.field("password", "") },
        has_second_factor: account.has_second_factor,
        codes_left: accounts::codes_left(&visit.cx).await?,
        workplaces: workplaces(visit).await?,
        sessions: sessions(visit).await?,
    };
    visit.page_with(status, &shown)
}

/// The organisations to choose from; none for who works for one, or for none.
async fn workplaces(visit: &Visit) -> Result<Vec<Workplace>, shell::PageError> {
    if !visit.works_for_several() {
        return Ok(Vec::new());
    }
    let own = accounts::own_organisations(&visit.cx).await?;
    let mut names = partners::names(&mut visit.cx.read().await?).await?;
    let workplace = |id| {
        let name = names.remove(&id).unwrap_or_else(|| visit.t("account-workplace-nameless").to_owned());
        Workplace { id, name, is_now: visit.cx.actor.organisation() == Some(id) }
    };
    Ok(own.into_iter().map(workplace).collect())
}

async fn sessions(visit: &Visit) -> Result<Vec<Session>, shell::PageError> {
    let Some(token) = visit.session() else { return Ok(Vec::new()) };
    let session = |own: OwnSession| Session {
        signed_in_at: moment(own.signed_in_at),
        seen_at: moment(own.seen_at),
        this_one: own.this_one,
    };
    Ok(accounts::own_sessions(&visit.cx, token).await?.into_iter().map(session).collect())
}

/// Changes name and language; the page then speaks that language.
pub(crate) async fn send(visit: Visit, Form(form): Form<AccountForm>) -> PageResult {
    let language: Language = form.language.parse().unwrap_or_default();
    match accounts::change(&visit.cx, &form.name, language, form.version).await {
        Ok(()) => {
            let back = visit.encoded("/account?klaar=naam");
            Ok(see_other(&format!("/taal/{}?naar={back}", language.tag())))
        }
        Err(error) => {
            let errors = [told(&visit, error)?];
            let typed = Typed { name: form.name, language, version: form.version };
            page(&visit, Some(typed), &errors, "", StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// Changes the password.
pub(crate) async fn password(visit: Visit, Form(form): Form<PasswordForm>) -> PageResult {
    let Some(token) = visit.session() else { return Ok(see_other("/inloggen")) };
    match accounts::change_password(&visit.cx, token, &form.old, &form.password).await {
        Ok(()) => Ok(see_other("/account?klaar=wachtwoord")),
        Err(accounts::AccountError::Wrong) => {
            let errors = [mistake(&visit, "old", "account-wrong-old")];
            page(&visit, None, &errors, "", StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => {
            let errors = [told(&visit, error)?];
            page(&visit, None, &errors, "", StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// Lets them work for another of their organisations.
pub(crate) async fn work_for(visit: Visit, Form(form): Form<WorkForm>) -> PageResult {
    let Some(token) = visit.session() else { return Ok(see_other("/inloggen")) };
    accounts::work_for(&visit.cx, token, form.organisation).await?;
    Ok(see_other("/account?klaar=organisatie"))
}

/// Ends the other sessions.
pub(crate) async fn end_others(visit: Visit) -> PageResult {
    let Some(token) = visit.session() else { return Ok(see_other("/inloggen")) };
    accounts::end_other_sessions(&visit.cx, token).await?;
    Ok(see_other("/account?klaar=sessies"))
}
