mod change;
mod cycle;
mod files;
mod form;
mod list;
mod show;

use areas::Shelf;
use shell::{Guard, Routes, Visit};

use super::KEEP_AGENDA;
use crate::{Cycle, CycleState, Question};

pub(super) fn routes(routes: Routes<Shelf>) -> Routes<Shelf> {
    routes
        .get("/leeragenda", Guard::Public, list::show)
        .get("/leeragenda/bestand/{name}", Guard::Public, files::table)
        .get("/leeragenda/nieuw", KEEP_AGENDA, change::empty)
        .post("/leeragenda/nieuw", KEEP_AGENDA, change::add)
        .get("/leeragenda/{id}", Guard::Public, show::show)
        .get("/leeragenda/{id}/wijzigen", KEEP_AGENDA, change::show)
        .post("/leeragenda/{id}/wijzigen", KEEP_AGENDA, change::save)
        .get("/leeragenda/{id}/ronde", KEEP_AGENDA, cycle::show)
        .post("/leeragenda/{id}/ronde", KEEP_AGENDA, cycle::save)
        .post("/leeragenda/{id}/opnieuw", KEEP_AGENDA, cycle::reopen)
}

/// How a question stands, in a word and the look of its badge; what is late says so first.
fn standing(visit: &Visit, question: &Question) -> (&'static str, String) {
    let state = question.cycles.last().map_or(CycleState::Running, |cycle| cycle.state);
    let word = visit.t(&format!("cycle-state-{state}")).to_owned();
    if question.is_overdue(visit.cx.clock.today()) {
        return ("error", visit.t("cycle-overdue").to_owned());
    }
    match state {
        CycleState::Running => ("neutral", word),
        CycleState::Kept => ("success", word),
        CycleState::Closed | CycleState::CarriedOn => ("inactive", word),
    }
}

/// Which cycle, from when until when.
fn stretch(visit: &Visit, cycle: &Cycle) -> String {
    let args = [
        ("number", cycle.number.into()),
        ("from", visit.day(cycle.starts).into()),
        ("until", visit.day(cycle.ends).into()),
    ];
    visit.t_args("cycle-stretch", &args)
}
