//! The desk of whoever keeps the tracks: one way to add, change and take a step for all that is registered.

mod answers;
mod ask;
mod conflict;
mod edition;
mod figure;
mod kept;
mod milestone;
mod outlook;
mod part;
mod part_content;
mod reading;
mod risk;
mod steps;
mod track;

use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, FieldError, Form, PageError, PageResult, Path, Query, Visit, see_other};

use super::shared::{crumbs, seen};
use crate::{Programme, TracksError};
use answers::Answers;
use ask::{Ask, Section};
pub(super) use kept::Kept;
pub(crate) use part::OpenPart;
use reading::Reading;
pub(super) use steps::{before, step};

const INVALID: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// The fields of a form, as they were sent.
type Sent = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "pages/desk/form.html")]
struct FormPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: String,
    action: String,
    back: String,
    version: &'a str,
    sections: Vec<Section>,
    errors: &'a [FieldError],
}

/// An empty form; what stands in the address is filled in already.
pub(crate) async fn fresh<K: Kept>(visit: Visit, Query(given): Query<Sent>) -> PageResult {
    let programme = seen(&visit).await?;
    form::<K>(&visit, StatusCode::OK, (&programme, None), &Answers::of(given), &[])
}

/// Adds what was filled in.
pub(crate) async fn create<K: Kept>(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let programme = seen(&visit).await?;
    save::<K>(&visit, (&programme, None), Answers::of(sent)).await
}

/// The form, as the thing stands.
pub(crate) async fn edit<K: Kept>(visit: Visit, Path(id): Path<String>) -> PageResult {
    let programme = seen(&visit).await?;
    let old = K::find(&programme, &id).ok_or(PageError::NotFound)?;
    let answers = old.answers(&visit).with("version", old.version());
    form::<K>(&visit, StatusCode::OK, (&programme, Some(&old)), &answers, &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn change<K: Kept>(
    visit: Visit,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let programme = seen(&visit).await?;
    let old = K::find(&programme, &id).ok_or(PageError::NotFound)?;
    save::<K>(&visit, (&programme, Some(&old)), Answers::of(sent)).await
}

async fn save<K: Kept>(
    visit: &Visit,
    (programme, old): (&Programme, Option<&K>),
    answers: Answers,
) -> PageResult {
    let mut reading = Reading::of(visit, K::FORM, &answers);
    let new = K::parse(&mut reading, old);
    let errors = reading.into_errors();
    let Some(new) = new.filter(|_| errors.is_empty()) else {
        return form::<K>(visit, INVALID, (programme, old), &answers, &errors);
    };
    match K::write(&visit.cx, programme, new, old.map(|old| (old, answers.version()))).await {
        Ok(to) => Ok(see_other(&to)),
        Err(TracksError::Stale) => match old {
            Some(old) => conflict::page::<K>(visit, programme, old, &answers),
            None => Err(PageError::Stale),
        },
        Err(error) => match field_error(visit, K::FORM, &error) {
            Some(wrong) => form::<K>(visit, INVALID, (programme, old), &answers, &[wrong]),
            None => Err(error.into()),
        },
    }
}

fn form<K: Kept>(
    visit: &Visit,
    status: StatusCode,
    (programme, old): (&Programme, Option<&K>),
    answers: &Answers,
    errors: &[FieldError],
) -> PageResult {
    let ask = Ask::new(visit, programme, K::FORM, answers, errors);
    let title = match old {
        Some(old) => old.title(visit, programme),
        None => visit.t(&format!("{}-new", K::FORM)).to_owned(),
    };
    let page = FormPage {
        v: visit,
        crumbs: crumbs(visit, old.and_then(|old| old.track(programme))),
        title,
        action: old.map_or_else(|| K::NEW.to_owned(), |old| format!("{}/wijzigen", old.at())),
        back: old.map_or_else(|| "/plannen".to_owned(), |old| old.page(programme)),
        version: answers.get("version"),
        sections: K::sections(&ask, old),
        errors,
    };
    visit.page_with(status, &page)
}

/// The field that a refusal is about, with its sentence; none when it is about no field.
fn field_error(visit: &Visit, form: &str, error: &TracksError) -> Option<FieldError> {
    let (field, sentence) = match error {
        TracksError::Taken => match form {
            "track" => ("slug", "track-taken"),
            "track-edition" => ("half", "track-edition-taken"),
            _ => ("key", "track-figure-taken"),
        },
        TracksError::Frozen if form == "track-part" => ("heading", "tracks-frozen"),
        TracksError::Frozen if form == "track-figure" => ("name", "tracks-frozen"),
        TracksError::Frozen if form == "outlook" => ("title", "tracks-frozen"),
        TracksError::NotLater => ("edition", "outlook-not-later"),
        TracksError::NotPostponed => ("to", "milestone-not-postponed"),
        TracksError::NotScored => ("inhoud", "risk-not-scored"),
        TracksError::Uncontrolled => ("inhoud", "risk-uncontrolled"),
        TracksError::Unanswered => ("inhoud", "track-edition-unanswered"),
        TracksError::NotRestricted => ("openness", "tracks-openness-error"),
        TracksError::NotFound
        | TracksError::Refused(_)
        | TracksError::Stale
        | TracksError::WrongStep(_)
        | TracksError::Frozen
        | TracksError::OtherShape
        | TracksError::Store(_) => return None,
    };
    Some(FieldError { field: field.to_owned(), message: visit.t(sentence).to_owned() })
}
