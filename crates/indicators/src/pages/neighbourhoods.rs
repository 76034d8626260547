use areas::{AreaCode, Atlas, Caption, Shape, rounded_to_five, svg};
use askama::Template;
use axum::extract::State;
use shell::{Crumb, PageResult, Visit};

use super::wards::{by_ward, counted};
use super::{Desk, atlas, words};

/// A neighbourhood in the list of its ward.
struct PlaceLine {
    name: String,
    href: String,
    residents: String,
}

/// A ward with its neighbourhoods.
struct WardLines {
    name: String,
    headline: String,
    href: String,
    places: Vec<PlaceLine>,
}

#[derive(Template)]
#[template(path = "pages/neighbourhoods.html")]
struct NeighbourhoodsPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    map: String,
    about_map: &'a str,
    residents_head: String,
    wards: Vec<WardLines>,
}

/// All neighbourhoods: a map, and a list by ward that says the same.
pub(crate) async fn show(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let atlas = atlas(&visit, &desk).await?;
    let year = atlas.as_ref().and_then(|atlas| atlas.years().first().copied());
    let has_boundaries = atlas.as_ref().is_some_and(|atlas| atlas.has_boundaries());
    visit.page(&NeighbourhoodsPage {
        crumbs: vec![Crumb { href: "/wijken".to_owned(), label: visit.t("areas-title").to_owned() }],
        map: atlas.as_ref().map_or(String::new(), |atlas| map(&visit, atlas, year)),
        about_map: visit.t(if has_boundaries { "areas-map-boundaries" } else { "areas-map-sketch" }),
        residents_head: match year {
            Some(year) => visit.t_with("areas-residents-on", "year", year.to_string()),
            None => visit.t("areas-residents").to_owned(),
        },
        wards: atlas.as_ref().map_or_else(Vec::new, |atlas| wards(&visit, atlas, year)),
        v: &visit,
    })
}

fn map(visit: &Visit, atlas: &Atlas, year: Option<i32>) -> String {
    let shape = |(code, part): (&areas::NeighbourhoodCode, &areas::Neighbourhood)| {
        let count = residents(visit, atlas, *code, year);
        Shape {
            name: part.name.clone(),
            note: count.map_or(String::new(), |count| visit.t_with("areas-count", "count", count)),
            href: Some(format!("/buurten/{code}")),
            selected: false,
            outline: atlas.outline_of(AreaCode::Neighbourhood(*code), part),
        }
    };
    let shapes: Vec<Shape> = atlas.division().neighbourhoods.iter().map(shape).collect();
    let title = visit.t_with("neighbourhoods-map-title", "municipality", atlas.municipality_name());
    svg(
        Caption { title: &title, description: visit.t("neighbourhoods-map-description"), id: "buurten" },
        &shapes,
    )
}

/// Residents as they are published, in fives.
pub(super) fn residents(
    visit: &Visit,
    atlas: &Atlas,
    code: areas::NeighbourhoodCode,
    year: Option<i32>,
) -> Option<String> {
    let residents = atlas.residents_of_neighbourhood(code, year?)?;
    Some(words::number(visit, f64::from(rounded_to_five(residents.value.total)), 0))
}

fn wards(visit: &Visit, atlas: &Atlas, year: Option<i32>) -> Vec<WardLines> {
    let place = |(code, name): &(areas::NeighbourhoodCode, &str)| PlaceLine {
        name: (*name).to_owned(),
        href: format!("/buurten/{code}"),
        residents: residents(visit, atlas, *code, year)
            .unwrap_or_else(|| visit.t("indicators-no-figure").to_owned()),
    };
    let lines = by_ward(atlas).into_iter().map(|ward| WardLines {
        name: ward.name.to_owned(),
        headline: counted(visit, ward.parts.len()),
        href: format!("/wijken/{}", ward.code),
        places: ward.parts.iter().map(place).collect(),
    });
    lines.collect()
}
