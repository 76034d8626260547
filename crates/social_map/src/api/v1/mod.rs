//! The search of the pages for other programs, by the NL API Design Rules.
//!
//! Parameters are read by the reader of the page `/aanbod`, so that page and API cannot differ. Their names are Dutch as
//! on the page; fields of answers are English, by the glossary.

mod areas;
mod distance;
mod document;
mod found;
mod near;
mod offer;
mod offers;
mod parameters;
mod place;

use shell::{Guard, Routes};
use utoipa::openapi::OpenApi;

use crate::Catalogue;
use crate::api::asked::Asked;

pub use document::document;

/// The version of this API.
const VERSION: &str = "1.0.0";

/// Adds the doors of the API; its description tells of `others` too.
pub(super) fn routes(routes: Routes<Catalogue>, others: OpenApi) -> Routes<Catalogue> {
    let describe = move |asked: Asked| document::show(asked, others.clone());
    routes
        .get("/api/v1/openapi.json", Guard::Public, describe)
        .get("/api/v1/offers", Guard::Public, offers::list)
        .get("/api/v1/offers/{id}", Guard::Public, offer::show)
        .get("/api/v1/areas", Guard::Public, areas::list)
}
