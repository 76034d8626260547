use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use store::Answered;

use crate::answer::{PageError, see_other};
use crate::cookies::language_of;
use crate::house::House;
use crate::pages::error_page;
use crate::problem::Problem;
use crate::programs;
use crate::visit::Visit;

/// Outermost: measures, turns errors into pages, adds the security headers.
pub(crate) async fn frame(State(house): State<House>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route =
        request.extensions().get::<MatchedPath>().map_or("-".to_owned(), |path| path.as_str().to_owned());
    let language = language_of(request.headers());
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str()).to_owned();
    let for_programs = programs::are_at(request.uri().path());
    let mut response = match programs::at_the_door(&request) {
        Some(answer) => answer,
        None => next.run(request).await,
    };
    if let Some(error) = response.extensions_mut().remove::<PageError>() {
        let visit = response
            .extensions_mut()
            .remove::<Visit>()
            .unwrap_or_else(|| Visit::stranger(&house, language, address.clone()));
        response = page_of(&visit, &error);
    }
    if let Some(error) = unspoken(&response, &address) {
        let status = response.status();
        let allowed = response.headers_mut().remove(header::ALLOW);
        response = page_of(&Visit::stranger(&house, language, address), &error);
        if for_programs {
            response = Problem::bare(status).into_response();
        }
        *response.status_mut() = status;
        response.headers_mut().extend(allowed.map(|methods| (header::ALLOW, methods)));
    }
    if for_programs {
        programs::open_to_every_site(response.headers_mut());
    }
    let took = began.elapsed();
    let status = response.status().as_u16();
    metrics::counter!("http_requests_total", "method" => counted(&method), "route" => route.clone(), "status" => status.to_string()).increment(1);
    metrics::histogram!("http_request_duration_seconds", "route" => route.clone()).record(took);
    let took_ms = took.as_secs_f64() * 1_000.0;
    tracing::debug!(%method, %route, status, took_ms, "Answered {method} {route} with {status} in {took_ms:.1} ms");
    protect(&house, response.headers_mut());
    response
}

/// A method as it is counted: whoever makes methods up adds no counts.
fn counted(method: &Method) -> &'static str {
    ["GET", "HEAD", "POST"].into_iter().find(|known| *known == method.as_str()).unwrap_or("other")
}

/// What a refusal that comes without a page means: from a layer that ran out of time, or a method that is not there.
fn unspoken(response: &Response, address: &str) -> Option<PageError> {
    let has_body = response.headers().contains_key(header::CONTENT_TYPE);
    let refused = response.status().is_client_error() || response.status().is_server_error();
    (refused && !has_body && !address.starts_with("/health")).then(|| match response.status() {
        StatusCode::SERVICE_UNAVAILABLE => PageError::Unavailable("a request took too long".to_owned()),
        StatusCode::NOT_FOUND => PageError::NotFound,
        status => PageError::Unreadable(format!("answered {status}")),
    })
}

fn page_of(visit: &Visit, error: &PageError) -> Response {
    match error {
        PageError::SecondFactorFirst => return see_other("/account/tweede-stap"),
        PageError::SignInAgain => {
            return see_other(&format!("/inloggen?opnieuw=ja&naar={}", crate::form::encoded(visit.path())));
        }
        PageError::AlreadyDone(Answered { status: Some(303), location: Some(location) }) => {
            return see_other(location);
        }
        PageError::Internal(cause) | PageError::Unavailable(cause) => {
            tracing::error!(request = %visit.cx.request, %cause, "A request failed: {cause}");
        }
        PageError::NotFound
        | PageError::Unreadable(_)
        | PageError::KeyOfAnotherRequest
        | PageError::FromElsewhere
        | PageError::ReasonFirst
        | PageError::Stale
        | PageError::AlreadyDone(_)
        | PageError::TooMany { .. }
        | PageError::Full => {}
    }
    let mut response = match programs::are_at(visit.path()) {
        true => Problem::from(error).into_response(),
        false => error_page(visit, error),
    };
    if let PageError::TooMany { seconds } = error {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

/// Headers of the NCSC guidelines for web applications and of internet.nl.
fn protect(house: &House, headers: &mut HeaderMap) {
    const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                          connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    const ALWAYS: [(HeaderName, &str); 6] = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "geolocation=(self), camera=(), microphone=(), payment=()",
        ),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if house.is_secure() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    if headers.get(header::CACHE_CONTROL).is_none() {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}
