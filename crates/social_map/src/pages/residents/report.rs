use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, Form, Network, PageError, PageResult, Path, Query, Visit, see_other};

use super::stands;
use crate::catalogue::Catalogue;
use crate::{About, OfferError, OfferId, Reported};

/// What somebody says is not right.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReportForm {
    about: String,
    words: String,
}

/// Whether it was just said.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    gedaan: String,
}

#[derive(Template)]
#[template(path = "pages/residents/report.html")]
struct ReportPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    offer: &'a str,
    back: String,
    action: String,
    done: bool,
    about: Field,
    words: Field,
    errors: &'a [FieldError],
}

/// The form, or a word of thanks.
pub(super) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> PageResult {
    let shown = Shown { status: StatusCode::OK, done: done.gedaan == "ja", errors: &[] };
    page(&visit, &catalogue, read_id(&id)?, &ReportForm::default(), shown).await
}

/// Keeps what was said, or shows what is missing. Who says much in a short time waits a little.
pub(super) async fn send(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Network(network): Network,
    Form(form): Form<ReportForm>,
) -> PageResult {
    let id = read_id(&id)?;
    let mistake = |field: &str, message: String| [FieldError { field: field.to_owned(), message }];
    let Ok(about) = form.about.parse::<About>() else {
        let errors = mistake("about", visit.t("report-about-error").to_owned());
        let invalid = Shown { status: StatusCode::UNPROCESSABLE_ENTITY, done: false, errors: &errors };
        return page(&visit, &catalogue, id, &form, invalid).await;
    };
    match crate::report_offer(&visit.cx, id, about, &form.words, network).await {
        Ok(Reported::Kept) => Ok(see_other(&format!("/aanbod/{id}/klopt-niet?gedaan=ja"))),
        Ok(Reported::Later(wait)) => {
            let errors = mistake("words", visit.t_with("report-later", "seconds", wait.num_seconds().max(1)));
            let later = Shown { status: StatusCode::TOO_MANY_REQUESTS, done: false, errors: &errors };
            page(&visit, &catalogue, id, &form, later).await
        }
        Err(OfferError::ReasonMissing) => {
            let errors = mistake("words", visit.t("report-words-error").to_owned());
            let invalid = Shown { status: StatusCode::UNPROCESSABLE_ENTITY, done: false, errors: &errors };
            page(&visit, &catalogue, id, &form, invalid).await
        }
        Err(error) => Err(error.into()),
    }
}

struct Shown<'a> {
    status: StatusCode,
    done: bool,
    errors: &'a [FieldError],
}

async fn page(
    visit: &Visit,
    catalogue: &Catalogue,
    id: OfferId,
    form: &ReportForm,
    shown: Shown<'_>,
) -> PageResult {
    let snapshot = stands(catalogue, visit).await?;
    let listings = snapshot.offer(id);
    let offer = listings.first().ok_or(PageError::NotFound)?.listing.offer.title();
    let fields = visit.fields("report", shown.errors);
    let subjects = About::ALL.iter().map(|about| about.name());
    let page = ReportPage {
        v: visit,
        crumbs: vec![Crumb { href: format!("/aanbod/{id}"), label: offer.to_owned() }],
        title: visit.t(if shown.done { "report-done-title" } else { "report-title" }),
        offer,
        back: format!("/aanbod/{id}"),
        action: format!("/aanbod/{id}/klopt-niet"),
        done: shown.done,
        about: fields.choice("about", subjects, &[&form.about]),
        words: fields.field("words", &form.words),
        errors: shown.errors,
    };
    visit.page_with(shown.status, &page)
}

fn read_id(text: &str) -> Result<OfferId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}
