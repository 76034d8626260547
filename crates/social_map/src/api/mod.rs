//! Open data: the social map as HSDS 3.0 (Open Referral), for other programs. No key, open to every site.

mod answer;
mod document;
mod hsds;
mod metadata;
mod schedule;
mod service;
mod services;

use shell::{Guard, Routes};

use crate::Catalogue;

pub use document::document;

/// Adds the doors for other programs.
pub(crate) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    routes
        .get("/hsds", Guard::Public, metadata::show)
        .get("/hsds/", Guard::Public, metadata::show)
        .get("/hsds/openapi.json", Guard::Public, document::show)
        .get("/hsds/services", Guard::Public, services::list)
        .get("/hsds/services/{id}", Guard::Public, services::one)
}
