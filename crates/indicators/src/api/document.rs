use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Description;

use super::{indicators, observations};

#[derive(OpenApi)]
#[openapi(
    tags((name = "figures", description = "What is measured, and what was found")),
    paths(indicators::list, observations::list)
)]
struct Document;

/// What this room answers, for the description of the whole API.
#[must_use]
pub fn document() -> Description {
    Document::openapi()
}
