use askama::Template;
use axum::extract::State;
use shell::{NavItem, PageResult, Visit};

use super::tabs;
use crate::actions::places_in_use;
use crate::catalogue::Catalogue;

struct Line {
    name: String,
    href: String,
    address: String,
    neighbourhood: String,
    used: String,
}

#[derive(Template)]
#[template(path = "pages/staff/desk/places.html")]
struct PlacesPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    lines: Vec<Line>,
}

/// All places, with how many offers use each.
pub(crate) async fn show(visit: Visit, State(catalogue): State<Catalogue>) -> PageResult {
    let places = places_in_use(&visit.cx).await?;
    let areas = catalogue.snapshot().map(|snapshot| snapshot.names.clone()).unwrap_or_default();
    let lines = places.into_iter().map(|(place, used)| Line {
        href: format!("/redactie/plekken/{}/wijzigen", place.id),
        address: place.street.iter().chain(&place.postcode).cloned().collect::<Vec<_>>().join(", "),
        neighbourhood: areas.neighbourhood(place.neighbourhood).to_owned(),
        used: used.to_string(),
        name: place.name,
    });
    visit.page(&PlacesPage { v: &visit, tabs: tabs(&visit, "/redactie/plekken"), lines: lines.collect() })
}
