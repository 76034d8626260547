use askama::Template;
use axum::http::StatusCode;
use kernel::clean_line;
use serde::Deserialize;
use shell::{Choice, Crumb, Field, FieldError, Form, PageError, PageResult, Query, Visit};
use tabular_export::{Cell, Format, Table};

use super::accounts::crumbs;
use super::log_list::{Asked, LogFields};
use super::log_words::{Line, lines};
use crate::log::{self, LogError};
use crate::told::mistake;

/// How long a reason may be.
const LONGEST_REASON: usize = 200;

/// Which part of the log to take along, why and how.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ExportForm {
    reason: Option<String>,
    format: Option<String>,
    #[serde(flatten)]
    asked: Asked,
}

#[derive(Template)]
#[template(path = "pages/log_export.html")]
struct ExportPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    errors: &'a [FieldError],
    fields: LogFields,
    reason: Field,
    format: Field,
}

/// Asks for the reason.
pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    page(&visit, &ExportForm { asked, ..ExportForm::default() }, &[], StatusCode::OK)
}

fn page(visit: &Visit, form: &ExportForm, errors: &[FieldError], status: StatusCode) -> PageResult {
    let maker = visit.fields("export", errors);
    let wanted = form.format.as_deref().unwrap_or("csv");
    let formats = Format::ALL.map(|format| Choice {
        value: format.extension().to_owned(),
        label: format.extension().to_uppercase(),
        chosen: format.extension() == wanted,
        count: None,
    });
    let shown = ExportPage {
        v: visit,
        crumbs: crumbs(visit, &[("/beheer/logboek", "log-title")]),
        errors,
        fields: form.asked.fields(visit, errors),
        reason: maker.field("reason", form.reason.clone().unwrap_or_default()),
        format: Field { options: formats.to_vec(), ..maker.field("format", "") },
    };
    visit.page_with(status, &shown)
}

/// Gives the file. That it was taken, by whom and why, is an event itself.
pub(crate) async fn send(visit: Visit, Form(form): Form<ExportForm>) -> PageResult {
    let reason = clean_line(form.reason.as_deref().unwrap_or_default(), LONGEST_REASON);
    let format = form.format.as_deref().and_then(Format::from_extension).unwrap_or(Format::Csv);
    let (reason, filter) = match (reason, form.asked.filter(&visit).await?) {
        (Ok(reason), Ok(filter)) => (reason, filter),
        (reason, filter) => {
            let mut errors = filter.err().unwrap_or_default();
            if reason.is_err() {
                errors.push(mistake(&visit, "reason", "export-no-reason"));
            }
            return page(&visit, &form, &errors, StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    let events = match log::export(&visit.cx, &filter, &reason).await {
        Err(LogError::TooMany) => {
            let errors = [mistake(&visit, "van", "export-too-much")];
            return page(&visit, &form, &errors, StatusCode::UNPROCESSABLE_ENTITY);
        }
        taken => taken?,
    };
    let table = table(&visit, &lines(&visit, &events).await?)?;
    visit.file("logboek", &table, format)
}

fn table(visit: &Visit, lines: &[Line]) -> Result<Table, PageError> {
    let wrong = |error: tabular_export::ExportError| PageError::Internal(error.to_string());
    let heads = ["log-seq", "log-at", "log-who", "log-what", "log-on", "log-details"];
    let mut table = Table::new(visit.t("log-title"), heads.map(|key| visit.t(key))).map_err(wrong)?;
    for line in lines {
        let texts = [&line.at, &line.who, &line.what, &line.on, &line.details];
        let cells = texts.into_iter().map(|text| Cell::from(text.clone()));
        table.push(std::iter::once(Cell::Whole(line.seq)).chain(cells).collect()).map_err(wrong)?;
    }
    Ok(table)
}
