use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::readers::{Thing, readers_href};
use super::super::sheet::{self, Frame};
use super::super::{crumbs, read_id};
use super::form::LessonForm;
use crate::actions::{Whole, whole};
use crate::{LearningError, Lesson};

/// An empty form.
pub(crate) async fn empty(visit: Visit) -> PageResult {
    let whole = whole(&visit.cx).await?;
    new(&visit, &whole, &LessonForm::empty(&visit), &[])
}

/// Adds the lesson that was filled in.
pub(crate) async fn add(visit: Visit, Form(form): Form<LessonForm>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    match form.parse(&visit, &whole, None) {
        Ok(told) => {
            let id = crate::add_lesson(&visit.cx, &told).await?;
            Ok(see_other(&format!("/lessen/{id}")))
        }
        Err(errors) => new(&visit, &whole, &form, &errors),
    }
}

fn new(visit: &Visit, whole: &Whole, form: &LessonForm, errors: &[FieldError]) -> PageResult {
    let frame = Frame {
        crumbs: crumbs(visit, "/lessen", "lessons-title"),
        title: visit.t("lesson-new").to_owned(),
        lead: String::new(),
        action: "/lessen/nieuw".to_owned(),
        back: "/lessen".to_owned(),
        save: visit.t("learning-save").to_owned(),
        version: 0,
        readers: None,
    };
    sheet::show(visit, &frame, &form.asked(visit, whole, errors), errors)
}

/// The form, as the lesson stands.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let lesson = find(&whole, &id)?;
    let form = LessonForm::of(&visit, &whole, lesson);
    sheet::show(&visit, &frame(&visit, lesson, form.version), &form.asked(&visit, &whole, &[]), &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn save(visit: Visit, Path(id): Path<String>, Form(form): Form<LessonForm>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let lesson = find(&whole, &id)?;
    let told = match form.parse(&visit, &whole, Some(lesson)) {
        Ok(told) => told,
        Err(errors) => {
            let frame = frame(&visit, lesson, form.version);
            return sheet::show(&visit, &frame, &form.asked(&visit, &whole, &errors), &errors);
        }
    };
    match crate::change_lesson(&visit.cx, lesson.id, form.version, &told).await {
        Ok(()) => Ok(see_other(&format!("/lessen/{}", lesson.id))),
        Err(LearningError::Stale) => {
            let now = crate::lesson(&visit.cx, lesson.id).await?;
            let theirs = LessonForm::of(&visit, &whole, &now).values(&visit, &whole);
            let own = form.values(&visit, &whole);
            let frame = frame(&visit, &now, now.version);
            sheet::conflict(&visit, "lesson", &frame, &form.asked(&visit, &whole, &[]), (theirs, own))
        }
        Err(error) => Err(error.into()),
    }
}

fn find<'a>(whole: &'a Whole, id: &str) -> Result<&'a Lesson, PageError> {
    let id = read_id(id)?;
    whole.learning.lessons.iter().find(|lesson| lesson.id == id).ok_or(PageError::NotFound)
}

fn frame(visit: &Visit, lesson: &Lesson, version: i64) -> Frame {
    let home = format!("/lessen/{}", lesson.id);
    Frame {
        crumbs: crumbs(visit, "/lessen", "lessons-title"),
        title: visit.t("lesson-change").to_owned(),
        lead: String::new(),
        action: format!("{home}/wijzigen"),
        back: home,
        save: visit.t("learning-save").to_owned(),
        version,
        readers: readers_href(visit, Thing::Lesson, lesson.id.uuid()),
    }
}
