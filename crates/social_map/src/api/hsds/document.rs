use shell::Visit;
use utoipa::OpenApi;

use super::VERSION;
use super::{
    metadata, objects, organizations, page, service_at_locations, services, taxonomies, taxonomy_terms,
};
use crate::api::answer::{Answer, json};
use crate::api::contact::{contact_of, with_contact};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Samenkracht: the social map as HSDS 3.0",
        description = "What there is to do and to get help with, as open data in the Human Services Data Specification \
                       3.0 (Open Referral). No key is needed and every site may read it. Names of parameters and fields \
                       are those of that standard. Filters hold together.",
        version = "1.0.0",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    servers((url = "/hsds", description = "The municipality that serves this document")),
    tags(
        (name = "hsds", description = "What this API is"),
        (name = "services", description = "What is offered, wherever it takes place"),
        (name = "service-at-locations", description = "What is offered, at each place where it is"),
        (name = "organizations", description = "Who offers something"),
        (name = "taxonomies", description = "Lists of words that HSDS has no field for")
    ),
    paths(
        metadata::show,
        services::list,
        services::one,
        service_at_locations::list,
        service_at_locations::one,
        organizations::list,
        organizations::one,
        taxonomies::list,
        taxonomies::one,
        taxonomy_terms::list,
        taxonomy_terms::one
    ),
    components(schemas(
        objects::FullOrganization,
        objects::FullService,
        objects::FullServiceAtLocation,
        objects::MinimalService,
        objects::Organization,
        objects::Service,
        objects::ServiceAtLocation,
        page::PageNumbers
    ))
)]
struct Document;

/// The description of this API (OpenAPI 3.1); without a contact of one house it stands in `docs/openapi-hsds.json`.
pub(super) async fn show(visit: Visit) -> Answer {
    json(VERSION, &with_contact(Document::openapi(), contact_of(&visit.house)))
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    use super::*;
    use crate::api::contact::EXAMPLE;

    #[test]
    fn the_description_of_the_open_data_is_up_to_date() {
        let text = with_contact(Document::openapi(), Some(EXAMPLE)).to_pretty_json().unwrap();
        expect_file!["../../../../../docs/openapi-hsds.json"].assert_eq(&format!("{text}\n"));
    }
}
