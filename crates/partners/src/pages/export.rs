use shell::{PageError, PageResult, Path, Query, Visit};
use tabular_export::{Cell, ExportError, Format, Table};

use super::order::ListQuery;
use crate::Organisation;

/// The same list as a file: no more rows and no more columns than the visitor may see.
pub(crate) async fn show(
    visit: Visit,
    Path(name): Path<String>,
    Query(query): Query<ListQuery>,
) -> PageResult {
    let extension = name.strip_prefix("organisaties.").ok_or(PageError::NotFound)?;
    let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
    let chosen = query.chosen(crate::organisations(&visit.cx).await?);
    let table = table(&visit, &chosen).map_err(|error| PageError::Internal(error.to_string()))?;
    visit.file("organisaties", &table, format)
}

fn table(visit: &Visit, chosen: &[Organisation]) -> Result<Table, ExportError> {
    let columns =
        ["name", "former_names", "kind", "kvk", "website", "phone", "email", "about", "account_manager"];
    let heads = columns.map(|column| visit.t(&format!("organisation-{column}")).to_owned());
    let mut table = Table::new(visit.t("partners-title"), heads)?;
    for Organisation { profile, .. } in chosen {
        table.push(vec![
            Cell::from(profile.name.as_str()),
            Cell::from(profile.former_names.join(", ")),
            Cell::from(visit.t(&format!("organisation-kind-{}", profile.kind))),
            Cell::from(profile.kvk.as_ref().map(ToString::to_string)),
            Cell::from(profile.website.as_ref().map(ToString::to_string)),
            Cell::from(profile.phone.clone()),
            Cell::from(profile.email.as_ref().map(|email| email.as_str().to_owned())),
            Cell::from(profile.about.as_str()),
            Cell::from(profile.account_manager.clone()),
        ])?;
    }
    Ok(table)
}
