use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use shell::Problem;

use crate::FiguresError;

/// Which version of the API answers (NL API Design Rules, `/core/version-header`).
const API_VERSION: HeaderName = HeaderName::from_static("api-version");
const VERSION: &str = "1.0.0";

/// What a handler for programs gives back.
pub(super) type Answer = Result<Response, Problem>;

/// A document.
pub(super) fn json(body: &impl Serialize) -> Answer {
    let json = serde_json::to_vec(body).map_err(|error| failed(&error))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (API_VERSION, HeaderValue::from_static(VERSION)),
    ];
    Ok((headers, json).into_response())
}

/// The problem that an error of the room means here, with the cause in the log.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(super) fn told(error: FiguresError) -> Problem {
    match error {
        FiguresError::NotFound | FiguresError::Refused(_) => Problem::not_found(),
        FiguresError::Taken
        | FiguresError::Definition(_)
        | FiguresError::Nothing
        | FiguresError::NoAreas
        | FiguresError::File(_)
        | FiguresError::Lack(_)
        | FiguresError::Mistakes(_)
        | FiguresError::Stale
        | FiguresError::Store(_) => failed(&error),
    }
}

fn failed(error: &dyn std::fmt::Display) -> Problem {
    tracing::error!(cause = %error, "A program got no figures: {error}");
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "This cannot be answered now. Try again in a minute.")
}
