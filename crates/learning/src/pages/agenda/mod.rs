mod files;
mod list;
mod reopen;
mod show;

use areas::Shelf;
use shell::{Guard, Routes, Visit};

use super::desk::OpenCycle;
use super::{KEEP_AGENDA, desk};
use crate::{Cycle, CycleState, Question};

pub(super) fn routes(routes: Routes<Shelf>) -> Routes<Shelf> {
    routes
        .get("/leeragenda", Guard::Public, list::show)
        .get("/leeragenda/bestand/{name}", Guard::Public, files::table)
        .get("/leeragenda/nieuw", KEEP_AGENDA, desk::fresh::<Question>)
        .post("/leeragenda/nieuw", KEEP_AGENDA, desk::create::<Question>)
        .get("/leeragenda/{id}", Guard::Public, show::show)
        .get("/leeragenda/{id}/wijzigen", KEEP_AGENDA, desk::edit::<Question>)
        .post("/leeragenda/{id}/wijzigen", KEEP_AGENDA, desk::change::<Question>)
        .get("/leeragenda/{id}/ronde", KEEP_AGENDA, desk::edit::<OpenCycle>)
        .post("/leeragenda/{id}/ronde", KEEP_AGENDA, desk::change::<OpenCycle>)
        .post("/leeragenda/{id}/opnieuw", KEEP_AGENDA, reopen::reopen)
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
pub(super) fn stretch(visit: &Visit, cycle: &Cycle) -> String {
    let args = [
        ("number", cycle.number.into()),
        ("from", visit.day(cycle.starts).into()),
        ("until", visit.day(cycle.ends).into()),
    ];
    visit.t_args("cycle-stretch", &args)
}
