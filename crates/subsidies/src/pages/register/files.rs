use areas::Shelf;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use shell::{PageError, PageResult, Path, Query, Visit};
use tabular_export::Format;

use super::super::words;
use super::list::Asked;
use super::publisher;
use crate::{common_grants, giving_json, giving_table, municipal_table};

/// The register, as it was asked, as a file: by the columns of municipal registers, by 360Giving or by CommonGrants.
pub(in super::super) async fn send(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let (name, extension) = name.rsplit_once('.').ok_or(PageError::NotFound)?;
    let found = asked.wanted().of(crate::register(&visit.cx).await?);
    let (publisher, now) = (publisher(&visit), visit.cx.now());
    let wrong = |error: tabular_export::ExportError| PageError::Internal(error.to_string());
    match (name, extension) {
        ("360giving", "json") => {
            let wards = words::wards(&visit, &shelf).await?;
            let ward = |code: &str| wards.get(code).cloned();
            json(&giving_json(&found, &publisher, ward, now))
        }
        ("commongrants", "json") => json(&common_grants(&found, &publisher, now)),
        ("360giving", "csv") => {
            let table = giving_table(&found, &publisher, now).map_err(wrong)?;
            visit.file(name, &table, Format::Csv)
        }
        ("register", extension) => {
            let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
            let table = municipal_table(&found, &publisher, visit.cx.clock.today()).map_err(wrong)?;
            visit.file(name, &table, format)
        }
        _ => Err(PageError::NotFound),
    }
}

fn json(value: &serde_json::Value) -> PageResult {
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    Ok((headers, value.to_string()).into_response())
}
