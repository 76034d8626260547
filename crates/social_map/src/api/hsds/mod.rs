//! Open data: the social map as HSDS 3.0 (Open Referral).

mod attributes;
mod document;
mod filter;
mod metadata;
mod near;
mod objects;
mod organization;
mod organizations;
mod page;
mod place;
mod schedule;
mod service;
mod service_at_locations;
mod services;
mod taxonomies;
mod taxonomy_terms;
mod telling;
mod words;

use shell::{Guard, Routes};

use crate::Catalogue;

pub(crate) use service::full_service_as_json;
pub(crate) use telling::Telling;

/// The version of this API, apart from that of HSDS.
const VERSION: &str = "1.0.0";

/// Adds the doors of the open data.
pub(super) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    routes
        .get("/hsds", Guard::Public, metadata::show)
        .get("/hsds/", Guard::Public, metadata::show)
        .get("/hsds/openapi.json", Guard::Public, document::show)
        .get("/hsds/services", Guard::Public, services::list)
        .get("/hsds/services/{id}", Guard::Public, services::one)
        .get("/hsds/service_at_locations", Guard::Public, service_at_locations::list)
        .get("/hsds/service_at_locations/{id}", Guard::Public, service_at_locations::one)
        .get("/hsds/organizations", Guard::Public, organizations::list)
        .get("/hsds/organizations/{id}", Guard::Public, organizations::one)
        .get("/hsds/taxonomies", Guard::Public, taxonomies::list)
        .get("/hsds/taxonomies/{id}", Guard::Public, taxonomies::one)
        .get("/hsds/taxonomy_terms", Guard::Public, taxonomy_terms::list)
        .get("/hsds/taxonomy_terms/{id}", Guard::Public, taxonomy_terms::one)
}
