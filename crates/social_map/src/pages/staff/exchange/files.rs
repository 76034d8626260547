use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use shell::{PageError, PageResult, Path, Visit};
use tabular_export::Format;

use super::{read_id, sheet_words, words};
use crate::actions::PublicFile;
use crate::actions::plan_of_import;
use crate::catalogue::Catalogue;
use crate::exchange::template;
use crate::pages::stands;
use crate::{FileFormat, Which};

/// The template to fill.
pub(crate) async fn template_file(visit: Visit) -> PageResult {
    let failed = |error: rust_xlsxwriter::XlsxError| PageError::Internal(error.to_string());
    let bytes = template(&sheet_words(&visit)).map_err(failed)?;
    Ok(attached("sjabloon-aanbod.xlsx", Format::Xlsx.media_type(), bytes))
}

/// The report of what a file would do, or did.
pub(crate) async fn report_file(visit: Visit, Path((id, name)): Path<(String, String)>) -> PageResult {
    let format = name.strip_prefix("verslag.").and_then(Format::from_extension).ok_or(PageError::NotFound)?;
    let (_, plan) = plan_of_import(&visit.cx, read_id(&id)?).await?;
    let table = crate::exchange::import_report(&plan, &words(&visit));
    visit.file("verslag", &table.map_err(|error| PageError::Internal(error.to_string()))?, format)
}

/// The offers that everybody may see, as a file: the same for everybody.
pub(crate) async fn open_file(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> PageResult {
    let (format, kind) = match name.as_str() {
        "aanbod.json" => (FileFormat::HsdsJson, "application/json"),
        "aanbod.zip" => (FileFormat::HsdsCsv, "application/zip"),
        "aanbod.xlsx" => (FileFormat::Xlsx, Format::Xlsx.media_type()),
        "aanbod.csv" => (FileFormat::Csv, Format::Csv.media_type()),
        _ => return Err(PageError::NotFound),
    };
    let snapshot = stands(&catalogue, &visit).await?;
    let about = (visit.house.base_url.as_str(), &visit.house.texts);
    let make = async || crate::export_offers(&visit.cx, format, Which::Public, about).await;
    let file = snapshot.files.file(format, visit.cx.clock.today(), make).await?;
    Ok(kept(&headers, (&name, kind), &file))
}

/// A file that its reader may keep, and asks for again with its mark.
fn kept(asked: &HeaderMap, (name, kind): (&str, &'static str), file: &PublicFile) -> Response {
    let held = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_newest = held.split(',').map(str::trim).any(|one| one == file.etag || one == "*");
    let mut answer = match is_newest {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => attached(name, kind, file.bytes.clone()),
    };
    let marks = [(header::ETAG, file.etag.as_str()), (header::CACHE_CONTROL, "public, max-age=60")];
    let marks =
        marks.into_iter().filter_map(|(name, value)| Some((name, HeaderValue::from_str(value).ok()?)));
    answer.headers_mut().extend(marks);
    answer
}

fn attached(name: &str, kind: &'static str, bytes: impl Into<Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes.into()).into_response()
}
