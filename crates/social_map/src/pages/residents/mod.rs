//! The pages for residents: search, list, one offer. They ask the catalogue and never the database.

mod away;
mod card;
mod facets;
mod home;
mod list;
mod moved;
mod offer;
mod offer_view;
mod origin;
mod query;
mod report;
mod ways_out;
mod why;

use std::sync::Arc;

use shell::{Guard, PageError, Routes, Visit};

use crate::catalogue::{Catalogue, Snapshot};
use crate::speech::Speech;

/// Adds the doors that are open to everybody.
pub(crate) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    routes
        .get("/", Guard::Public, home::show)
        .get("/aanbod", Guard::Public, list::show)
        .get("/aanbod/{id}", Guard::Public, offer::show)
        .get("/aanbod/{id}/klopt-niet", Guard::Public, report::show)
        .post("/aanbod/{id}/klopt-niet", Guard::Public, report::send)
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
