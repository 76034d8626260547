mod claim;
mod claim_form;
mod files;
mod list;
mod printed;
mod printed_form;
mod task;
mod task_form;

use access::{Action, Facts};
use shell::{Crumb, Guard, House, PageError, Routes, Visit};

pub(super) use list::{YearRow, task_rows};

pub(super) fn routes(routes: Routes<House>) -> Routes<House> {
    let keep = Guard::Could(Action::KeepBudget);
    let claims = Guard::Could(Action::ClaimSavings);
    let judge = Guard::Could(Action::JudgeSavings);
    routes
        .get("/geld/besparingen", Guard::Public, list::show)
        .get("/geld/besparingen/bestand/{name}", Guard::Public, files::show)
        .get("/geld/besparingen/taak/nieuw", keep, task::empty)
        .post("/geld/besparingen/taak/nieuw", keep, task::add)
        .get("/geld/besparingen/taak/{id}", Guard::Public, task::show)
        .post("/geld/besparingen/taak/{id}", keep, task::adjust)
        .get("/geld/besparingen/taak/{id}/wijzigen", keep, task::change)
        .post("/geld/besparingen/taak/{id}/wijzigen", keep, task::save)
        .get("/geld/besparingen/taak/{id}/claim", claims, claim::empty)
        .post("/geld/besparingen/taak/{id}/claim", claims, claim::add)
        .get("/geld/besparingen/claim/{id}", Guard::Public, claim::show)
        .post("/geld/besparingen/claim/{id}/bewijs", claims, claim::substantiate)
        .post("/geld/besparingen/claim/{id}/oordeel", judge, claim::judge)
        .get("/geld/besparingen/cijfer/nieuw", keep, printed::empty)
        .post("/geld/besparingen/cijfer/nieuw", keep, printed::add)
        .get("/geld/besparingen/cijfer/{id}", keep, printed::show)
        .post("/geld/besparingen/cijfer/{id}", keep, printed::save)
}

fn read_id<T>(text: &str) -> Result<kernel::Id<T>, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

fn may(visit: &Visit, action: Action) -> bool {
    visit.cx.permit(action, &Facts::NONE).is_ok()
}

const HOME: &str = "/geld/besparingen";

/// From the money to the savings.
fn crumbs(visit: &Visit) -> Vec<Crumb> {
    let mut crumbs = super::crumbs(visit);
    crumbs.push(Crumb { href: HOME.to_owned(), label: visit.t("saving-title").to_owned() });
    crumbs
}
