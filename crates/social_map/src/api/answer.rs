use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong, for a program (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Problem {
    /// The kind of problem; `about:blank` means that the status says it all.
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    /// The kind in words.
    pub(super) title: &'static str,
    /// The HTTP status.
    pub(super) status: u16,
    /// What can be done about it.
    pub(super) detail: &'static str,
}

impl Problem {
    /// There is no such thing, or not for everybody: the same answer.
    pub(super) const NOT_FOUND: Self = Self {
        kind: "about:blank",
        title: "Not Found",
        status: 404,
        detail: "There is no public service with this id.",
    };
    /// A parameter is wrong.
    pub(super) const BAD_PARAMETER: Self = Self {
        kind: "about:blank",
        title: "Bad Request",
        status: 400,
        detail: "page is a whole number from 1, per_page a whole number from 1 to 100.",
    };
    /// The catalogue is not there.
    pub(super) const UNAVAILABLE: Self = Self {
        kind: "about:blank",
        title: "Service Unavailable",
        status: 503,
        detail: "The catalogue cannot be reached for now. Try again in a minute.",
    };
}

/// A document that every site may read.
pub(super) fn document(body: &impl Serialize) -> Response {
    open(StatusCode::OK, "application/json", body)
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        open(status, "application/problem+json", &self)
    }
}

fn open(status: StatusCode, kind: &'static str, body: &impl Serialize) -> Response {
    let Ok(json) = serde_json::to_vec(body) else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    (status, headers, json).into_response()
}
