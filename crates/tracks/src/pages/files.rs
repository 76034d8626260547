use shell::{PageError, PageResult, Path, Visit};
use tabular_export::Format;

use super::file_rows as rows;
use super::shared::seen;

/// A list of the room as a file: no more rows than the visitor sees on its page.
pub(crate) async fn show(visit: Visit, Path(name): Path<String>) -> PageResult {
    let (list, extension) = name.rsplit_once('.').ok_or(PageError::NotFound)?;
    let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
    let programme = seen(&visit).await?;
    let table = match list {
        "risicos" => rows::risks(&visit, &programme),
        "vooruitblik" => rows::outlook(&visit, &programme),
        "mijlpalen" => rows::milestones(&visit, &programme),
        "teksten" => rows::texts(&visit, &programme),
        "cijfers" => rows::figures(&visit, &programme, None),
        _ => {
            let slug = list.strip_prefix("cijfers-").ok_or(PageError::NotFound)?;
            let track = programme.track(slug).ok_or(PageError::NotFound)?;
            rows::figures(&visit, &programme, Some(track.id))
        }
    };
    let table = table.map_err(|error| PageError::Internal(error.to_string()))?;
    visit.file(list, &table, format)
}
