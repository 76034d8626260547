use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::readers::{Thing, readers_href};
use super::super::sheet::{self, Frame};
use super::super::{crumbs, read_id};
use super::form::QuestionForm;
use crate::actions::{Whole, whole};
use crate::{LearningError, Question};

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
    let frame = Frame {
        crumbs: crumbs(visit, "/leeragenda", "agenda-title"),
        title: visit.t("question-new").to_owned(),
        lead: String::new(),
        action: "/leeragenda/nieuw".to_owned(),
        back: "/leeragenda".to_owned(),
        save: visit.t("learning-save").to_owned(),
        version: 0,
        readers: None,
    };
    sheet::show(visit, &frame, &form.asked(visit, whole, errors, true), errors)
}

/// The form, as the question stands.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let question = whole.question(read_id(&id)?).ok_or(PageError::NotFound)?;
    let form = QuestionForm::of(&whole, question);
    let frame = frame(&visit, question, form.version);
    sheet::show(&visit, &frame, &form.asked(&visit, &whole, &[], false), &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn save(visit: Visit, Path(id): Path<String>, Form(form): Form<QuestionForm>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let question = whole.question(read_id(&id)?).ok_or(PageError::NotFound)?;
    let asked = match form.parse(&visit, &whole, Some(question)) {
        Ok((asked, _)) => asked,
        Err(errors) => {
            let frame = frame(&visit, question, form.version);
            return sheet::show(&visit, &frame, &form.asked(&visit, &whole, &errors, false), &errors);
        }
    };
    match crate::change_question(&visit.cx, question.id, form.version, &asked).await {
        Ok(()) => Ok(see_other(&format!("/leeragenda/{}", question.id))),
        Err(LearningError::Stale) => {
            let now = crate::question(&visit.cx, question.id).await?;
            let theirs = QuestionForm::of(&whole, &now).values(&visit, &whole);
            let own = form.values(&visit, &whole);
            let frame = frame(&visit, &now, now.version);
            let fields = form.asked(&visit, &whole, &[], false);
            sheet::conflict(&visit, "question", &frame, &fields, (theirs, own))
        }
        Err(error) => Err(error.into()),
    }
}

fn frame(visit: &Visit, question: &Question, version: i64) -> Frame {
    let home = format!("/leeragenda/{}", question.id);
    Frame {
        crumbs: crumbs(visit, "/leeragenda", "agenda-title"),
        title: visit.t("question-change").to_owned(),
        lead: String::new(),
        action: format!("{home}/wijzigen"),
        back: home,
        save: visit.t("learning-save").to_owned(),
        version,
        readers: readers_href(visit, Thing::Question, question.id.uuid()),
    }
}
