//! Indicators and figures for other programs, under the same root as the search of the social map. What they get is what
//! everybody may read on the pages: the same rounding, the same thresholds.

mod answer;
mod document;
mod indicators;
mod observations;
mod parameters;

use shell::{Guard, Routes};

use crate::pages::Desk;

pub use document::document;

/// Adds the doors for other programs.
pub(crate) fn routes(routes: Routes<Desk>) -> Routes<Desk> {
    routes.get("/api/v1/indicators", Guard::Public, indicators::list).get(
        "/api/v1/observations",
        Guard::Public,
        observations::list,
    )
}
