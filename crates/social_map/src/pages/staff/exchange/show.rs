use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use shell::{Field, FieldError, PageResult, Upload, Visit, see_other};

use super::super::{INVALID, day};
use super::sentence;
use crate::actions::{self, earlier_imports, own_imports};
use crate::catalogue::Catalogue;
use crate::exchange::Complaint;
use crate::{ImportError, OfferFile};

/// A file of the visitor that waits for them, or for which the program works.
struct Own {
    name: String,
    href: String,
    source: String,
    state: String,
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
    own: Vec<Own>,
    earlier: Vec<Earlier>,
}

/// Where a file is put down, with the template, the ways to take offers along, and what was brought in before.
pub(crate) async fn show(visit: Visit) -> PageResult {
    page(&visit, StatusCode::OK, &Upload::default(), &[]).await
}

/// Puts a file down, and leads to what it would do.
pub(crate) async fn put_down(visit: Visit, State(catalogue): State<Catalogue>, upload: Upload) -> PageResult {
    let Some(brought) = upload.file.clone().filter(|file| !file.bytes.is_empty()) else {
        let missing =
            FieldError { field: "file".to_owned(), message: visit.t("exchange-file-error").to_owned() };
        return page(&visit, INVALID, &upload, &[missing]).await;
    };
    let source = kernel::clean_line(upload.field("source"), 100).unwrap_or_default();
    let file = OfferFile {
        name: brought.name,
        bytes: brought.bytes,
        format: None,
        source,
        publish: upload.field("publish") == "yes",
    };
    let (field, message) = match actions::put_down(&visit.cx, &file).await {
        Ok(id) => {
            catalogue.workbench().ring();
            return Ok(see_other(&format!("/redactie/invoer/{id}")));
        }
        Err(ImportError::NoSource) => ("source", visit.t("exchange-source-error").to_owned()),
        Err(ImportError::File(error)) => ("file", sentence(&visit, &Complaint::from(&error))),
        Err(error) => return Err(error.into()),
    };
    let errors = [FieldError { field: field.to_owned(), message }];
    page(&visit, INVALID, &upload, &errors).await
}

async fn page(visit: &Visit, status: StatusCode, upload: &Upload, errors: &[FieldError]) -> PageResult {
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
    let own = own_imports(&visit.cx).await?.into_iter().map(|one| Own {
        href: format!("/redactie/invoer/{}", one.id),
        state: visit.t(&format!("exchange-state-{}", one.state)).to_owned(),
        source: one.source,
        name: one.file_name,
    });
    let page = ExchangePage {
        v: visit,
        file: Field { kind: "file", ..fields.field("file", "") },
        source: fields.field("source", upload.field("source")),
        publish: Field { required: false, ..fields.choice("publish", ["yes"], chosen) },
        errors,
        own: own.collect(),
        earlier: earlier.collect(),
    };
    visit.page_with(status, &page)
}
