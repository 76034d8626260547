//! Pages: for residents, and for the people who keep the map.

mod residents;
mod staff;

use shell::{Routes, Visit};

pub(crate) use residents::{stands, took_in, took_in_at};
pub(crate) use staff::due_count;
pub use staff::{DESK, NAVIGATION};

use crate::Catalogue;

/// Adds the doors of all pages.
pub(crate) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    staff::routes(residents::routes(routes))
}

/// Shows what was changed just now at once on this node. The change stands whatever happens here; every node looks for
/// changes each second.
pub(crate) async fn show_at_once(catalogue: &Catalogue, visit: &Visit) {
    if let Err(error) = catalogue.refresh(&visit.cx.db, visit.cx.now()).await {
        tracing::warn!(%error, "The catalogue could not follow a change at once: {error}");
    }
}
