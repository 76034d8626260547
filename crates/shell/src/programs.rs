//! The doors for other programs: open to every site, and a refusal there is a problem in JSON and never a page.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

/// Under these paths programs ask.
const DOORS: [&str; 2] = ["/api", "/hsds"];
/// What is answered there, in the words of the Accept header.
const KINDS: [&str; 6] = [
    "*/*",
    "application/*",
    "application/json",
    "application/problem+json",
    "application/x-ndjson",
    "application/vnd.oai.openapi+json",
];

/// Whether `path` is a door for programs.
pub(crate) fn are_at(path: &str) -> bool {
    DOORS
        .iter()
        .any(|door| path.strip_prefix(door).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// The answer that needs no handler: to a browser that asks what it may do, and to who takes nothing that is here.
pub(crate) fn at_the_door(request: &Request) -> Option<Response> {
    if !are_at(request.uri().path()) {
        return None;
    }
    if request.method() == Method::OPTIONS {
        let allowed = HeaderValue::from_static("GET, HEAD, OPTIONS");
        let headers = [
            (header::ALLOW, allowed.clone()),
            (header::ACCESS_CONTROL_ALLOW_METHODS, allowed),
            (header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("*")),
            (header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400")),
        ];
        return Some((StatusCode::NO_CONTENT, headers).into_response());
    }
    let refused = !takes_an_answer(request.headers());
    refused.then(|| Problem::bare(StatusCode::NOT_ACCEPTABLE).into_response())
}

/// Whether somebody who sends these headers takes any kind that is answered here; silence takes all.
fn takes_an_answer(headers: &HeaderMap) -> bool {
    let mut ranges = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|range| !range.is_empty())
        .peekable();
    ranges.peek().is_none() || ranges.any(takes)
}

/// Whether a range such as `application/json;q=0.8` takes something that is answered here.
fn takes(range: &str) -> bool {
    let mut parts = range.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_refusal = |part: &str| part.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
    KINDS.contains(&kind.as_str()) && !parts.any(is_refusal)
}

/// Lets the pages of every site read the answer: the data are public and carry nobody's rights.
pub(crate) fn open_to_every_site(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("API-Version, ETag, Last-Modified, Link"),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_door_is_known_by_its_whole_name() {
        for (path, door) in [
            ("/hsds", true),
            ("/hsds/services", true),
            ("/api/v1/offers", true),
            ("/hsdsx", false),
            ("/apis/v1", false),
            ("/", false),
            ("/aanbod/hsds", false),
        ] {
            assert_eq!(are_at(path), door, "{path}");
        }
    }

    #[test]
    fn who_takes_no_json_is_told_so() {
        for (accept, taken) in [
            (None, true),
            (Some(""), true),
            (Some("*/*"), true),
            (Some("text/html, application/xhtml+xml, */*;q=0.8"), true),
            (Some("application/JSON; charset=utf-8"), true),
            (Some("application/x-ndjson"), true),
            (Some("text/html"), false),
            (Some("application/json;q=0"), false),
            (Some("application/xml, application/json; q=0.0"), false),
        ] {
            let value = |text| (header::ACCEPT, HeaderValue::from_static(text));
            let headers: HeaderMap = accept.map(value).into_iter().collect();
            assert_eq!(takes_an_answer(&headers), taken, "{accept:?}");
        }
    }
}
