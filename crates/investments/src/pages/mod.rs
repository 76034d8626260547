mod besides;
mod bring;
mod check;
mod compare;
mod decide;
mod deciding;
mod export;
mod figures;
mod files;
mod flowing;
mod grid;
mod grid_fields;
mod grid_form;
mod grid_rows;
mod line;
mod line_facts;
mod line_fields;
mod line_form;
mod named;
mod narrowing;
mod overview;
mod savings;
mod sheet;
mod shown;
mod source_form;
mod sources;
mod spending;
mod steps;
mod taken;
mod value_cases;
mod versions;
mod words;

use access::{Action, Facts};
use axum::http::StatusCode;
use shell::{Crumb, Guard, House, NavEntry, PageError, Room, Routes, Visit};

use crate::{MoneyError, Plan, PlanVersionId, VersionState};

/// The place of the room in the main navigation.
pub const NAVIGATION: &[NavEntry] = &[NavEntry { href: "/geld", label: "money-navigation", shown_to: None }];

/// The room behind its doors.
#[must_use]
pub fn room(house: &House) -> Room {
    let keep = Guard::Could(Action::KeepBudget);
    let adopt = Guard::Could(Action::AdoptBudget);
    let routes = savings::routes(value_cases::routes(Routes::new()));
    routes
        .get("/geld", Guard::Public, overview::show)
        .get("/geld/bestand/{name}", Guard::Public, figures::download)
        .get("/geld/bronnen", keep, sources::list)
        .get("/geld/bronnen/nieuw", keep, sources::new)
        .post("/geld/bronnen/nieuw", keep, sources::add)
        .get("/geld/bronnen/{id}", keep, sources::show)
        .post("/geld/bronnen/{id}", keep, sources::save)
        .get("/geld/plan", Guard::Public, versions::show)
        .get("/geld/plan/invoer", keep, bring::show)
        .post("/geld/plan/invoer", keep, bring::save)
        .get("/geld/plan/{id}", Guard::Public, grid::show)
        .post("/geld/plan/{id}", keep, grid_form::save)
        .get("/geld/plan/{id}/bestand/{name}", Guard::Public, export::show)
        .get("/geld/plan/{id}/controle", Guard::Public, check::show)
        .get("/geld/plan/{id}/vergelijk", Guard::Public, compare::show)
        .get("/geld/plan/{id}/vergelijk/bestand/{name}", Guard::Public, compare::file)
        .post("/geld/plan/{id}/stap", keep, steps::step)
        .post("/geld/plan/{id}/regel", keep, steps::add)
        .get("/geld/plan/{id}/regel/{line}", Guard::Public, line::show)
        .post("/geld/plan/{id}/regel/{line}", keep, line::save)
        .get("/geld/plan/{id}/regel/{line}/wijziging", adopt, decide::amend)
        .post("/geld/plan/{id}/regel/{line}/wijziging", adopt, decide::save_amended)
        .get("/geld/plan/{id}/regel/{line}/zonder-evaluatie", adopt, decide::prolong)
        .post("/geld/plan/{id}/regel/{line}/zonder-evaluatie", adopt, decide::save_prolonged)
        .post("/geld/plan/{id}/kopie", keep, steps::copy)
        .post("/geld/plan/{id}/vaststellen", adopt, steps::adopt)
        .room(house.clone())
}

impl From<MoneyError> for PageError {
    fn from(error: MoneyError) -> Self {
        match error {
            MoneyError::NotFound => Self::NotFound,
            MoneyError::Refused(refused) => refused.into(),
            MoneyError::Stale => Self::Stale,
            MoneyError::Store(error) => error.into(),
            MoneyError::NameTaken
            | MoneyError::Step(_)
            | MoneyError::Line(_)
            | MoneyError::Change(_)
            | MoneyError::NotADraft
            | MoneyError::OnlyWhatIf
            | MoneyError::DoesNotClose { .. }
            | MoneyError::BeyondSources { .. }
            | MoneyError::NoSuchStep
            | MoneyError::ValueCase(_)
            | MoneyError::ClaimLacks(_)
            | MoneyError::Unexplained { .. }
            | MoneyError::Years => Self::Unreadable(error.to_string()),
        }
    }
}

const INVALID: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// The version that an address names.
fn read_id(text: &str) -> Result<PlanVersionId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

/// From the front page to the money.
fn crumbs(visit: &Visit) -> Vec<Crumb> {
    vec![Crumb { href: "/geld".to_owned(), label: visit.t("money-title").to_owned() }]
}

/// The same, and on to a version.
fn crumbs_of(visit: &Visit, plan: &Plan) -> Vec<Crumb> {
    let mut crumbs = crumbs(visit);
    crumbs.push(Crumb { href: "/geld/plan".to_owned(), label: visit.t("money-versions-title").to_owned() });
    crumbs.push(Crumb { href: address(plan.version.id), label: plan.version.head.name.clone() });
    crumbs
}

fn address(id: PlanVersionId) -> String {
    format!("/geld/plan/{id}")
}

/// Whether the visitor may write in the plan.
fn may_keep(visit: &Visit) -> bool {
    visit.cx.permit(Action::KeepBudget, &Facts::NONE).is_ok()
}

/// Whether the visitor may write in this version now.
fn may_edit(visit: &Visit, plan: &Plan) -> bool {
    plan.version.state == VersionState::Draft && may_keep(visit)
}
