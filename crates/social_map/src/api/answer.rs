use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Serialize;
use shell::Problem;

/// Which version of an API answers (NL API Design Rules, `/core/version-header`).
const API_VERSION: HeaderName = HeaderName::from_static("api-version");
/// How many objects go out at once in a stream of lines.
const LINES: usize = 64;

/// What a handler for programs gives back.
pub(super) type Answer = Result<Response, Problem>;

/// A document.
pub(super) fn json(version: &'static str, body: &impl Serialize) -> Answer {
    let json = serde_json::to_vec(body).map_err(|_| failed())?;
    Ok(with_kind(version, "application/json", Body::from(json)))
}

/// One object a line, made while they go out, so that a long list takes no more memory than a short one.
pub(super) fn lines<T: Serialize>(
    version: &'static str,
    objects: impl Iterator<Item = T> + Send + 'static,
) -> Response {
    let mut objects = objects.fuse();
    let chunks = std::iter::from_fn(move || {
        let mut chunk = Vec::new();
        for object in objects.by_ref().take(LINES) {
            match serde_json::to_writer(&mut chunk, &object) {
                Ok(()) => chunk.push(b'\n'),
                Err(error) => return Some(Err(error)),
            }
        }
        (!chunk.is_empty()).then_some(Ok(chunk))
    });
    with_kind(version, "application/x-ndjson", Body::from_stream(stream::iter(chunks)))
}

/// The answer with a mark by which a program asks next time whether anything changed.
pub(super) fn marked(mut response: Response, etag: &str) -> Response {
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(etag) {
        headers.insert(header::ETAG, value);
        // To be asked again each time, which costs little with the mark.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}

/// The answer to who has the newest already; nothing otherwise.
pub(super) fn unchanged(version: &'static str, asked: &HeaderMap, etag: &str) -> Option<Response> {
    let held = asked.get(header::IF_NONE_MATCH)?.to_str().ok()?;
    let holds = held.split(',').map(str::trim).any(|one| one == etag || one == "*");
    let version = [(API_VERSION, HeaderValue::from_static(version))];
    holds.then(|| marked((StatusCode::NOT_MODIFIED, version).into_response(), etag))
}

/// The answer about what was merged into something else: it stands at `address` now, under an identity of its own. Most
/// clients go there by themselves. It may be undone, so that nobody is to remember it.
pub(super) fn moved(version: &'static str, address: &str) -> Answer {
    let location = HeaderValue::try_from(address).map_err(|_| failed())?;
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (API_VERSION, HeaderValue::from_static(version)),
    ];
    Ok((StatusCode::MOVED_PERMANENTLY, headers).into_response())
}

fn with_kind(version: &'static str, kind: &'static str, body: Body) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (API_VERSION, HeaderValue::from_static(version)),
    ];
    (headers, body).into_response()
}

fn failed() -> Problem {
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong on our side.")
}
