use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Field, FieldError, PageResult, Query, Upload, Visit, see_other};

use super::super::{INVALID, day};
use super::{complaint, sheet_words};
use crate::OfferFile;
use crate::actions::{self, earlier_imports};

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    gedaan: String,
}

struct Earlier {
    day: String,
    source: String,
    file: String,
    role: String,
    counts: String,
}

#[derive(Template)]
#[template(path = "pages/staff/exchange/show.html")]
struct ExchangePage<'a> {
    v: &'a Visit,
    file: Field,
    source: Field,
    publish: Field,
    errors: &'a [FieldError],
    earlier: Vec<Earlier>,
    done: &'a str,
}

/// Where a file is put down, with the template, the ways to take offers along, and what was brought in before.
pub(crate) async fn show(visit: Visit, Query(done): Query<Done>) -> PageResult {
    page(&visit, StatusCode::OK, &Upload::default(), (&[], &done.gedaan)).await
}

/// Puts a file down, and leads to what it would do.
pub(crate) async fn put_down(visit: Visit, upload: Upload) -> PageResult {
    let Some(brought) = upload.file.clone().filter(|file| !file.bytes.is_empty()) else {
        let missing =
            FieldError { field: "file".to_owned(), message: visit.t("exchange-file-error").to_owned() };
        return page(&visit, INVALID, &upload, (&[missing], "")).await;
    };
    let source = kernel::clean_line(upload.field("source"), 100).unwrap_or_default();
    let file = OfferFile {
        name: brought.name,
        bytes: brought.bytes,
        format: None,
        source,
        publish: upload.field("publish") == "yes",
    };
    let looked = crate::look_at_import(&visit.cx, &file, &sheet_words(&visit)).await;
    if let Err(error) = looked {
        let Some(message) = complaint(&visit, &error) else { return Err(error.into()) };
        let is_source = matches!(error, crate::ImportError::NoSource);
        let field = if is_source { "source" } else { "file" }.to_owned();
        return page(&visit, INVALID, &upload, (&[FieldError { field, message }], "")).await;
    }
    let id = actions::put_down(&visit.cx, &file).await?;
    Ok(see_other(&format!("/redactie/invoer/{id}")))
}

async fn page(
    visit: &Visit,
    status: StatusCode,
    upload: &Upload,
    (errors, done): (&[FieldError], &str),
) -> PageResult {
    let fields = visit.fields("exchange", errors);
    let chosen: &[&str] = if upload.field("publish") == "yes" { &["yes"] } else { &[] };
    let runs = earlier_imports(&visit.cx).await?;
    let earlier = runs.into_iter().map(|run| Earlier {
        day: day(run.created_at),
        role: visit.t(&format!("role-{}", run.brought_in_as)).to_owned(),
        counts: visit.t_args(
            "exchange-counts",
            &[
                ("new", run.counts.new.into()),
                ("changed", run.counts.changed.into()),
                ("kept", run.counts.kept.into()),
            ],
        ),
        source: run.source,
        file: run.file_name,
    });
    let page = ExchangePage {
        v: visit,
        file: Field { kind: "file", ..fields.field("file", "") },
        source: fields.field("source", upload.field("source")),
        publish: Field { required: false, ..fields.choice("publish", ["yes"], chosen) },
        errors,
        earlier: earlier.collect(),
        done,
    };
    visit.page_with(status, &page)
}
