use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::answer::PageError;

/// What went wrong, for a program (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// The kind of problem; `about:blank` means that the status says it all.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The kind in words.
    title: &'static str,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is the matter and what can be done about it.
    detail: String,
    /// Which parts of the request are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<InvalidInput>,
}

/// A part of the request that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvalidInput {
    /// Where it stands: `query` or `path`.
    #[serde(rename = "in")]
    part: &'static str,
    /// The name of the parameter.
    location: String,
    /// Why, in a word.
    code: &'static str,
    /// What is expected there.
    detail: String,
}

impl InvalidInput {
    /// A parameter of the query is wrong; `code` says why in a word, `detail` what is expected.
    #[must_use]
    pub fn in_query(name: &str, code: &'static str, detail: impl Into<String>) -> Self {
        Self { part: "query", location: name.to_owned(), code, detail: detail.into() }
    }

    /// A parameter in the path is wrong.
    #[must_use]
    pub fn in_path(name: &str, code: &'static str, detail: impl Into<String>) -> Self {
        Self { part: "path", location: name.to_owned(), code, detail: detail.into() }
    }
}

impl Problem {
    /// A problem that its status names.
    #[must_use]
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            detail: detail.into(),
            errors: Vec::new(),
        }
    }

    /// These parts of the request are wrong.
    #[must_use]
    pub fn invalid(errors: Vec<InvalidInput>) -> Self {
        let names: Vec<&str> = errors.iter().map(|error| error.location.as_str()).collect();
        let detail = format!("Wrong in the request: {}. See `errors`.", names.join(", "));
        Self { errors, ..Self::new(StatusCode::BAD_REQUEST, detail) }
    }

    /// There is no such thing, or not for everybody: the same answer.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "There is nothing public here.")
    }

    /// The problem that a refusal without words means.
    pub(crate) fn bare(status: StatusCode) -> Self {
        let detail = match status {
            StatusCode::NOT_FOUND => return Self::not_found(),
            StatusCode::METHOD_NOT_ALLOWED => "Only GET, HEAD and OPTIONS are answered here.",
            StatusCode::NOT_ACCEPTABLE => "Here are JSON and lines of JSON only.",
            StatusCode::SERVICE_UNAVAILABLE => "This cannot be answered now. Try again in a minute.",
            _ => "The request cannot be read.",
        };
        Self::new(status, detail)
    }
}

impl From<&PageError> for Problem {
    fn from(error: &PageError) -> Self {
        let detail = match error {
            PageError::NotFound => return Self::not_found(),
            PageError::Unavailable(_) => return Self::bare(StatusCode::SERVICE_UNAVAILABLE),
            PageError::Unreadable(cause) => return Self::new(error.status(), cause.as_str()),
            PageError::Internal(_) => "Something went wrong on our side. It has been noted.",
            PageError::FromElsewhere => "Other sites may read here and change nothing.",
            PageError::TooMany { .. } => "There were too many requests. Wait as long as Retry-After says.",
            PageError::KeyOfAnotherRequest
            | PageError::SecondFactorFirst
            | PageError::SignInAgain
            | PageError::ReasonFirst
            | PageError::Stale
            | PageError::AlreadyDone(_)
            | PageError::Full => "This cannot be done here.",
        };
        Self::new(error.status(), detail)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let json = serde_json::to_vec(&self).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        (status, [(header::CONTENT_TYPE, kind)], json).into_response()
    }
}
