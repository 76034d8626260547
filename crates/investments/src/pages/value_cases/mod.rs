mod change;
mod drawing;
mod files;
mod form;
mod list;
mod show;

use access::{Action, Facts};
use shell::{Crumb, Guard, House, PageError, Routes, Visit};

use crate::ValueCaseId;

pub(super) fn routes(routes: Routes<House>) -> Routes<House> {
    let keep = Guard::Could(Action::KeepValueCases);
    routes
        .get("/waardecases", Guard::Public, list::show)
        .get("/waardecases/bestand/{name}", Guard::Public, files::list)
        .get("/waardecases/nieuw", keep, change::empty)
        .post("/waardecases/nieuw", keep, change::add)
        .get("/waardecases/{id}", Guard::Public, show::show)
        .get("/waardecases/{id}/bestand/{name}", Guard::Public, files::of_one)
        .get("/waardecases/{id}/wijzigen", keep, change::show)
        .post("/waardecases/{id}/wijzigen", keep, change::save)
}

fn read_id(text: &str) -> Result<ValueCaseId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

fn may_keep(visit: &Visit) -> bool {
    visit.cx.permit(Action::KeepValueCases, &Facts::NONE).is_ok()
}

/// From the money to the value cases.
fn crumbs(visit: &Visit) -> Vec<Crumb> {
    let mut crumbs = super::crumbs(visit);
    crumbs.push(Crumb { href: "/waardecases".to_owned(), label: visit.t("worth-title").to_owned() });
    crumbs
}
