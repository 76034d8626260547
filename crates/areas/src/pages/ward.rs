use askama::Template;
use axum::extract::State;
use kernel::Traced;
use shell::{Crumb, PageError, PageResult, Path, Visit};
use tabular_export::{Cell, Format, Table};

use super::words::{about_map, ages, published, source};
use crate::atlas::Atlas;
use crate::bars::{Bar, bars};
use crate::code::{AreaCode, WardCode};
use crate::map::{Caption, Shape, svg};
use crate::population::{AgeBand, Residents, rounded_to_five};
use crate::store::Shelf;

#[derive(Template)]
#[template(path = "pages/ward.html")]
struct WardPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    /// The same figures as CSV, XLSX and ODS.
    files: [String; 3],
    name: &'a str,
    line: String,
    /// The years of the table, the latest first; empty without residents.
    years: Vec<String>,
    ages: Vec<AgeLine>,
    total: Vec<String>,
    ages_chart: String,
    ages_caption: String,
    neighbourhoods: Vec<NeighbourhoodLine>,
    map: String,
    about_map: String,
    sources: Vec<String>,
    offers: String,
    offers_href: String,
}

/// One age band in the table, a count for each year.
struct AgeLine {
    ages: String,
    counts: Vec<String>,
}

/// One neighbourhood in the table.
struct NeighbourhoodLine {
    name: String,
    href: String,
    residents: String,
}

/// How many years stand beside each other.
const YEARS: usize = 5;

/// One ward: who live there, its neighbourhoods, and the way to what there is to do.
pub(crate) async fn show(visit: Visit, State(shelf): State<Shelf>, Path(code): Path<String>) -> PageResult {
    let (atlas, code) = find(&visit, &shelf, &code).await?;
    let ward = atlas.ward(code).ok_or(PageError::NotFound)?;
    let counted = counted(&atlas, code);
    let latest = counted.first();
    let line = match atlas.district_name(code) {
        Some(district) => visit.t_with("areas-ward-in", "district", district),
        None => visit.t("areas-ward").to_owned(),
    };
    let caption =
        latest.map_or(String::new(), |(year, _)| visit.t_with("areas-ages-figure", "year", year.to_string()));
    let year = latest.map(|(year, _)| *year);
    visit.page(&WardPage {
        v: &visit,
        crumbs: vec![Crumb { href: "/wijken".to_owned(), label: visit.t("areas-title").to_owned() }],
        files: Format::ALL.map(|format| format!("/wijken/{code}/bestand/{}", format.extension())),
        name: &ward.name,
        line,
        years: counted.iter().map(|(year, _)| year.to_string()).collect(),
        ages: age_lines(&visit, &counted),
        total: counted.iter().map(|(_, residents)| published(&visit, residents.value.total)).collect(),
        ages_chart: latest.map_or(String::new(), |(_, residents)| chart(&visit, &caption, &residents.value)),
        ages_caption: caption,
        neighbourhoods: neighbourhoods(&visit, &atlas, code, year),
        map: map(&visit, &atlas, code, &ward.name),
        about_map: about_map(&visit, &atlas),
        sources: atlas.sources_of(year).map(|from| source(&visit, from)).collect(),
        offers: visit.t_with("areas-offers", "ward", ward.name.as_str()),
        offers_href: format!("/aanbod?wijk={code}"),
    })
}

/// The same answer for a code that is none, one of elsewhere and one of the past.
async fn find(
    visit: &Visit,
    shelf: &Shelf,
    code: &str,
) -> Result<(std::sync::Arc<Atlas>, WardCode), PageError> {
    let code: WardCode = code.parse().map_err(|_| PageError::NotFound)?;
    let atlas = shelf.atlas(visit.cx.clock.today()).await?.ok_or(PageError::NotFound)?;
    Ok((atlas, code))
}

