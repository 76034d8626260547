use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Form, NavItem, PageError, PageResult, Path, Visit, see_other};

use super::super::day;
use super::tabs;
use crate::{Handling, OfferError, ReportId, ReportLine, ReportState};

/// What the editor does with the report that was seen.
#[derive(Debug, Deserialize)]
pub(crate) struct HandleForm {
    step: String,
    state: String,
}

/// A report as the desk shows it.
struct Line {
    title: String,
    by: String,
    href: String,
    about: String,
    words: String,
    is_called: bool,
    action: String,
    state: &'static str,
    steps: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "pages/staff/desk/reports.html")]
struct ReportsPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    count: String,
    was_changed: bool,
    lines: Vec<Line>,
}

/// What visitors say is not right, the oldest first.
pub(crate) async fn show(visit: Visit) -> PageResult {
    page(&visit, StatusCode::OK).await
}

/// Calls about it, or notes what came of it.
pub(crate) async fn handle(visit: Visit, Path(id): Path<String>, Form(form): Form<HandleForm>) -> PageResult {
    let id: ReportId = id.parse().map_err(|_| PageError::NotFound)?;
    let unknown = || PageError::Unreadable("this is not a way to handle a report".to_owned());
    let step: Handling = form.step.parse().map_err(|_| unknown())?;
    let seen: ReportState = form.state.parse().map_err(|_| unknown())?;
    match crate::handle_report(&visit.cx, id, seen, step).await {
        Ok(()) => Ok(see_other("/redactie/meldingen")),
        Err(OfferError::Stale) => page(&visit, StatusCode::CONFLICT).await,
        Err(error) => Err(error.into()),
    }
}

async fn page(visit: &Visit, status: StatusCode) -> PageResult {
    let reports = crate::open_reports(&visit.cx).await?;
    let names = partners::names(&mut visit.cx.read().await?).await?;
    let lines = reports.iter().map(|report| {
        let by = names.get(&report.organisation).cloned().unwrap_or_default();
        line(visit, report, by)
    });
    let page = ReportsPage {
        v: visit,
        tabs: tabs(visit, "/redactie/meldingen"),
        count: visit.t_with("reports-count", "count", reports.len()),
        was_changed: status == StatusCode::CONFLICT,
        lines: lines.collect(),
    };
    visit.page_with(status, &page)
}

fn line(visit: &Visit, line: &ReportLine, by: String) -> Line {
    let report = &line.report;
    let steps = Handling::ALL.iter().filter(|step| report.state.after(**step).is_some());
    Line {
        title: line.title.clone(),
        by,
        href: format!("/mijn-aanbod/{}/wijzigen", report.offer),
        about: said(visit, line),
        words: report.words.clone().unwrap_or_default(),
        is_called: report.state == ReportState::Calling,
        action: format!("/redactie/meldingen/{}", report.id),
        state: report.state.name(),
        steps: steps.map(|step| (step.name(), visit.t(&format!("reports-step-{step}")).to_owned())).collect(),
    }
}

/// `Gemeld op 02-03-2026: de tijd`
pub(in super::super) fn said(visit: &Visit, line: &ReportLine) -> String {
    let args = [
        ("date", day(line.report.reported_at).into()),
        ("about", visit.t(&format!("reports-about-{}", line.report.about)).to_owned().into()),
    ];
    visit.t_args("reports-said", &args)
}
