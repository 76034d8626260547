use access::Action;
use askama::Template;
use axum::http::StatusCode;
use shell::desk::Sheet;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::INVALID;
use super::super::named::{Named, decisions};
use super::list::{ClaimRow, YearRow, claim_row, task_name, task_rows};
use super::task_form::TaskForm;
use super::{HOME, crumbs, may, read_id};
use crate::{MoneyError, Plain, SavingsTask, SavingsTaskId};

#[derive(Template)]
#[template(path = "pages/savings/task.html")]
struct TaskPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: String,
    kind: String,
    document: &'a str,
    /// The track that is to save it, with its page.
    track: Option<(String, String)>,
    rows: Vec<YearRow>,
    claims: Vec<ClaimRow>,
    adjustments: Vec<(String, String, String)>,
    here: String,
    seen: i64,
    adjusting: Vec<Field>,
    errors: &'a [FieldError],
    may_claim: bool,
}

impl TaskPage<'_> {
    /// A door below this page.
    fn to(&self, door: &str) -> String {
        format!("{}/{door}", self.here)
    }
}

/// One task: what was to be saved, what was decided since, and what was claimed.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    page(&visit, read_id(&id)?, StatusCode::OK, (&TaskForm::empty(), &[])).await
}

async fn page(
    visit: &Visit,
    id: SavingsTaskId,
    status: StatusCode,
    (form, errors): (&TaskForm, &[FieldError]),
) -> PageResult {
    let savings = crate::savings(&visit.cx).await?;
    let task = savings.tasks.iter().find(|task| task.id == id).ok_or(PageError::NotFound)?;
    let (known, named_here) = (decisions(visit).await?, Named::seen(visit).await?);
    let keeps = may(visit, Action::KeepBudget);
    let named =
        |id: &str| known.iter().find(|(one, _)| one == id).map_or(String::new(), |(_, name)| name.clone());
    let adjustments = task
        .adjustments
        .iter()
        .map(|one| (one.year.to_string(), Plain(one.amount).to_string(), named(&one.decision.to_string())));
    visit.page_with(
        status,
        &TaskPage {
            v: visit,
            crumbs: crumbs(visit),
            title: task_name(task),
            kind: visit.t(&format!("saving-soort-{}", task.particulars.kind)).to_owned(),
            document: &task.particulars.document,
            track: track_link(&named_here, task),
            rows: task_rows(task, &savings),
            claims: savings.claims_on(id).map(|claim| claim_row(visit, &savings, claim)).collect(),
            adjustments: adjustments.collect(),
            here: format!("{HOME}/taak/{id}"),
            seen: task.version,
            adjusting: if keeps { form.adjusting(visit, known.clone(), errors) } else { Vec::new() },
            errors,
            may_claim: may(visit, Action::ClaimSavings),
        },
    )
}

/// Changes a task by decision.
pub(super) async fn adjust(visit: Visit, Path(id): Path<String>, Form(form): Form<TaskForm>) -> PageResult {
    let id = read_id(&id)?;
    crate::savings_task(&visit.cx, id).await?;
    match form.adjustment(&visit) {
        Ok(adjustment) => match crate::adjust_savings_task(&visit.cx, (id, form.version), adjustment).await {
            Ok(()) => Ok(see_other(&format!("{HOME}/taak/{id}"))),
            Err(MoneyError::Stale) => {
                let message = visit.t("saving-stale").to_owned();
                let errors = [FieldError { field: "jaar".to_owned(), message }];
                page(&visit, id, StatusCode::CONFLICT, (&form, &errors)).await
            }
            Err(error) => Err(error.into()),
        },
        Err(errors) => page(&visit, id, INVALID, (&form, &errors)).await,
    }
}

/// A form without anything in it.
pub(super) async fn empty(visit: Visit) -> PageResult {
    sheet(&visit, None, &TaskForm::empty(), &[]).await
}

/// The form of a task that there is.
pub(super) async fn change(visit: Visit, Path(id): Path<String>) -> PageResult {
    let task = crate::savings_task(&visit.cx, read_id(&id)?).await?;
    sheet(&visit, Some(&task), &TaskForm::of(&task), &[]).await
}

/// Adds a task.
pub(super) async fn add(visit: Visit, Form(form): Form<TaskForm>) -> PageResult {
    let new = match form.parse(&visit, &Named::seen(&visit).await?) {
        Ok(new) => new,
        Err(errors) => return sheet(&visit, None, &form, &errors).await,
    };
    match crate::add_savings_task(&visit.cx, &new).await {
        Ok(id) => Ok(see_other(&format!("{HOME}/taak/{id}"))),
        Err(MoneyError::NameTaken) => sheet(&visit, None, &form, &[taken(&visit)]).await,
        Err(error) => Err(error.into()),
    }
}

/// Mends what was written down of one.
pub(super) async fn save(visit: Visit, Path(id): Path<String>, Form(form): Form<TaskForm>) -> PageResult {
    let task = crate::savings_task(&visit.cx, read_id(&id)?).await?;
    let new = match form.parse(&visit, &Named::seen(&visit).await?) {
        Ok(new) => new,
        Err(errors) => return sheet(&visit, Some(&task), &form, &errors).await,
    };
    match crate::change_savings_task(&visit.cx, (task.id, form.version), &new).await {
        Ok(()) => Ok(see_other(&format!("{HOME}/taak/{}", task.id))),
        Err(MoneyError::NameTaken) => sheet(&visit, Some(&task), &form, &[taken(&visit)]).await,
        Err(MoneyError::Stale) => {
            let named = Named::seen(&visit).await?;
            let now = crate::savings_task(&visit.cx, task.id).await?;
            let stored = TaskForm::of(&now).asked(&visit, &named, &[]);
            let sheet = filled(&visit, Some(&now), form.asked(&visit, &named, &[]));
            Sheet { version: now.version, ..sheet }.beside(&visit, stored)
        }
        Err(error) => Err(error.into()),
    }
}

/// The track that is to save it, as far as the visitor may see it.
fn track_link(named: &Named, task: &SavingsTask) -> Option<(String, String)> {
    let of = &named.track(task.particulars.track?)?.particulars;
    Some((of.name.clone(), format!("/plannen/{}", of.slug)))
}

fn taken(visit: &Visit) -> FieldError {
    FieldError { field: "code".to_owned(), message: visit.t("saving-code-taken-error").to_owned() }
}

async fn sheet(
    visit: &Visit,
    task: Option<&SavingsTask>,
    form: &TaskForm,
    errors: &[FieldError],
) -> PageResult {
    let asked = form.asked(visit, &Named::seen(visit).await?, errors);
    Sheet { version: form.version, ..filled(visit, task, asked) }.show(visit, errors)
}

fn filled(visit: &Visit, task: Option<&SavingsTask>, asked: Vec<Field>) -> Sheet {
    let (title, action, back) = match task {
        None => ("saving-new", format!("{HOME}/taak/nieuw"), HOME.to_owned()),
        Some(task) => {
            let here = format!("{HOME}/taak/{}", task.id);
            ("saving-change", format!("{here}/wijzigen"), here)
        }
    };
    let sheet = Sheet {
        crumbs: crumbs(visit),
        title: visit.t(title).to_owned(),
        lead: visit.t("saving-form-lead").to_owned(),
        action,
        back,
        ..Sheet::default()
    };
    sheet.asking(asked)
}
