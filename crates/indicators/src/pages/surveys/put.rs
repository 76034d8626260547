//! Where a file of a survey is put down: questions or answers, with every mistake by row and column.

use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, Field, FieldError, PageError, PageResult, Upload, Visit};

use super::super::INVALID;
use super::told;
use crate::{FiguresFile, SurveyFault, SurveysError};

/// What a page at which a file is put down says of itself.
pub(super) struct Put {
    pub(super) crumbs: Vec<Crumb>,
    /// The name of the form in the texts.
    pub(super) form: &'static str,
    pub(super) action: String,
    /// What each column holds.
    pub(super) columns: Vec<(String, String)>,
}

/// What is wrong: at the field, and in the file by row and column.
#[derive(Default)]
pub(super) struct Mistakes {
    pub(super) errors: Vec<FieldError>,
    pub(super) faults: Vec<SurveyFault>,
}

#[derive(Template)]
#[template(path = "pages/surveys/put.html")]
struct PutPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: String,
    lead: String,
    columns: Vec<(String, String)>,
    action: String,
    file: Field,
    errors: &'a [FieldError],
    faults: Vec<FaultLine>,
}

/// A mistake in a file.
struct FaultLine {
    row: usize,
    column: String,
    text: String,
}

fn at_file(message: String) -> Mistakes {
    Mistakes { errors: vec![FieldError { field: "file".to_owned(), message }], faults: Vec::new() }
}

/// The file that was chosen.
///
/// # Errors
/// What to say to who chose none.
pub(super) fn file_of(visit: &Visit, upload: Upload) -> Result<FiguresFile, Mistakes> {
    match upload.file.filter(|file| !file.bytes.is_empty()) {
        Some(file) => Ok(FiguresFile { name: file.name, bytes: file.bytes }),
        None => Err(at_file(visit.t("figures-file-error").to_owned())),
    }
}

/// What is wrong in a file, as its sender can mend it.
///
/// # Errors
/// What is not about the file.
pub(super) fn mistakes(visit: &Visit, error: SurveysError) -> Result<Mistakes, PageError> {
    match error {
        SurveysError::File(fault) => Ok(at_file(told(visit, &fault))),
        SurveysError::Mistakes(faults) => {
            let told = at_file(visit.t_with("surveys-mistakes", "count", faults.len()));
            Ok(Mistakes { faults, ..told })
        }
        error @ (SurveysError::NotFound
        | SurveysError::Taken
        | SurveysError::NoQuestions
        | SurveysError::NoAnswers
        | SurveysError::Step(_)
        | SurveysError::Recipe(_)
        | SurveysError::Weights(_)
        | SurveysError::Figures(_)) => Err(error.into()),
    }
}

impl Put {
    /// The page, with what is wrong.
    pub(super) fn show(self, visit: &Visit, mistakes: &Mistakes) -> PageResult {
        let line = |fault: &SurveyFault| FaultLine {
            row: fault.row,
            column: fault.column.clone(),
            text: visit.t_with(
                &format!("surveys-wrong-{}", fault.wrong.name()),
                "found",
                fault.wrong.found(),
            ),
        };
        let status = if mistakes.errors.is_empty() { StatusCode::OK } else { INVALID };
        let told = |part: &str| visit.t(&format!("{}-{part}", self.form)).to_owned();
        let page = PutPage {
            title: told("title"),
            lead: told("lead"),
            crumbs: self.crumbs,
            columns: self.columns,
            action: self.action,
            file: Field { kind: "file", ..visit.fields(self.form, &mistakes.errors).field("file", "") },
            errors: &mistakes.errors,
            faults: mistakes.faults.iter().map(line).collect(),
            v: visit,
        };
        visit.page_with(status, &page)
    }
}
