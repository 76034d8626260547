//! The map for other programs: open data as HSDS 3.0, and the search of the pages as JSON. No key, open to every site.

mod answer;
mod asked;
mod contact;
mod hsds;
mod parameters;
mod v1;
mod whereabouts;

use shell::Routes;
use utoipa::openapi::OpenApi;

use crate::Catalogue;

pub(crate) use hsds::{Telling, full_service_as_json};
pub use v1::document as api_document;

/// Adds the doors for other programs; `others` is answered under the same root by other rooms.
pub(crate) fn routes(routes: Routes<Catalogue>, others: OpenApi) -> Routes<Catalogue> {
    v1::routes(hsds::routes(routes), others)
}
