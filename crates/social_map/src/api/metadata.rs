use axum::response::Response;
use serde::Serialize;
use shell::Visit;
use utoipa::ToSchema;

use super::answer::document;

/// What this API is.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Metadata {
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
    path = "/hsds",
    operation_id = "getMetadata",
    tag = "hsds",
    responses((status = 200, description = "Version, profile and description", body = Metadata))
)]
pub(super) async fn show(visit: Visit) -> Response {
    document(&Metadata {
        version: "3.0",
        profile: "https://docs.openreferral.org/en/3.0/",
        openapi_url: format!("{}/hsds/openapi.json", visit.house.base_url),
    })
}
