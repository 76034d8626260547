use shell::{PageError, PageResult, Path, Visit};
use tabular_export::Format;

use super::export_counts as counts;
use super::export_rows as rows;
use super::shared::seen;

/// A list of the room as a file: no more rows than the visitor sees on its page.
pub(crate) async fn show(visit: Visit, Path(name): Path<String>) -> PageResult {
    let (list, extension) = name.rsplit_once('.').ok_or(PageError::NotFound)?;
    let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
    let vision = seen(&visit).await?;
    let table = match list {
        "themas" => rows::themes(&visit, &vision),
        "beleidsplannen" => rows::plans(&visit, &vision),
        "besluiten" => rows::decisions(&visit, &vision),
        "beloftes" => rows::promises(&visit, &vision),
        "beleidsplannen-per-jaar" => counts::plans(&visit, &vision),
        "beloftes-per-keer" => counts::promises(&visit, &vision),
        "besluiten-datums" => counts::datings(&visit, &vision),
        "koppelingen" => rows::mappings(&visit, &vision),
        _ => {
            let year = list.strip_prefix("doelen-").and_then(|year| year.parse().ok());
            rows::goals(&visit, &vision, year.ok_or(PageError::NotFound)?)
        }
    };
    let table = table.map_err(|error| PageError::Internal(error.to_string()))?;
    visit.file(list, &table, format)
}
