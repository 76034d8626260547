use utoipa::OpenApi;

use super::{VERSION, areas};
use crate::api::answer::{Answer, json};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Samenkracht: search the social map",
        description = "What there is to do and to get help with: the search of the pages for other programs. The \
                       parameters of a search are those of the page `/aanbod`, so that a search can be copied from the \
                       one to the other. No key is needed and every site may read it.",
        version = "1.0.0",
        contact(
            name = "Samenkracht",
            url = "https://samenkracht.example",
            email = "opendata@samenkracht.example"
        ),
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    servers((url = "/api/v1", description = "The municipality that serves this document")),
    tags(
        (name = "offers", description = "What there is to do and to get help with"),
        (name = "areas", description = "Where")
    ),
    paths(areas::list)
)]
struct Document;

/// The description of the API (OpenAPI 3.1), as it is served and as it stands in `docs/openapi.json`.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    Document::openapi()
}

/// The description of this API.
pub(super) async fn show() -> Answer {
    json(VERSION, &document())
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;

    #[test]
    fn the_description_of_the_api_is_up_to_date() {
        let text = super::document().to_pretty_json().unwrap();
        expect_file!["../../../../../docs/openapi.json"].assert_eq(&format!("{text}\n"));
    }
}
