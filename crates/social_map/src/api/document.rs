use axum::response::Response;
use utoipa::OpenApi;

use super::answer::{Problem, document as answer};
use super::hsds::{
    Accessibility, Address, Attribute, Contact, CostOption, FullService, Location, Organization, Phone,
    Schedule, Service, ServiceArea, ServiceAtLocation, SpokenLanguage, TaxonomyTerm,
};
use super::services::ServicePage;
use super::{metadata, services};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Samenkracht: the social map as open data",
        description = "What there is to do and to get help with, as HSDS 3.0 (Open Referral). No key is needed.",
        version = "1.0.0",
        contact(name = "Samenkracht"),
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    servers((url = "/", description = "The municipality that serves this document")),
    tags((name = "hsds", description = "Human Services Data Specification 3.0")),
    paths(metadata::show, services::list, services::one),
    components(schemas(
        Accessibility, Address, Attribute, Contact, CostOption, FullService, Location, Organization, Phone, Problem,
        Schedule, Service, ServiceArea, ServiceAtLocation, ServicePage, SpokenLanguage, TaxonomyTerm,
        metadata::Metadata
    ))
)]
struct Document;

/// The description of the open data (OpenAPI 3.1), as it is served and as it stands in `docs/openapi.json`.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

/// The description of this API.
pub(super) async fn show() -> Response {
    answer(&document())
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    #[test]
    fn the_description_of_the_open_data_is_up_to_date() {
        let text = super::document().to_pretty_json().unwrap();
        expect_file!["../../../../docs/openapi.json"].assert_eq(&format!("{text}\n"));
    }
}
