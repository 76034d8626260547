use axum::http::header;
use axum::response::{IntoResponse, Response};
use shell::{PageError, PageResult, Visit};
use tabular_export::{Format, Table};

/// The format that an address names.
pub(super) fn format(extension: &str) -> Result<Format, PageError> {
    Format::from_extension(extension).ok_or(PageError::NotFound)
}

/// A table as a file called `name`.
pub(super) fn file(visit: &Visit, table: &Table, format: Format, name: &str) -> PageResult {
    let bytes = tabular_export::write(table, format, visit.cx.clock.today()).map_err(unwritable)?;
    let disposition = format!("attachment; filename=\"{name}.{}\"", format.extension());
    let headers =
        [(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    let response: Response = (headers, bytes).into_response();
    Ok(response)
}

pub(super) fn unwritable(error: tabular_export::ExportError) -> PageError {
    PageError::Internal(error.to_string())
}
