use serde::Serialize;
use shell::Problem;
use utoipa::ToSchema;

use super::VERSION;
use crate::api::answer::{Answer, json};
use crate::api::asked::Asked;

/// What this API is.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ApiDescription {
    /// The version of HSDS.
    version: &'static str,
    /// The profile of HSDS: none but the standard itself.
    #[schema(format = "uri")]
    profile: &'static str,
    /// Where this API is described.
    #[schema(format = "uri")]
    openapi_url: String,
}

/// What this API is and how it relates to HSDS.
#[utoipa::path(
    get,
    path = "/",
    operation_id = "getApiDescription",
    tag = "hsds",
    responses(
        (status = 200, description = "Version, profile and description", body = ApiDescription, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "There are no parameters here", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(asked: Asked) -> Answer {
    asked.parameters.only(&[])?;
    json(
        VERSION,
        &ApiDescription {
            version: "3.0",
            profile: "https://docs.openreferral.org/en/3.0/",
            openapi_url: format!("{}/hsds/openapi.json", asked.visit.house.base_url),
        },
    )
}
