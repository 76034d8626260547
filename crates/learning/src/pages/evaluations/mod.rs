mod files;
mod list;
mod show;
mod year;

use areas::Shelf;
use shell::{Guard, Routes, Visit};

use super::{KEEP_PILOTS, desk};
use crate::{Deviation, Evaluation};

pub(super) fn routes(routes: Routes<Shelf>) -> Routes<Shelf> {
    routes
        .get("/evaluaties", Guard::Public, list::show)
        .get("/evaluaties/agenda.ics", Guard::Public, files::calendar)
        .get("/evaluaties/bestand/{name}", Guard::Public, files::table)
        .get("/evaluaties/nieuw", KEEP_PILOTS, desk::fresh::<Evaluation>)
        .post("/evaluaties/nieuw", KEEP_PILOTS, desk::create::<Evaluation>)
        .get("/evaluaties/{id}", Guard::Public, show::show)
        .get("/evaluaties/{id}/wijzigen", KEEP_PILOTS, desk::edit::<Evaluation>)
        .post("/evaluaties/{id}/wijzigen", KEEP_PILOTS, desk::change::<Evaluation>)
        .get("/evaluaties/{id}/stap/{step}", KEEP_PILOTS, desk::before::<Evaluation>)
        .post("/evaluaties/{id}/stap/{step}", KEEP_PILOTS, desk::step::<Evaluation>)
}

/// Where an evaluation stands, in a word and the look of its badge; what is late says so first.
fn standing(visit: &Visit, evaluation: &Evaluation) -> (&'static str, String) {
    let today = visit.cx.clock.today();
    let state = visit.t(&format!("evaluation-state-{}", evaluation.state)).to_owned();
    match evaluation.deviation(today) {
        Deviation::Overdue => ("error", visit.t("evaluation-overdue").to_owned()),
        Deviation::Postponed => ("warning", state),
        Deviation::None if evaluation.is_concluded() => ("success", state),
        Deviation::None => ("neutral", state),
    }
}

/// When an evaluation is due, and when it was before.
fn when(visit: &Visit, evaluation: &Evaluation) -> String {
    let due = visit.span(evaluation.due);
    let earlier: Vec<String> =
        evaluation.earlier().filter_map(|taken| taken.due_before).map(|span| visit.span(span)).collect();
    if earlier.is_empty() {
        return due;
    }
    let args = [("due", due.into()), ("earlier", earlier.join(", ").into())];
    visit.t_args("evaluation-when-earlier", &args)
}

/// The steps by the word in an address.
pub(super) const STEPS: [(&str, Move); 5] = [
    ("begin", Move::Begin),
    ("stel-uit", Move::Postpone),
    ("rond-af", Move::Conclude),
    ("publiceer", Move::Publish),
    ("besluit", Move::Follow),
];

/// What can be done with an evaluation: its steps, and noting what followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Begin,
    Postpone,
    Conclude,
    Publish,
    Follow,
}

impl Move {
    /// What can be done with this one now.
    pub(super) fn all_of(evaluation: &Evaluation) -> impl Iterator<Item = (&'static str, Self)> {
        STEPS.into_iter().filter(|(_, step)| step.fits(evaluation))
    }

    fn fits(self, evaluation: &Evaluation) -> bool {
        let can = |step| evaluation.state.after(step).is_ok();
        match self {
            Self::Begin => can(crate::EvaluationStep::Begin),
            Self::Postpone => can(crate::EvaluationStep::Postpone),
            Self::Conclude => can(crate::EvaluationStep::Conclude),
            Self::Publish => can(crate::EvaluationStep::Publish),
            Self::Follow => evaluation.is_concluded(),
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Postpone => "postpone",
            Self::Conclude => "conclude",
            Self::Publish => "publish",
            Self::Follow => "follow",
        }
    }
}