fn counted(atlas: &Atlas, ward: WardCode) -> Vec<(i32, Traced<Residents>)> {
    let years = atlas.years().into_iter();
    years.filter_map(|year| Some((year, atlas.residents_of_ward(ward, year)?))).take(YEARS).collect()
}

fn age_lines(visit: &Visit, counted: &[(i32, Traced<Residents>)]) -> Vec<AgeLine> {
    let count = |residents: &Traced<Residents>, band| published(visit, residents.value.in_band(band));
    let line = |band| AgeLine {
        ages: ages(visit, band),
        counts: counted.iter().map(|(_, residents)| count(residents, band)).collect(),
    };
    AgeBand::ALL.into_iter().map(line).collect()
}

fn chart(visit: &Visit, caption: &str, residents: &Residents) -> String {
    let bar = |band| {
        let count = rounded_to_five(residents.in_band(band));
        Bar { label: ages(visit, band), count, written: published(visit, count) }
    };
    let groups: Vec<Bar> = AgeBand::ALL.into_iter().map(bar).collect();
    let caption =
        Caption { title: caption, description: visit.t("areas-ages-description"), id: "leeftijden" };
    bars(caption, &groups)
}

fn neighbourhoods(visit: &Visit, atlas: &Atlas, ward: WardCode, year: Option<i32>) -> Vec<NeighbourhoodLine> {
    let residents = |code| atlas.residents_of_neighbourhood(code, year?);
    let line = |(code, part): (crate::NeighbourhoodCode, &crate::Neighbourhood)| NeighbourhoodLine {
        name: part.name.clone(),
        href: format!("/buurten/{code}"),
        residents: residents(code).map_or(String::new(), |residents| published(visit, residents.value.total)),
    };
    atlas.division().neighbourhoods_of(ward).map(line).collect()
}

fn map(visit: &Visit, atlas: &Atlas, ward: WardCode, name: &str) -> String {
    let parts = atlas.division().neighbourhoods_of(ward);
    let shapes: Vec<Shape> = parts
        .map(|(code, part)| Shape {
            name: part.name.clone(),
            note: String::new(),
            href: Some(format!("/buurten/{code}")),
            selected: false,
            outline: atlas.outline_of(AreaCode::Neighbourhood(code), part),
        })
        .collect();
    let title = visit.t_with("areas-ward-map-title", "ward", name);
    svg(Caption { title: &title, description: visit.t("areas-ward-map-description"), id: "buurten" }, &shapes)
}

/// Residents of the ward's neighbourhoods per year and age band, as a file.
pub(crate) async fn download(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path((code, extension)): Path<(String, String)>,
) -> PageResult {
    let format = Format::from_extension(&extension).ok_or(PageError::NotFound)?;
    let (atlas, code) = find(&visit, &shelf, &code).await?;
    let ward = atlas.ward(code).ok_or(PageError::NotFound)?;
    let table = table(&visit, &atlas, code, &ward.name).map_err(|error| super::unwritable(&error))?;
    visit.file(&format!("wijk-{code}"), &table, format)
}

fn table(
    visit: &Visit,
    atlas: &Atlas,
    ward: WardCode,
    name: &str,
) -> Result<Table, tabular_export::ExportError> {
    let keys = ["areas-code", "areas-neighbourhood", "areas-year", "areas-age", "areas-residents"];
    let mut table = Table::new(name, keys.map(|key| visit.t(key)))?;
    for year in atlas.years() {
        for (code, part) in atlas.division().neighbourhoods_of(ward) {
            let Some(residents) = atlas.residents_of_neighbourhood(code, year) else { continue };
            for band in AgeBand::ALL {
                table.push(vec![
                    Cell::Text(code.to_string()),
                    Cell::Text(part.name.clone()),
                    Cell::Whole(i64::from(year)),
                    Cell::Text(ages(visit, band)),
                    Cell::Whole(i64::from(rounded_to_five(residents.value.in_band(band)))),
                ])?;
            }
        }
    }
    Ok(table)
}
