use shell::desk::Sheet;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::read_id;
use super::super::readers::Thing;
use super::super::sheet::List;
use super::form::LessonForm;
use crate::actions::{Whole, whole};
use crate::{LearningError, Lesson};

/// How they are written.
const LIST: List = List { href: "/lessen", title: "lessons-title", form: "lesson", thing: Thing::Lesson };

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
    LIST.fresh(visit).asking(form.asked(visit, whole, errors)).show(visit, errors)
}

/// The form, as the lesson stands.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let lesson = find(&whole, &id)?;
    let form = LessonForm::of(&visit, &whole, lesson);
    old(&visit, lesson, form.version).asking(form.asked(&visit, &whole, &[])).show(&visit, &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn save(visit: Visit, Path(id): Path<String>, Form(form): Form<LessonForm>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let lesson = find(&whole, &id)?;
    let told = match form.parse(&visit, &whole, Some(lesson)) {
        Ok(told) => told,
        Err(errors) => {
            let asked = form.asked(&visit, &whole, &errors);
            return old(&visit, lesson, form.version).asking(asked).show(&visit, &errors);
        }
    };
    match crate::change_lesson(&visit.cx, lesson.id, form.version, &told).await {
        Ok(()) => Ok(see_other(&format!("/lessen/{}", lesson.id))),
        Err(LearningError::Stale) => {
            let now = crate::lesson(&visit.cx, lesson.id).await?;
            let theirs = LessonForm::of(&visit, &whole, &now).asked(&visit, &whole, &[]);
            let own = form.asked(&visit, &whole, &[]);
            old(&visit, &now, now.version).asking(own).beside(&visit, theirs)
        }
        Err(error) => Err(error.into()),
    }
}

fn find<'a>(whole: &'a Whole, id: &str) -> Result<&'a Lesson, PageError> {
    let id = read_id(id)?;
    whole.learning.lessons.iter().find(|lesson| lesson.id == id).ok_or(PageError::NotFound)
}

fn old(visit: &Visit, lesson: &Lesson, version: i64) -> Sheet {
    let title = visit.t("lesson-change").to_owned();
    LIST.old(visit, (lesson.id.uuid(), version), title)
}
