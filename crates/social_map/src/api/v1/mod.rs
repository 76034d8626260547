//! The search of the pages for other programs, by the NL API Design Rules.

mod areas;
mod document;

use shell::{Guard, Routes};

use crate::Catalogue;

pub use document::document;

/// The version of this API.
const VERSION: &str = "1.0.0";

/// Adds the doors of the API.
pub(super) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    routes.get("/api/v1/openapi.json", Guard::Public, document::show).get(
        "/api/v1/areas",
        Guard::Public,
        areas::list,
    )
}
