//! The desk of whoever keeps the vision: one way to add, change and take a step for all that is registered.

mod answers;
mod ask;
mod conflict;
mod decision;
mod framework;
mod kept;
mod mapping;
mod node;
mod plan;
mod promise;
mod readers;
mod reading;
mod steps;
mod theme;
mod ties;

use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, FieldError, Form, PageError, PageResult, Path, Query, Visit, see_other};

use super::shared::{Link, crumbs, seen};
use crate::{Vision, VisionError};
use answers::Answers;
use ask::{Ask, Section};
pub(super) use kept::Kept;
pub(super) use readers::{name_or_forget, readers};
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
    ways: Vec<Link>,
}

/// An empty form; what stands in the address is filled in already.
pub(crate) async fn fresh<K: Kept>(visit: Visit, Query(given): Query<Sent>) -> PageResult {
    let vision = seen(&visit).await?;
    form::<K>(&visit, StatusCode::OK, (&vision, None), &Answers::of(given), &[])
}

/// Adds what was filled in.
pub(crate) async fn create<K: Kept>(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let vision = seen(&visit).await?;
    save::<K>(&visit, (&vision, None), Answers::of(sent)).await
}

/// The form, as the thing stands.
pub(crate) async fn edit<K: Kept>(visit: Visit, Path(id): Path<String>) -> PageResult {
    let vision = seen(&visit).await?;
    let old = K::find(&vision, &id).ok_or(PageError::NotFound)?;
    let answers = old.answers(&visit).with("version", old.version());
    form::<K>(&visit, StatusCode::OK, (&vision, Some(&old)), &answers, &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn change<K: Kept>(
    visit: Visit,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let vision = seen(&visit).await?;
    let old = K::find(&vision, &id).ok_or(PageError::NotFound)?;
    save::<K>(&visit, (&vision, Some(&old)), Answers::of(sent)).await
}

async fn save<K: Kept>(visit: &Visit, (vision, old): (&Vision, Option<&K>), answers: Answers) -> PageResult {
    let mut reading = Reading::of(visit, K::FORM, &answers);
    let new = K::parse(&mut reading, vision);
    let errors = reading.into_errors();
    let Some(new) = new.filter(|_| errors.is_empty()) else {
        return form::<K>(visit, INVALID, (vision, old), &answers, &errors);
    };
    match K::write(&visit.cx, new, old.map(|old| (old, answers.version()))).await {
        Ok(to) => Ok(see_other(&to)),
        Err(VisionError::Stale) => match old {
            Some(old) => conflict::page::<K>(visit, vision, old, &answers),
            None => Err(PageError::Stale),
        },
        Err(error) => match field_error(visit, K::FORM, &error) {
            Some(wrong) => form::<K>(visit, INVALID, (vision, old), &answers, &[wrong]),
            None => Err(error.into()),
        },
    }
}

fn form<K: Kept>(
    visit: &Visit,
    status: StatusCode,
    (vision, old): (&Vision, Option<&K>),
    answers: &Answers,
    errors: &[FieldError],
) -> PageResult {
    let ask = Ask::new(visit, vision, K::FORM, answers, errors).about(old);
    let title = match old {
        Some(old) => visit.t_with("vision-change-title", "name", old.name(vision)),
        None => visit.t(&format!("{}-new", K::FORM)).to_owned(),
    };
    let mut ways = old.map_or_else(Vec::new, |old| old.ways_on(visit));
    ways.extend(
        old.and_then(Kept::thing)
            .map(|(thing, id)| Link::to(visit.t("readers-link"), format!("/visie/lezers/{thing}/{id}"))),
    );
    let page = FormPage {
        v: visit,
        crumbs: crumbs(visit, K::HOME),
        title,
        action: old.map_or_else(|| K::NEW.to_owned(), |old| format!("{}/wijzigen", old.at())),
        back: old.map_or_else(|| K::HOME.to_owned(), Kept::page),
        version: answers.get("version"),
        sections: K::sections(&ask),
        errors,
        ways,
    };
    visit.page_with(status, &page)
}

/// The field that a refusal is about, with its sentence; none when it is about no field.
fn field_error(visit: &Visit, form: &str, error: &VisionError) -> Option<FieldError> {
    let (field, sentence) = match error {
        VisionError::CodeTaken => ("code", "goal-node-code-taken"),
        VisionError::NoParent => ("parent", "goal-node-parent-error"),
        VisionError::AdoptedStays if form == "goal-framework" => ("year", "goal-framework-year-stays"),
        VisionError::AdoptedStays => ("name", "goal-node-adopted-stays"),
        VisionError::YearTaken => ("decision", "goal-framework-year-taken"),
        VisionError::SharesAboveWhole => ("share", "goal-mapping-share-above"),
        VisionError::BackInTime => ("to", "goal-mapping-back-in-time"),
        VisionError::MappedAlready => ("to", "goal-mapping-already"),
        VisionError::OwnSuccessor => ("successors", "policy-plan-own-successor"),
        VisionError::Nameless => ("name-1", "vision-theme-name-error"),
        VisionError::NotFound
        | VisionError::Refused(_)
        | VisionError::Stale
        | VisionError::WrongStep(_)
        | VisionError::Store(_) => return None,
    };
    Some(FieldError { field: field.to_owned(), message: visit.t(sentence).to_owned() })
}
