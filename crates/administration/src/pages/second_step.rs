use access::accounts::{self, Opened};
use access::{Account, Assurance, SecondFactor, SessionToken, qr_path};
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Field, FieldError, Form, PageError, PageResult, Query, Visit, local_path, see_other};

use super::cookies;
use crate::told::{mistake, told};

/// Where somebody was going.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Way {
    naar: Option<String>,
    nieuw: Option<String>,
}

/// A code, of an app or from paper.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct CodeForm {
    code: String,
    way_back: Option<String>,
}

/// The first code of a new second factor.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct EnrolForm {
    code: String,
    secret: String,
    way_back: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/second_step.html")]
struct CodePage<'a> {
    v: &'a Visit,
    errors: &'a [FieldError],
    code: Field,
    way_back: &'a str,
    demonstration: bool,
}

#[derive(Template)]
#[template(path = "pages/second_step_new.html")]
struct EnrolPage<'a> {
    v: &'a Visit,
    errors: &'a [FieldError],
    code: Field,
    way_back: &'a str,
    secret: &'a str,
    in_fours: String,
    qr: Option<(String, i32)>,
}

#[derive(Template)]
#[template(path = "pages/second_step_codes.html")]
struct CodesPage<'a> {
    v: &'a Visit,
    codes: &'a [String],
    way_back: &'a str,
}

/// Who stands here: halfway, or signed in.
async fn account_of(visit: &Visit, token: &SessionToken) -> Result<Option<Account>, PageError> {
    if let Some(account) = accounts::halfway(&visit.cx, token).await? {
        return Ok(Some(account));
    }
    match visit.cx.actor.account {
        Some(id) => Ok(Some(accounts::find(&visit.cx, id).await?.0)),
        None => Ok(None),
    }
}

/// Asks for the code, or sets a second factor up where there is none.
pub(crate) async fn show(visit: Visit, Query(way): Query<Way>) -> PageResult {
    let Some(token) = visit.session() else { return Ok(see_other("/inloggen")) };
    let Some(account) = account_of(&visit, token).await? else { return Ok(see_other("/inloggen")) };
    let way_back = local_path(way.naar.as_deref());
    let renews = way.nieuw.is_some() && visit.cx.actor.assurance == Assurance::TwoFactors;
    if account.has_second_factor && !renews {
        return ask(&visit, &account, way_back, &[], StatusCode::OK);
    }
    let secret = SecondFactor::new(&visit.cx.chance);
    offer(&visit, &account, (&secret, way_back), &[], StatusCode::OK)
}

fn ask(
    visit: &Visit,
    account: &Account,
    way_back: &str,
    errors: &[FieldError],
    status: StatusCode,
) -> PageResult {
    let demonstration = visit.house.demonstration && account.demonstration;
    let known = accounts::demonstration_code(&visit.cx, demonstration).unwrap_or_default();
    let code = visit.fields("second-step", errors).field("code", known);
    let code = Field { autocomplete: Some("one-time-code"), ..code };
    visit.page_with(status, &CodePage { v: visit, errors, code, way_back, demonstration })
}

fn offer(
    visit: &Visit,
    account: &Account,
    (secret, way_back): (&SecondFactor, &str),
    errors: &[FieldError],
    status: StatusCode,
) -> PageResult {
    let letters: Vec<char> = secret.reveal().chars().collect();
    let address = secret.address(visit.brand_name(), account.email.as_str());
    let code = visit.fields("second-step-new", errors).field("code", "");
    let shown = EnrolPage {
        v: visit,
        errors,
        code: Field { autocomplete: Some("one-time-code"), ..code },
        way_back,
        secret: secret.reveal(),
        in_fours: letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" "),
        qr: address.and_then(|address| qr_path(&address)),
    };
    visit.page_with(status, &shown)
}

/// Shows the second factor.
pub(crate) async fn send(visit: Visit, Form(form): Form<CodeForm>) -> PageResult {
    let Some(token) = visit.session() else { return Ok(see_other("/inloggen")) };
    let Some(account) = account_of(&visit, token).await? else { return Ok(see_other("/inloggen")) };
    let way_back = local_path(form.way_back.as_deref());
    match accounts::pass(&visit.cx, token, &form.code).await {
        Ok(opened) => Ok(cookies::enter(&visit, &opened, way_back)),
        Err(error) => {
            let errors = [told(&visit, error)?];
            ask(&visit, &account, way_back, &errors, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

/// Sets a second factor up. The codes on paper are shown in the answer itself: they are nowhere to be found again.
pub(crate) async fn enrol(visit: Visit, Form(form): Form<EnrolForm>) -> PageResult {
    let Some(token) = visit.session() else { return Ok(see_other("/inloggen")) };
    let Some(account) = account_of(&visit, token).await? else { return Ok(see_other("/inloggen")) };
    let way_back = local_path(form.way_back.as_deref());
    let Ok(secret) = form.secret.parse::<SecondFactor>() else {
        let fresh = SecondFactor::new(&visit.cx.chance);
        let errors = [mistake(&visit, "code", "account-wrong-code")];
        return offer(&visit, &account, (&fresh, way_back), &errors, StatusCode::UNPROCESSABLE_ENTITY);
    };
    match accounts::enrol(&visit.cx, token, &secret, &form.code).await {
        Ok(enrolled) => {
            let page = visit.page(&CodesPage { v: &visit, codes: &enrolled.codes, way_back })?;
            Ok(cookies::give_session(&visit, page, Opened::Whole(enrolled.token).token()))
        }
        Err(error) => {
            let errors = [told(&visit, error)?];
            offer(&visit, &account, (&secret, way_back), &errors, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}
