use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{Field, NavItem, PageResult, Pager, Query, Visit};

use super::tabs;
use crate::actions::places_in_use;
use crate::catalogue::Catalogue;

/// How many places one page shows.
const ROWS: usize = 100;

/// What to look for, and where in the list the visitor is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PlacesQuery {
    zoek: String,
    pagina: String,
}

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
    search: Field,
    count: String,
    /// Whether there is any place, found or not.
    any: bool,
    lines: Vec<Line>,
    pager: Pager,
}

/// The places by name, or those of which the name, the address or the neighbourhood says what is looked for; with how many
/// offers use each.
pub(crate) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(query): Query<PlacesQuery>,
) -> PageResult {
    let mut places = places_in_use(&visit.cx).await?;
    let areas = catalogue.snapshot().map(|snapshot| snapshot.names.clone()).unwrap_or_default();
    let any = !places.is_empty();
    let wanted = dutch_text::fold(query.zoek.trim());
    places.retain(|(place, _)| {
        let address = place.street.iter().chain(&place.postcode);
        let area = areas.neighbourhood(place.neighbourhood);
        let mut said = address.map(String::as_str).chain([place.name.as_str(), area]);
        said.any(|text| dutch_text::fold(text).contains(&wanted))
    });
    let (found, pages) = (places.len(), places.len().div_ceil(ROWS).max(1));
    let page = query.pagina.parse().unwrap_or(1).clamp(1, pages);
    let lines = places.into_iter().skip((page - 1) * ROWS).take(ROWS).map(|(place, used)| Line {
        href: format!("/redactie/plekken/{}/wijzigen", place.id),
        address: place.street.iter().chain(&place.postcode).cloned().collect::<Vec<_>>().join(", "),
        neighbourhood: areas.neighbourhood(place.neighbourhood).to_owned(),
        used: used.to_string(),
        name: place.name,
    });
    let words = visit.encoded(&query.zoek);
    visit.page(&PlacesPage {
        v: &visit,
        tabs: tabs(&visit, "/redactie/plekken"),
        search: visit.fields("places", &[]).optional("zoek", &query.zoek),
        count: visit.t_with("places-count", "count", found),
        any,
        lines: lines.collect(),
        pager: Pager::of(page, pages, |page| format!("/redactie/plekken?zoek={words}&pagina={page}")),
    })
}
