use shell::desk::Sheet;
use shell::{FieldError, Form, PageResult, Path, Visit, see_other};

use super::printed_form::PrintedForm;
use super::{HOME, crumbs, read_id};
use crate::{MoneyError, PrintedFigureId};

/// A form without anything in it.
pub(super) async fn empty(visit: Visit) -> PageResult {
    sheet(&visit, None, &PrintedForm::empty(), &[])
}

/// The form of a figure that there is.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let figure = crate::printed_figure(&visit.cx, read_id(&id)?).await?;
    sheet(&visit, Some(figure.id), &PrintedForm::of(&figure), &[])
}

/// Writes a figure down.
pub(super) async fn add(visit: Visit, Form(form): Form<PrintedForm>) -> PageResult {
    let new = match form.parse(&visit) {
        Ok(new) => new,
        Err(errors) => return sheet(&visit, None, &form, &errors),
    };
    match crate::add_printed_figure(&visit.cx, &new).await {
        Ok(_) => Ok(see_other(HOME)),
        Err(MoneyError::NameTaken) => sheet(&visit, None, &form, &[taken(&visit)]),
        Err(error) => Err(error.into()),
    }
}

/// Changes one.
pub(super) async fn save(visit: Visit, Path(id): Path<String>, Form(form): Form<PrintedForm>) -> PageResult {
    let figure = crate::printed_figure(&visit.cx, read_id(&id)?).await?;
    let new = match form.parse(&visit) {
        Ok(new) => new,
        Err(errors) => return sheet(&visit, Some(figure.id), &form, &errors),
    };
    match crate::change_printed_figure(&visit.cx, (figure.id, form.version), &new).await {
        Ok(()) => Ok(see_other(HOME)),
        Err(MoneyError::NameTaken) => sheet(&visit, Some(figure.id), &form, &[taken(&visit)]),
        Err(MoneyError::Stale) => {
            let now = crate::printed_figure(&visit.cx, figure.id).await?;
            let stored = PrintedForm::of(&now).asked(&visit, &[]);
            let sheet = filled(&visit, Some(now.id), &form, &[]);
            Sheet { version: now.version, ..sheet }.beside(&visit, stored)
        }
        Err(error) => Err(error.into()),
    }
}

fn taken(visit: &Visit) -> FieldError {
    FieldError { field: "naam".to_owned(), message: visit.t("printed-naam-taken-error").to_owned() }
}

fn sheet(
    visit: &Visit,
    id: Option<PrintedFigureId>,
    form: &PrintedForm,
    errors: &[FieldError],
) -> PageResult {
    filled(visit, id, form, errors).show(visit, errors)
}

fn filled(visit: &Visit, id: Option<PrintedFigureId>, form: &PrintedForm, errors: &[FieldError]) -> Sheet {
    let (title, action) = match id {
        None => ("printed-new", format!("{HOME}/cijfer/nieuw")),
        Some(id) => ("printed-change", format!("{HOME}/cijfer/{id}")),
    };
    let sheet = Sheet {
        crumbs: crumbs(visit),
        title: visit.t(title).to_owned(),
        lead: visit.t("printed-lead").to_owned(),
        action,
        back: HOME.to_owned(),
        version: form.version,
        ..Sheet::default()
    };
    sheet.asking(form.asked(visit, errors))
}
