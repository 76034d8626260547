use shell::desk::Sheet;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::read_id;
use super::super::readers::Thing;
use super::super::sheet::List;
use super::form::QuestionForm;
use crate::actions::{Whole, whole};
use crate::{LearningError, Question};

/// How they are written.
const LIST: List =
    List { href: "/leeragenda", title: "agenda-title", form: "question", thing: Thing::Question };

/// An empty form.
pub(crate) async fn empty(visit: Visit) -> PageResult {
    let whole = whole(&visit.cx).await?;
    new(&visit, &whole, &QuestionForm::empty(&visit), &[])
}

/// Puts the question that was filled in on the agenda.
pub(crate) async fn add(visit: Visit, Form(form): Form<QuestionForm>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    match form.parse(&visit, &whole, None) {
        Ok((asked, starts)) => {
            let id = crate::ask_question(&visit.cx, &asked, starts).await?;
            Ok(see_other(&format!("/leeragenda/{id}")))
        }
        Err(errors) => new(&visit, &whole, &form, &errors),
    }
}

fn new(visit: &Visit, whole: &Whole, form: &QuestionForm, errors: &[FieldError]) -> PageResult {
    LIST.fresh(visit).asking(form.asked(visit, whole, errors, true)).show(visit, errors)
}

/// The form, as the question stands.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let question = whole.question(read_id(&id)?).ok_or(PageError::NotFound)?;
    let form = QuestionForm::of(&whole, question);
    old(&visit, question, form.version).asking(form.asked(&visit, &whole, &[], false)).show(&visit, &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn save(visit: Visit, Path(id): Path<String>, Form(form): Form<QuestionForm>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let question = whole.question(read_id(&id)?).ok_or(PageError::NotFound)?;
    let asked = match form.parse(&visit, &whole, Some(question)) {
        Ok((asked, _)) => asked,
        Err(errors) => {
            let asked = form.asked(&visit, &whole, &errors, false);
            return old(&visit, question, form.version).asking(asked).show(&visit, &errors);
        }
    };
    match crate::change_question(&visit.cx, question.id, form.version, &asked).await {
        Ok(()) => Ok(see_other(&format!("/leeragenda/{}", question.id))),
        Err(LearningError::Stale) => {
            let now = crate::question(&visit.cx, question.id).await?;
            let theirs = QuestionForm::of(&whole, &now).asked(&visit, &whole, &[], false);
            let own = form.asked(&visit, &whole, &[], false);
            old(&visit, &now, now.version).asking(own).beside(&visit, theirs)
        }
        Err(error) => Err(error.into()),
    }
}

fn old(visit: &Visit, question: &Question, version: i64) -> Sheet {
    let title = visit.t("question-change").to_owned();
    LIST.old(visit, (question.id.uuid(), version), title)
}
