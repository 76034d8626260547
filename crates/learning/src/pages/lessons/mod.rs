mod files;
mod list;
mod show;

use areas::Shelf;
use shell::{Guard, Routes, Visit};

use super::{KEEP_AGENDA, desk, spoken};
use crate::actions::Whole;
use crate::{EvidenceGrade, Lesson};

pub(super) fn routes(routes: Routes<Shelf>) -> Routes<Shelf> {
    routes
        .get("/lessen", Guard::Public, list::show)
        .get("/lessen/bestand/{name}", Guard::Public, files::table)
        .get("/lessen/nieuw", KEEP_AGENDA, desk::fresh::<Lesson>)
        .post("/lessen/nieuw", KEEP_AGENDA, desk::create::<Lesson>)
        .get("/lessen/{id}", Guard::Public, show::show)
        .get("/lessen/{id}/wijzigen", KEEP_AGENDA, desk::edit::<Lesson>)
        .post("/lessen/{id}/wijzigen", KEEP_AGENDA, desk::change::<Lesson>)
}

/// What taught the lesson, with its page: as far as the visitor may see it.
fn origins(whole: &Whole, lesson: &Lesson) -> Vec<(String, String)> {
    let told = &lesson.told;
    let pilot = told.pilot.and_then(|id| whole.pilot(id));
    let evaluation = told.evaluation.and_then(|id| whole.evaluation(id));
    let question = told.question.and_then(|id| whole.question(id));
    let pilot = pilot.map(|one| (one.name().to_owned(), format!("/pilots/{}", one.id)));
    let evaluation = evaluation.map(|one| (one.title.clone(), format!("/evaluaties/{}", one.id)));
    let question = question.map(|one| (one.asked.question.clone(), format!("/leeragenda/{}", one.id)));
    [pilot, evaluation, question].into_iter().flatten().collect()
}

/// How well it is shown: the grade of the evaluation that taught it.
fn grade(whole: &Whole, lesson: &Lesson) -> Option<EvidenceGrade> {
    let evaluation = lesson.told.evaluation.and_then(|id| whole.evaluation(id))?;
    evaluation.conclusion.as_ref().map(|conclusion| conclusion.grade)
}

/// A word of advice for the writer, when the lesson says more than was shown.
fn advice(visit: &Visit, whole: &Whole, lesson: &Lesson) -> Option<String> {
    let text = format!("{}\n{}", lesson.told.lesson, lesson.told.more);
    spoken::causal_advice(visit, &text, grade(whole, lesson))
}
