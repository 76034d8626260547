use askama::Template;
use shell::{PageError, PageResult, Path, Visit};
use tabular_export::{Cell, Format, Table};

use crate::actions::searched_in_vain;
use crate::store::Unanswered;

struct Line {
    question: String,
    month: String,
    times: i64,
    href: String,
}

#[derive(Template)]
#[template(path = "pages/staff/words/searched.html")]
struct SearchedPage<'a> {
    v: &'a Visit,
    lines: Vec<Line>,
    keeps: bool,
    exports: [String; 3],
}

/// Questions that found nothing, counted by month.
pub(crate) async fn show(visit: Visit) -> PageResult {
    let found = searched_in_vain(&visit.cx).await?;
    let now = visit.cx.now();
    let line = |one: &Unanswered| Line {
        question: one.question.clone(),
        month: month(one),
        times: one.times,
        href: format!("/redactie/woorden/nieuw?woord={}", visit.encoded(&one.question)),
    };
    visit.page(&SearchedPage {
        v: &visit,
        lines: found.iter().map(line).collect(),
        keeps: visit.cx.actor.could(access::Action::KeepSynonyms, now),
        exports: ["csv", "xlsx", "ods"].map(|ending| format!("/redactie/gezocht/bestand/{ending}")),
    })
}

/// The same as a file.
pub(crate) async fn send(visit: Visit, Path(format): Path<String>) -> PageResult {
    let format = Format::from_extension(&format).ok_or(PageError::NotFound)?;
    let found = searched_in_vain(&visit.cx).await?;
    let wrong = |error: tabular_export::ExportError| PageError::Internal(error.to_string());
    let heads = ["searched-month", "searched-question", "searched-times"].map(|key| visit.t(key));
    let mut table = Table::new(visit.t("searched-title"), heads).map_err(wrong)?;
    for one in &found {
        let cells = vec![Cell::from(month(one)), Cell::from(one.question.clone()), Cell::Whole(one.times)];
        table.push(cells).map_err(wrong)?;
    }
    visit.file("gezocht-zonder-resultaat", &table, format)
}

fn month(one: &Unanswered) -> String {
    one.month.format("%m-%Y").to_string()
}
