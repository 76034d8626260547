use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{Field, FieldError, PageError, PageResult, Path, Query, Visit, see_other};
use store::StoreError;
use tabular_export::{Cell, Format, Table};

use super::words::{about_map, published, source};
use crate::atlas::Atlas;
use crate::code::{NeighbourhoodCode, WardCode};
use crate::map::{Caption, Shape, svg};
use crate::population::rounded_to_five;
use crate::postcode::Postcode;
use crate::store::Shelf;

#[derive(Template)]
#[template(path = "pages/wards.html")]
struct WardsPage<'a> {
    v: &'a Visit,
    wards: Vec<WardLine>,
    map: String,
    about_map: String,
    table_caption: String,
    has_residents: bool,
    sources: Vec<String>,
    /// The question for a postcode, when there is a table to answer it.
    postcode: Option<Field>,
}

/// What a visitor asks of the page.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    postcode: Option<String>,
}

/// One ward in the table.
struct WardLine {
    href: String,
    name: String,
    residents: String,
}

#[derive(Template)]
#[template(path = "pages/no_areas.html")]
struct NoAreasPage<'a> {
    v: &'a Visit,
}

/// All wards: a map, and a table that says the same. A postcode that is known leads to its ward.
pub(crate) async fn show(
    visit: Visit,
    State(shelf): State<Shelf>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let mut errors = Vec::new();
    if let Some(typed) = wanted.postcode.as_deref().filter(|typed| !typed.trim().is_empty()) {
        match ward_of(&shelf, typed).await? {
            Ok(ward) => return Ok(see_other(&format!("/wijken/{ward}"))),
            Err(key) => {
                errors.push(FieldError { field: "postcode".to_owned(), message: visit.t(key).to_owned() });
            }
        }
    }
    let Some(atlas) = shelf.atlas(visit.cx.clock.today()).await? else {
        return visit.page(&NoAreasPage { v: &visit });
    };
    let typed = wanted.postcode.unwrap_or_default();
    let question = Field {
        autocomplete: Some("postal-code"),
        ..visit.fields("areas", &errors).field("postcode", typed)
    };
    let postcode = shelf.has_postcodes().await?.then_some(question);
    let year = atlas.years().first().copied();
    let table_caption = match year {
        Some(year) => visit.t_with("areas-residents-on", "year", year.to_string()),
        None => visit.t("areas-table-caption").to_owned(),
    };
    visit.page(&WardsPage {
        v: &visit,
        wards: lines(&visit, &atlas, year),
        map: map(&visit, &atlas, year),
        about_map: about_map(&visit, &atlas),
        table_caption,
        has_residents: year.is_some(),
        sources: atlas.sources_of(year).map(|from| source(&visit, from)).collect(),
        postcode,
    })
}

/// The ward of a postcode, or the key of what to say instead.
async fn ward_of(shelf: &Shelf, typed: &str) -> Result<Result<WardCode, &'static str>, StoreError> {
    let Ok(postcode) = typed.parse::<Postcode>() else { return Ok(Err("areas-postcode-wrong")) };
    let found = shelf.neighbourhood_of(postcode).await?;
    Ok(found.map(NeighbourhoodCode::ward).ok_or("areas-postcode-unknown"))
}

fn lines(visit: &Visit, atlas: &Atlas, year: Option<i32>) -> Vec<WardLine> {
    let wards = atlas.division().wards.iter();
    let line = |(code, ward): (&WardCode, &crate::Ward)| WardLine {
        href: format!("/wijken/{code}"),
        name: ward.name.clone(),
        residents: residents(visit, atlas, *code, year).unwrap_or_default(),
    };
    wards.map(line).collect()
}

fn residents(visit: &Visit, atlas: &Atlas, ward: WardCode, year: Option<i32>) -> Option<String> {
    let residents = atlas.residents_of_ward(ward, year?)?;
    Some(published(visit, residents.value.total))
}

fn map(visit: &Visit, atlas: &Atlas, year: Option<i32>) -> String {
    let shapes: Vec<Shape> = atlas
        .division()
        .wards
        .iter()
        .filter_map(|(code, ward)| {
            let count = residents(visit, atlas, *code, year);
            Some(Shape {
                name: ward.name.clone(),
                note: count.map_or(String::new(), |count| visit.t_with("areas-count", "count", count)),
                href: Some(format!("/wijken/{code}")),
                selected: false,
                outline: atlas.outline_of_ward(*code)?,
            })
        })
        .collect();
    let title = visit.t_with("areas-map-title", "municipality", atlas.municipality_name());
    svg(Caption { title: &title, description: visit.t("areas-map-description"), id: "wijken" }, &shapes)
}

/// The same table as a file.
pub(crate) async fn download(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path(extension): Path<String>,
) -> PageResult {
    let format = Format::from_extension(&extension).ok_or(PageError::NotFound)?;
    let atlas = shelf.atlas(visit.cx.clock.today()).await?.ok_or(PageError::NotFound)?;
    visit.file("wijken", &table(&visit, &atlas).map_err(|error| super::unwritable(&error))?, format)
}

fn table(visit: &Visit, atlas: &Arc<Atlas>) -> Result<Table, tabular_export::ExportError> {
    let year = atlas.years().first().copied();
    let headers = ["areas-code", "areas-ward", "areas-district", "areas-year", "areas-residents"];
    let mut table = Table::new(visit.t("areas-title"), headers.map(|key| visit.t(key)))?;
    for (code, ward) in &atlas.division().wards {
        let residents = year.and_then(|year| atlas.residents_of_ward(*code, year));
        let count = residents.map(|residents| i64::from(rounded_to_five(residents.value.total)));
        table.push(vec![
            Cell::Text(code.to_string()),
            Cell::Text(ward.name.clone()),
            Cell::from(atlas.district_name(*code)),
            Cell::from(year.map(i64::from)),
            Cell::from(count),
        ])?;
    }
    Ok(table)
}
