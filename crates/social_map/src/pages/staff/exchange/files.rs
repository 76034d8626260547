use axum::http::header;
use axum::response::IntoResponse as _;
use shell::{PageError, PageResult, Path, Visit};
use tabular_export::Format;

use super::{read_id, sheet_words, words};
use crate::actions::take_up;
use crate::exchange::template;
use crate::{FileFormat, Which};

/// The template to fill.
pub(crate) async fn template_file(visit: Visit) -> PageResult {
    let failed = |error: rust_xlsxwriter::XlsxError| PageError::Internal(error.to_string());
    let bytes = template(&sheet_words(&visit)).map_err(failed)?;
    Ok(attached("sjabloon-aanbod.xlsx", Format::Xlsx.media_type(), bytes))
}

/// The report of what a file that waits would do.
pub(crate) async fn report_file(visit: Visit, Path((id, name)): Path<(String, String)>) -> PageResult {
    let format = name.strip_prefix("verslag.").and_then(Format::from_extension).ok_or(PageError::NotFound)?;
    let waiting = take_up(&visit.cx, read_id(&id)?).await?;
    let plan = crate::look_at_import(&visit.cx, &waiting.file, &sheet_words(&visit)).await?;
    let table = crate::import_report(&plan, &words(&visit));
    visit.file("verslag", &table.map_err(|error| PageError::Internal(error.to_string()))?, format)
}

/// The offers that everybody may see, as a file: the same for everybody.
pub(crate) async fn open_file(visit: Visit, Path(name): Path<String>) -> PageResult {
    let (format, kind) = match name.as_str() {
        "aanbod.json" => (FileFormat::HsdsJson, "application/json"),
        "aanbod.zip" => (FileFormat::HsdsCsv, "application/zip"),
        "aanbod.xlsx" => (FileFormat::Xlsx, Format::Xlsx.media_type()),
        "aanbod.csv" => (FileFormat::Csv, Format::Csv.media_type()),
        _ => return Err(PageError::NotFound),
    };
    let base_url = visit.house.base_url.clone();
    let texts = &visit.house.texts;
    let bytes = crate::export_offers(&visit.cx, format, Which::Public, (&base_url, texts)).await?;
    Ok(attached(&name, kind, bytes))
}

fn attached(name: &str, kind: &'static str, bytes: Vec<u8>) -> axum::response::Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}
