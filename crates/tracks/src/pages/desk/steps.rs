use access::Cx;
use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::{Answers, Ask, INVALID, Kept, Reading, Section, Sent, field_error};
use crate::pages::shared::{crumbs, seen};
use crate::{Programme, TracksError};

/// Something that goes through states by steps, each of which is confirmed on a page of its own.
pub(crate) trait Stepped: Kept {
    /// A step with all that it needs.
    type Step: Send + Sync;

    /// The names of the steps that lead somewhere from where it stands.
    fn ways(&self) -> Vec<&'static str>;

    /// What the step asks; nothing for a step that only wants to be confirmed.
    fn step_fields(&self, ask: &Ask<'_>, step: &str) -> Vec<Section>;

    /// The step that was filled in; nothing when something is wrong, which `reading` then knows.
    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<Self::Step>;

    /// Takes it.
    fn take(
        cx: &Cx,
        thing: (&Self, i64),
        step: Self::Step,
    ) -> impl Future<Output = Result<(), TracksError>> + Send;
}

#[derive(Template)]
#[template(path = "pages/desk/step.html")]
struct StepPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: String,
    label: String,
    text: String,
    action: String,
    back: String,
    version: &'a str,
    sections: Vec<Section>,
    errors: &'a [FieldError],
}

/// Asks whether the step is meant, and what it needs.
pub(crate) async fn before<K: Stepped>(visit: Visit, Path((id, step)): Path<(String, String)>) -> PageResult {
    let programme = seen(&visit).await?;
    let thing = with_way::<K>(&programme, &id, &step)?;
    let answers = Answers::default().with("version", thing.version()).with("on", visit.day(programme.today));
    page(&visit, StatusCode::OK, (&programme, &thing, &step), &answers, &[])
}

/// Takes the step.
pub(crate) async fn step<K: Stepped>(
    visit: Visit,
    Path((id, step)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let programme = seen(&visit).await?;
    let thing = with_way::<K>(&programme, &id, &step)?;
    let answers = Answers::of(sent);
    let mut reading = Reading::of(&visit, K::FORM, &answers);
    let taken = K::read_step(&mut reading, &step);
    let errors = reading.into_errors();
    let Some(taken) = taken.filter(|_| errors.is_empty()) else {
        return page(&visit, INVALID, (&programme, &thing, &step), &answers, &errors);
    };
    match K::take(&visit.cx, (&thing, answers.version()), taken).await {
        Ok(()) => Ok(see_other(&thing.page(&programme))),
        Err(error) => match field_error(&visit, K::FORM, &error) {
            Some(wrong) => page(&visit, INVALID, (&programme, &thing, &step), &answers, &[wrong]),
            None => Err(error.into()),
        },
    }
}

/// The thing, when the step leads somewhere from where it stands.
fn with_way<K: Stepped>(programme: &Programme, id: &str, step: &str) -> Result<K, PageError> {
    let thing = K::find(programme, id).ok_or(PageError::NotFound)?;
    if thing.ways().contains(&step) { Ok(thing) } else { Err(PageError::NotFound) }
}

fn page<K: Stepped>(
    visit: &Visit,
    status: StatusCode,
    (programme, thing, step): (&Programme, &K, &str),
    answers: &Answers,
    errors: &[FieldError],
) -> PageResult {
    let ask = Ask::new(visit, programme, K::FORM, answers, errors);
    let label = format!("{}-step-{step}", K::FORM);
    let page = StepPage {
        v: visit,
        crumbs: crumbs(visit, thing.track(programme)),
        name: thing.name(programme),
        text: visit.t(&format!("{label}-text")).to_owned(),
        label: visit.t(&label).to_owned(),
        action: format!("{}/stap/{step}", thing.at()),
        back: thing.page(programme),
        version: answers.get("version"),
        sections: thing.step_fields(&ask, step),
        errors,
    };
    visit.page_with(status, &page)
}
