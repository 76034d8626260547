use access::{Action, Facts};
use askama::Template;
use axum::http::StatusCode;
use shell::desk::Sheet;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::source_form::SourceForm;
use super::{INVALID, crumbs};
use crate::{
    Ceiling, CoverageSource, CoverageSourceId, CoverageState, CoverageStep, MoneyError, Plain, Span,
};

/// A source in the list.
struct Row {
    name: String,
    href: String,
    kind: String,
    lasting: String,
    ceiling: String,
    years: String,
    state: String,
}

#[derive(Template)]
#[template(path = "pages/sources.html")]
struct SourcesPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
}

/// The sources of money, for whoever writes the plan.
pub(super) async fn list(visit: Visit) -> PageResult {
    let rows = crate::sources(&visit.cx).await?.iter().map(|source| row(&visit, source)).collect();
    visit.page(&SourcesPage { v: &visit, crumbs: crumbs(&visit), rows })
}

fn row(visit: &Visit, source: &CoverageSource) -> Row {
    let of = &source.particulars;
    let year = |year: Option<i32>| year.map_or(String::new(), |year| year.to_string());
    Row {
        name: of.name.clone(),
        href: format!("/geld/bronnen/{}", source.id),
        kind: visit.t(&format!("source-kind-{}", of.kind)).to_owned(),
        lasting: visit.t(&format!("money-lasting-{}", of.lasting)).to_owned(),
        ceiling: ceiling(visit, of.ceiling),
        years: match (of.from, of.until) {
            (None, None) => String::new(),
            (from, until) => format!("{} – {}", year(from), year(until)),
        },
        state: visit.t(&format!("source-state-{}", source.state)).to_owned(),
    }
}

fn ceiling(visit: &Visit, ceiling: Option<Ceiling>) -> String {
    let Some(ceiling) = ceiling else { return String::new() };
    let amount = Plain(ceiling.amount);
    let span = match ceiling.span {
        Span::Year => visit.t("source-a-year").to_owned(),
        Span::Years { from, until } => format!("{from}–{until}"),
    };
    match ceiling.certain {
        true => format!("{amount} {span}"),
        false => format!("{amount} {span} {}", visit.t("source-in-doubt")),
    }
}

#[derive(Template)]
#[template(path = "pages/source.html")]
struct SourcePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    here: String,
    seen: i64,
    state: String,
    steps: Vec<(&'static str, String)>,
    asked: Vec<Field>,
    errors: &'a [FieldError],
}

/// An empty form.
pub(super) async fn new(visit: Visit) -> PageResult {
    page(&visit, None, &SourceForm::fresh(), StatusCode::OK, &[])
}

/// One source.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let source = find(&visit, &id).await?;
    page(&visit, Some(&source), &SourceForm::of(&source), StatusCode::OK, &[])
}

async fn find(visit: &Visit, id: &str) -> Result<CoverageSource, PageError> {
    let id: CoverageSourceId = id.parse().map_err(|_| PageError::NotFound)?;
    let all = crate::sources(&visit.cx).await?;
    all.into_iter().find(|source| source.id == id).ok_or(PageError::NotFound)
}

/// Adds a source.
pub(super) async fn add(visit: Visit, Form(form): Form<SourceForm>) -> PageResult {
    visit.cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let particulars = match form.parse(None) {
        Ok(particulars) => particulars,
        Err(fields) => return page(&visit, None, &form, INVALID, &errors(&visit, &fields)),
    };
    match crate::add_source(&visit.cx, &particulars).await {
        Ok(_) => Ok(see_other("/geld/bronnen")),
        Err(MoneyError::NameTaken) => page(&visit, None, &form, INVALID, &errors(&visit, &["naam-taken"])),
        Err(error) => Err(error.into()),
    }
}

/// Changes a source, or writes down that its money is surer.
pub(super) async fn save(visit: Visit, Path(id): Path<String>, Form(form): Form<SourceForm>) -> PageResult {
    let source = find(&visit, &id).await?;
    let seen = (source.id, form.version);
    if !form.stap.is_empty() {
        let step: CoverageStep = form.stap.parse().map_err(|_| PageError::NotFound)?;
        crate::step_source(&visit.cx, seen, step).await?;
        return Ok(see_other(&format!("/geld/bronnen/{}", source.id)));
    }
    let particulars = match form.parse(Some(&source.particulars)) {
        Ok(particulars) => particulars,
        Err(fields) => return page(&visit, Some(&source), &form, INVALID, &errors(&visit, &fields)),
    };
    match crate::change_source(&visit.cx, seen, &particulars).await {
        Ok(()) => Ok(see_other("/geld/bronnen")),
        Err(MoneyError::NameTaken) => {
            page(&visit, Some(&source), &form, INVALID, &errors(&visit, &["naam-taken"]))
        }
        Err(MoneyError::Stale) => conflict(&visit, &find(&visit, &id).await?, &form),
        Err(error) => Err(error.into()),
    }
}

/// The source as it stands now beside what was typed.
fn conflict(visit: &Visit, now: &CoverageSource, form: &SourceForm) -> PageResult {
    let here = format!("/geld/bronnen/{}", now.id);
    let sheet = Sheet {
        crumbs: trail(visit),
        title: now.particulars.name.clone(),
        action: here.clone(),
        back: here,
        version: now.version,
        ..Sheet::default()
    };
    sheet.asking(form.asked(visit, &[])).beside(visit, SourceForm::of(now).asked(visit, &[]))
}

/// From the money to the sources.
fn trail(visit: &Visit) -> Vec<Crumb> {
    let mut trail = crumbs(visit);
    trail.push(Crumb { href: "/geld/bronnen".to_owned(), label: visit.t("source-title").to_owned() });
    trail
}

fn errors(visit: &Visit, fields: &[&str]) -> Vec<FieldError> {
    let one = |field: &&str| FieldError {
        field: field.trim_end_matches("-taken").to_owned(),
        message: visit.t(&format!("source-{field}-error")).to_owned(),
    };
    fields.iter().map(one).collect()
}

fn page(
    visit: &Visit,
    source: Option<&CoverageSource>,
    form: &SourceForm,
    status: StatusCode,
    errors: &[FieldError],
) -> PageResult {
    let step = |step: &&CoverageStep| source.is_some_and(|source| source.state.after(**step).is_ok());
    visit.page_with(
        status,
        &SourcePage {
            v: visit,
            crumbs: trail(visit),
            title: source.map_or(visit.t("source-new"), |source| &source.particulars.name),
            here: source
                .map_or("/geld/bronnen/nieuw".to_owned(), |source| format!("/geld/bronnen/{}", source.id)),
            seen: form.version,
            state: source.map_or(String::new(), |source| state(visit, source.state)),
            steps: CoverageStep::ALL
                .iter()
                .filter(step)
                .map(|step| (step.name(), visit.t(&format!("source-step-{step}")).to_owned()))
                .collect(),
            asked: form.asked(visit, errors),
            errors,
        },
    )
}

fn state(visit: &Visit, state: CoverageState) -> String {
    visit.t(&format!("source-state-{state}")).to_owned()
}
