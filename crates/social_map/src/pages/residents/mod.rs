//! The pages for residents: search, list, map, one offer, what they keep, and the same as files. They ask the catalogue and never the database.

mod asked;
mod away;
mod card;
mod facets;
mod feed_atom;
mod feed_table;
mod feeds;
mod home;
mod keep;
mod kept_list;
mod kept_now;
mod kept_view;
mod list;
mod map;
mod map_drawing;
mod map_places;
mod moved;
mod near;
mod offer;
mod offer_place;
mod offer_view;
mod origin;
mod query;
mod report;
mod spot;
mod take_home;
mod ways_out;
mod why;

use std::sync::Arc;

use shell::{Guard, PageError, Routes, Visit};

use crate::catalogue::{Catalogue, Snapshot};
use crate::speech::Speech;

pub(crate) use moved::{took_in, took_in_at};

/// Adds the doors that are open to everybody.
pub(crate) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    let routes = routes
        .get("/", Guard::Public, home::show)
        .get("/aanbod", Guard::Public, list::show)
        .get("/aanbod/kaart", Guard::Public, map::show)
        .get("/aanbod/{id}", Guard::Public, offer::show)
        .get("/aanbod/{id}/klopt-niet", Guard::Public, report::show)
        .post("/aanbod/{id}/klopt-niet", Guard::Public, report::send);
    let files = routes
        .get("/aanbod/agenda.ics", Guard::Public, feeds::list_calendar)
        .get("/aanbod/nieuw.atom", Guard::Public, feeds::news)
        .get("/aanbod/bestand/{format}", Guard::Public, feeds::file)
        .get("/aanbod/{id}/agenda.ics", Guard::Public, feeds::offer_calendar);
    files
        .get("/bewaard", Guard::Public, keep::show)
        .post("/bewaard", Guard::Public, keep::change)
        .get("/bewaard/kaartje", Guard::Public, take_home::show)
        .get("/bewaard/agenda.ics", Guard::Public, feeds::kept_calendar)
}

/// What stands on the map; loaded here when nobody loaded it before.
pub(crate) async fn stands(catalogue: &Catalogue, visit: &Visit) -> Result<Arc<Snapshot>, PageError> {
    if let Some(snapshot) = catalogue.snapshot() {
        return Ok(snapshot);
    }
    catalogue.refresh(&visit.cx.db, visit.cx.now()).await?;
    let empty = || PageError::Unavailable("the catalogue is not loaded yet".to_owned());
    catalogue.snapshot().ok_or_else(empty)
}

fn speech(visit: &Visit) -> Speech<'_> {
    Speech::new(&visit.house.texts, visit.language)
}

/// A text at the beginning of a line.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
