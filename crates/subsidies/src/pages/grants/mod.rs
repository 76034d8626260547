mod grant;
mod list;
mod recovery;
mod report_form;
mod steps;
mod terms_form;

use access::Action;
use areas::Shelf;
use shell::{Crumb, FieldError, Guard, PageResult, Routes, Visit, desk};

use super::answers::Answers;
use super::crumbs;
use super::sheet::{Asked, Section, form};
use crate::{Grant, GrantState};

/// The doors of grants: for who receives, prepares, decides and pays.
pub(super) fn granting(routes: Routes<Shelf>) -> Routes<Shelf> {
    let (see, keep) = (Guard::Could(Action::SeeGrant), Guard::Could(Action::KeepGrants));
    let (report, pay) = (Guard::Could(Action::ReportOnGrant), Guard::Could(Action::PreparePayments));
    let recovery = "/subsidies/verlening/{id}/terugvordering/{number}/stap/{step}";
    routes
        .get("/subsidies/verleningen", see, list::show)
        .get("/subsidies/aanvraag/{id}/verlening", keep, terms_form::fresh)
        .post("/subsidies/aanvraag/{id}/verlening", keep, terms_form::draw_up)
        .get("/subsidies/verlening/{id}", see, grant::show)
        .get("/subsidies/verlening/{id}/voorwaarden", keep, terms_form::edit)
        .post("/subsidies/verlening/{id}/voorwaarden", keep, terms_form::change)
        .get("/subsidies/verlening/{id}/stap/{step}", see, steps::before)
        .post("/subsidies/verlening/{id}/stap/{step}", see, steps::step)
        .get("/subsidies/verlening/{id}/verslag/{number}", report, report_form::edit)
        .post("/subsidies/verlening/{id}/verslag/{number}", report, report_form::change)
        .get("/subsidies/verlening/{id}/verslag/{number}/stap/{step}", keep, report_form::before)
        .post("/subsidies/verlening/{id}/verslag/{number}/stap/{step}", keep, report_form::step)
        .get(recovery, pay, recovery::before)
        .post(recovery, pay, recovery::step)
}

/// The address of a grant.
fn at(grant: &Grant) -> String {
    format!("/subsidies/verlening/{}", grant.id)
}

/// What a grant is called.
fn title(grant: &Grant) -> String {
    format!("{} {}", grant.number, grant.title)
}

/// The way to a page below a grant.
fn below(visit: &Visit, grant: &Grant) -> Vec<Crumb> {
    crumbs(visit, &[("/subsidies/verleningen", visit.t("grants-title")), (&at(grant), &title(grant))])
}

/// Where a grant stands, with its tone.
fn state(visit: &Visit, state: &GrantState) -> (&'static str, String) {
    let tone = match state {
        GrantState::Prepared | GrantState::Closed { .. } => "inactive",
        GrantState::Granted => "success",
        GrantState::Intended(_) => "warning",
        GrantState::Settled { .. } => "neutral",
        GrantState::Withdrawn => "error",
    };
    (tone, visit.t(&format!("grant-state-{}", state.name())).to_owned())
}

/// A question of one step about a grant.
struct Question {
    /// The stem of its texts.
    key: String,
    /// Where it goes.
    action: String,
    /// The version that the visitor sees.
    version: i64,
    fields: Vec<shell::Field>,
    above: Vec<Section>,
}

/// Asks it; with mistakes when there are some.
fn ask(visit: &Visit, grant: &Grant, question: Question, errors: &[FieldError]) -> PageResult {
    let label = visit.t(&question.key).to_owned();
    let asked = Asked {
        crumbs: below(visit, grant),
        title: label.clone(),
        lead: visit.t(&format!("{}-lead", question.key)).to_owned(),
        action: question.action,
        back: at(grant),
        version: question.version.to_string(),
        save: label,
        groups: vec![desk::Section::plain(question.fields)],
        above: question.above,
    };
    form(visit, asked, errors)
}

/// A mistake that the actions found, at the field that it is about when there is one.
fn found_wrong(answers: &mut Answers<'_>, field: &str, message: String) -> Vec<FieldError> {
    let wrong = FieldError { field: field.to_owned(), message };
    answers.errors.push(wrong);
    answers.errors.clone()
}
