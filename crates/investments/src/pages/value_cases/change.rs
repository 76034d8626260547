use shell::desk::Sheet;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::form::ValueCaseForm;
use super::{crumbs, read_id};
use crate::{MoneyError, ValueCaseId};

/// A form without anything in it.
pub(super) async fn empty(visit: Visit) -> PageResult {
    page(&visit, None, &ValueCaseForm::empty(), &[])
}

/// The form of a value case that there is.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let case = crate::value_case(&visit.cx, read_id(&id)?).await?;
    page(&visit, Some(case.id), &ValueCaseForm::of(&case), &[])
}

/// Adds a value case.
pub(super) async fn add(visit: Visit, Form(form): Form<ValueCaseForm>) -> PageResult {
    let new = match form.parse(&visit) {
        Ok(new) => new,
        Err(errors) => return page(&visit, None, &form, &errors),
    };
    match crate::add_value_case(&visit.cx, &new).await {
        Ok(id) => Ok(see_other(&format!("/waardecases/{id}"))),
        Err(error) => refused(&visit, None, &form, error),
    }
}

/// Changes one.
pub(super) async fn save(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<ValueCaseForm>,
) -> PageResult {
    let id = read_id(&id)?;
    crate::value_case(&visit.cx, id).await?;
    let new = match form.parse(&visit) {
        Ok(new) => new,
        Err(errors) => return page(&visit, Some(id), &form, &errors),
    };
    match crate::change_value_case(&visit.cx, (id, form.version), &new).await {
        Ok(()) => Ok(see_other(&format!("/waardecases/{id}"))),
        Err(MoneyError::Stale) => {
            let now = crate::value_case(&visit.cx, id).await?;
            let stored = ValueCaseForm::of(&now).asked(&visit, &[]);
            let sheet = filled(&visit, Some(id), &form, &[]);
            Sheet { version: now.version, ..sheet }.beside(&visit, stored)
        }
        Err(error) => refused(&visit, Some(id), &form, error),
    }
}

/// What the form can help with is said in the form.
fn refused(visit: &Visit, id: Option<ValueCaseId>, form: &ValueCaseForm, error: MoneyError) -> PageResult {
    let (field, key) = if matches!(error, MoneyError::NameTaken) {
        ("naam", "worth-naam-taken-error")
    } else if matches!(error, MoneyError::ValueCase(_)) {
        ("bedragen", "worth-bedragen-error")
    } else {
        return Err(PageError::from(error));
    };
    let errors = [FieldError { field: field.to_owned(), message: visit.t(key).to_owned() }];
    page(visit, id, form, &errors)
}

fn page(visit: &Visit, id: Option<ValueCaseId>, form: &ValueCaseForm, errors: &[FieldError]) -> PageResult {
    filled(visit, id, form, errors).show(visit, errors)
}

fn filled(visit: &Visit, id: Option<ValueCaseId>, form: &ValueCaseForm, errors: &[FieldError]) -> Sheet {
    let (title, action, back) = match id {
        None => ("worth-new", "/waardecases/nieuw".to_owned(), "/waardecases".to_owned()),
        Some(id) => ("worth-change", format!("/waardecases/{id}/wijzigen"), format!("/waardecases/{id}")),
    };
    let sheet = Sheet {
        crumbs: crumbs(visit),
        title: visit.t(title).to_owned(),
        lead: visit.t("worth-form-lead").to_owned(),
        action,
        back,
        version: form.version,
        ..Sheet::default()
    };
    sheet.asking(form.asked(visit, errors))
}
