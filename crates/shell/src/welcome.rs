use std::time::{Duration, Instant};

use access::{Actor, Cx, SessionToken, find_session};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use kernel::Language;
use store::{Answered, Fingerprint, IdempotencyKey};
use tower_http::csrf::CsrfLayer;

use crate::answer::{PageError, see_other};
use crate::form::frame_field;
use crate::house::House;
use crate::pages::error_page;
use crate::routes::Room;
use crate::visit::Visit;

/// How much a form may carry.
const LARGEST_BODY: usize = 1 << 20;
/// How long a second request waits for the first that carries the same key.
const WAITS: u32 = 40;
const WAIT: Duration = Duration::from_millis(50);

/// Puts the rooms behind one door, where each visitor is recognised and each answer gets its headers.
pub fn open_door(house: &House, rooms: Vec<Room>) -> Router {
    let joined = rooms.into_iter().fold(Router::new(), |all, room| all.merge(room.router));
    joined
        .fallback(|| async { PageError::NotFound })
        .layer(from_fn_with_state(house.clone(), receive))
        .layer(CsrfLayer::new().with_rejection_response(|_error| PageError::FromElsewhere.into_response()))
        .layer(from_fn_with_state(house.clone(), frame))
}

/// Outermost: measures, turns errors into pages, adds the security headers.
async fn frame(State(house): State<House>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = request.method().clone();
    let route =
        request.extensions().get::<MatchedPath>().map_or("-".to_owned(), |path| path.as_str().to_owned());
    let language = language_of(request.headers());
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str()).to_owned();
    let mut response = next.run(request).await;
    if let Some(error) = response.extensions_mut().remove::<PageError>() {
        let visit = response
            .extensions_mut()
            .remove::<Visit>()
            .unwrap_or_else(|| stranger(&house, language, address));
        response = page_of(&visit, &error);
    }
    let took = began.elapsed();
    let status = response.status().as_u16();
    metrics::counter!("http_requests_total", "method" => method.to_string(), "route" => route.clone(), "status" => status.to_string()).increment(1);
    metrics::histogram!("http_request_duration_seconds", "route" => route.clone()).record(took);
    let took_ms = took.as_secs_f64() * 1_000.0;
    tracing::debug!(%method, %route, status, took_ms, "Answered {method} {route} with {status} in {took_ms:.1} ms");
    protect(&house, response.headers_mut());
    response
}

fn stranger(house: &House, language: Language, address: String) -> Visit {
    let cx = Cx::new(house.db.clone(), house.clock.clone(), house.chance.clone(), Actor::visitor());
    Visit { cx, house: house.clone(), language, name: None, address }
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
    let mut response = error_page(visit, error);
    if let PageError::TooMany { seconds } = error {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

/// Recognises the visitor and carries unsafe requests out at most once.
async fn receive(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let language = language_of(request.headers());
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str()).to_owned();
    let mut visit = stranger(&house, language, address);
    let token =
        cookie(request.headers(), house.session_cookie()).and_then(|text| text.parse::<SessionToken>().ok());
    if let Some(token) = &token {
        match find_session(&house.db, token, house.clock.now()).await {
            Ok(Some(signed_in)) => {
                visit.cx.actor = signed_in.actor;
                visit.name = Some(signed_in.name);
                if cookie(request.headers(), LANGUAGE_COOKIE).is_none() {
                    visit.language = signed_in.language;
                }
            }
            Ok(None) => {}
            Err(error) => return with_visit(visit, PageError::from(error).into_response()),
        }
    }
    if request.method() == Method::GET || request.method() == Method::HEAD {
        request.extensions_mut().insert(visit.clone());
        return with_visit(visit, next.run(request).await);
    }
    let sender = token.map_or_else(|| "visitor".to_owned(), |token| token.hash());
    let answer = carry_out(&house, &mut visit, &sender, request, next).await;
    with_visit(visit, answer.unwrap_or_else(IntoResponse::into_response))
}

/// An error page needs the visit it belongs to.
fn with_visit(visit: Visit, mut response: Response) -> Response {
    if response.extensions().get::<PageError>().is_some() {
        response.extensions_mut().insert(visit);
    }
    response
}

async fn carry_out(
    house: &House,
    visit: &mut Visit,
    sender: &str,
    request: Request,
    next: Next,
) -> Result<Response, PageError> {
    let (mut parts, body) = request.into_parts();
    let body =
        to_bytes(body, LARGEST_BODY).await.map_err(|error| PageError::Unreadable(error.to_string()))?;
    let key = key_of(&parts.headers, &body)?;
    let Some(key) = key else {
        parts.extensions.insert(visit.clone());
        return Ok(next.run(Request::from_parts(parts, Body::from(body))).await);
    };
    let print = Fingerprint::of(sender, parts.uri.path(), &body);
    if let Some(answer) = house.db.answer_to(&key, &print).await? {
        return Err(PageError::AlreadyDone(settled(house, &key, &print, answer).await?));
    }
    visit.cx = visit.cx.clone().once(key.clone(), print.clone());
    parts.extensions.insert(visit.clone());
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    match response.extensions().get::<PageError>() {
        Some(PageError::AlreadyDone(answer)) => {
            let answer = settled(house, &key, &print, answer.clone()).await?;
            return Err(PageError::AlreadyDone(answer));
        }
        Some(_) => return Ok(response),
        None => {}
    }
    if visit.cx.has_claimed() {
        let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        let answer = Answered {
            status: Some(response.status().as_u16().into()),
            location: location.map(ToOwned::to_owned),
        };
        house.db.keep_answer(&key, &answer).await?;
    }
    Ok(response)
}

/// Waits a little for the first request to keep its answer.
async fn settled(
    house: &House,
    key: &IdempotencyKey,
    print: &Fingerprint,
    mut answer: Answered,
) -> Result<Answered, PageError> {
    for _ in 0..WAITS {
        if answer.status.is_some() {
            break;
        }
        tokio::time::sleep(WAIT).await;
        answer = house.db.answer_to(key, print).await?.unwrap_or(answer);
    }
    Ok(answer)
}

fn key_of(headers: &HeaderMap, body: &Bytes) -> Result<Option<IdempotencyKey>, PageError> {
    let header = headers.get("idempotency-key").and_then(|value| value.to_str().ok());
    let Some(text) = header.or_else(|| frame_field(body, "_key")) else { return Ok(None) };
    text.parse().map(Some).map_err(|error: store::NotAKey| PageError::Unreadable(error.to_string()))
}

/// The cookie that remembers a visitor's language.
pub(crate) const LANGUAGE_COOKIE: &str = "taal";

fn language_of(headers: &HeaderMap) -> Language {
    cookie(headers, LANGUAGE_COOKIE).and_then(|tag| tag.parse().ok()).unwrap_or_default()
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split("; "))
        .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
        .map(|(_, value)| value)
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
