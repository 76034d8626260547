//! The pages for residents: search, list, one offer. They ask the catalogue and never the database.

mod card;
mod facets;
mod home;
mod list;
mod offer;
mod offer_view;
mod query;

use std::sync::Arc;

use shell::{Guard, PageError, Routes, Visit};

use crate::catalogue::{Catalogue, Snapshot};
use crate::speech::Speech;

/// Adds the doors that are open to everybody.
pub(crate) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    routes.get("/", Guard::Public, home::show).get("/aanbod", Guard::Public, list::show).get(
        "/aanbod/{id}",
        Guard::Public,
        offer::show,
    )
}

/// What stands on the map; before it is loaded the visitor is asked to come back.
pub(crate) fn stands(catalogue: &Catalogue) -> Result<Arc<Snapshot>, PageError> {
    let loading = || PageError::Unavailable("the catalogue is not loaded yet".to_owned());
    catalogue.snapshot().ok_or_else(loading)
}

fn speech(visit: &Visit) -> Speech<'_> {
    Speech::new(&visit.house.texts, visit.language)
}

#[cfg(test)]
mod tests;
