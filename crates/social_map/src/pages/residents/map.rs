use askama::Template;
use axum::extract::State;
use shell::{PageResult, Query, Visit};

use super::asked::Asked;
use super::facets::{self, Group};
use super::home::Chip;
use super::kept_list::{self, KeptLine};
use super::map_drawing::{Drawing, draw};
use super::map_places::{PlaceGroup, PlacelessOffer, placeless, places};
use crate::catalogue::Catalogue;
use crate::search::{Pairs, Search, Wanted};

/// The most listings that stand on one map; whoever wants fewer chooses.
const MOST: usize = 1_000;

#[derive(Template)]
#[template(path = "pages/residents/map.html")]
struct MapPage<'a> {
    v: &'a Visit,
    wanted: &'a Wanted,
    crisis: bool,
    groups: Vec<Group>,
    hidden: Vec<(&'static str, String)>,
    done: String,
    chosen: Vec<Chip>,
    count: String,
    list: String,
    /// How many are not on the map because there are too many.
    left_out: usize,
    drawing: Option<Drawing>,
    places: Vec<PlaceGroup>,
    placeless: Vec<PlacelessOffer>,
    kept: Option<KeptLine>,
}

/// What was found, on a map, and below it the same places in words: nobody needs the drawing.
pub(super) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(pairs): Query<Pairs>,
) -> PageResult {
    let asked = Asked::read(&visit, &catalogue, &pairs).await?;
    let Asked { snapshot, wanted, today, .. } = &asked;
    let found = asked.find(&Search { page: 1, per_page: MOST, ..wanted.search() })?;
    let today = *today;
    let places = places(&visit, &found.results, today);
    let atlas = catalogue.atlas();
    let drawing = atlas.and_then(|atlas| draw(&visit, &atlas, snapshot, wanted, &places));
    let map_href = |wanted: &Wanted| href("/aanbod/kaart", &wanted.query(&visit, snapshot));
    visit.page(&MapPage {
        crisis: asked.crisis,
        groups: facets::groups(&visit, wanted, snapshot, &found),
        hidden: facets::hidden_on_the_map(wanted, snapshot),
        done: visit.t_with("list-show", "count", found.total),
        chosen: asked.chosen(map_href),
        count: count(&visit, places.len(), found.total),
        list: wanted.on_page(1).href(&visit, snapshot),
        left_out: found.total.saturating_sub(found.results.len()),
        placeless: placeless(&visit, &found.results, today),
        kept: kept_list::line(&visit),
        drawing,
        places,
        wanted,
        v: &visit,
    })
}

fn count(visit: &Visit, places: usize, total: usize) -> String {
    let args = [("places", places.into()), ("offers", total.into())];
    visit.t_args("on-map-count", &args)
}

/// A path with a query, when there is one.
pub(super) fn href(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
