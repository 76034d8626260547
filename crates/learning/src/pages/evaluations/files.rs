use axum::http::header;
use axum::response::IntoResponse as _;
use kernel::Span;
use shell::{PageResult, Path, Query, Visit};
use tabular_export::{Cell, Table};

use super::super::{format_of, spoken, unwritten};
use super::list::{CalendarQuery, of_year, years_of};
use super::standing;
use crate::Evaluation;
use crate::actions::{Whole, whole};
use crate::calendar::{Dated, file};

/// The same calendar as a file: no more rows than the visitor may see, each evaluation once.
pub(crate) async fn table(
    visit: Visit,
    Path(name): Path<String>,
    Query(query): Query<CalendarQuery>,
) -> PageResult {
    let format = format_of(&name, "evaluaties")?;
    let whole = whole(&visit.cx).await?;
    let all = &whole.learning.evaluations;
    let chosen: Vec<&Evaluation> = match query.year() {
        Some(year) => of_year(all, year),
        None => {
            let years = years_of(all).into_iter();
            let mut chosen: Vec<&Evaluation> = years.flat_map(|year| of_year(all, year)).collect();
            let mut met = std::collections::BTreeSet::new();
            chosen.retain(|one| met.insert(one.id));
            chosen
        }
    };
    let columns = [
        "title",
        "pilot",
        "due",
        "last_day",
        "earlier",
        "state",
        "conclusion",
        "grade",
        "published",
        "followed",
        "source",
    ];
    let heads = columns.map(|column| visit.t(&format!("evaluations-file-{column}")).to_owned());
    let mut table = Table::new(visit.t("evaluations-title"), heads).map_err(unwritten)?;
    for evaluation in chosen {
        table.push(row(&visit, &whole, evaluation)).map_err(unwritten)?;
    }
    visit.file("evaluaties", &table, format)
}

fn row(visit: &Visit, whole: &Whole, evaluation: &Evaluation) -> Vec<Cell> {
    let conclusion = evaluation.conclusion.as_ref();
    let earlier: Vec<String> = evaluation
        .earlier()
        .filter_map(|taken| taken.due_before)
        .map(|span: Span| span.to_string())
        .collect();
    let followed = evaluation.followed.as_ref().and_then(|decided| spoken::decision(visit, whole, decided));
    vec![
        Cell::from(evaluation.title.as_str()),
        Cell::from(whole.pilot_name(evaluation.plan.pilot).map(ToOwned::to_owned)),
        Cell::from(evaluation.due.to_string()),
        Cell::from(evaluation.due.last_day()),
        Cell::from(earlier.join(", ")),
        Cell::from(standing(visit, evaluation).1),
        Cell::from(conclusion.map(|conclusion| conclusion.text.clone())),
        Cell::from(conclusion.map(|conclusion| conclusion.grade.name().to_owned())),
        Cell::from(evaluation.published.clone()),
        Cell::from(followed),
        Cell::from(evaluation.plan.source.clone()),
    ]
}

/// The evaluations that have no conclusion yet, for a calendar program.
pub(crate) async fn calendar(visit: Visit) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let mut open: Vec<&Evaluation> =
        whole.learning.evaluations.iter().filter(|one| !one.is_concluded()).collect();
    open.sort_by_key(|one| (one.due.last_day(), one.id));
    let dated = open.into_iter().map(|evaluation| Dated {
        evaluation,
        summary: visit.t_with("evaluations-in-calendar", "title", evaluation.title.as_str()),
        description: description(&visit, &whole, evaluation),
    });
    let file = file(visit.t("evaluations-title"), &visit.house.base_url, dated);
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"evaluaties.ics\""),
    ];
    Ok((headers, file).into_response())
}

fn description(visit: &Visit, whole: &Whole, evaluation: &Evaluation) -> String {
    let lines = [
        Some(super::when(visit, evaluation)),
        whole.pilot_name(evaluation.plan.pilot).map(ToOwned::to_owned),
        Some(evaluation.plan.questions.join("\n")),
        Some(visit.absolute(&format!("/evaluaties/{}", evaluation.id))),
    ];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
