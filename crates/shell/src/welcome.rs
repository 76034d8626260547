use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use access::{Cx, SessionToken, find_session};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use store::{Answered, Fingerprint, IdempotencyKey};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate as _, SizeAbove};
use tower_http::csrf::CsrfLayer;

use crate::answer::PageError;
use crate::cookies::{LANGUAGE_COOKIE, cookie, language_of};
use crate::errands::{Done, Errands};
use crate::form::frame_field;
use crate::frame::frame;
use crate::house::House;
use crate::routes::Room;
use crate::upload::{LARGEST_UPLOAD, brings_file, frame_part};
use crate::visit::Visit;

/// How long a request may take: a body that trickles in holds nobody up.
const LONGEST_REQUEST: Duration = Duration::from_secs(30);
/// How long a large file may take: 20 MiB over a slow line.
const LONGEST_UPLOAD: Duration = Duration::from_secs(600);
/// How much a form may carry.
const LARGEST_BODY: usize = 1 << 20;
/// How long a second request waits for the first that carries the same key.
const WAITS: u32 = 40;
const WAIT: Duration = Duration::from_millis(50);

/// What stands at the door.
#[derive(Debug, Clone)]
struct Door {
    house: House,
    errands: Errands,
    /// The paths to which large files are sent.
    streams: Arc<BTreeSet<&'static str>>,
}

impl Door {
    fn streams(&self, request: &Request) -> bool {
        let path = request.extensions().get::<MatchedPath>();
        path.is_some_and(|path| self.streams.contains(path.as_str()))
    }
}

/// Puts the rooms behind one door, where each visitor is recognised and each answer gets its headers.
pub fn open_door(house: &House, rooms: Vec<Room>) -> Router {
    let declared = rooms.iter().flat_map(|room| &room.declared);
    let streams = declared.filter(|door| door.streams).map(|door| door.path).collect();
    let joined = rooms.into_iter().fold(Router::new(), |all, room| all.merge(room.router));
    let door = Door { house: house.clone(), errands: Errands::default(), streams: Arc::new(streams) };
    joined
        .fallback(|| async { PageError::NotFound })
        .layer(from_fn_with_state(door.clone(), receive))
        .layer(CatchPanicLayer::custom(|_cause| {
            PageError::Internal("a handler panicked".to_owned()).into_response()
        }))
        .layer(from_fn_with_state(door, in_time))
        .layer(CsrfLayer::new().with_rejection_response(|_error| PageError::FromElsewhere.into_response()))
        .layer(from_fn_with_state(house.clone(), frame))
        .layer(CompressionLayer::new().compress_when(SizeAbove::new(1_024).and(NotForContentType::IMAGES)))
}

/// Gives a request up that takes too long.
async fn in_time(State(door): State<Door>, request: Request, next: Next) -> Response {
    let longest = if door.streams(&request) { LONGEST_UPLOAD } else { LONGEST_REQUEST };
    let answer = tokio::time::timeout(longest, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

/// Recognises the visitor and carries unsafe requests out at most once.
async fn receive(State(door): State<Door>, mut request: Request, next: Next) -> Response {
    let house = &door.house;
    let language = language_of(request.headers());
    let address = request.uri().path_and_query().map_or("/", |address| address.as_str()).to_owned();
    let mut visit = Visit::stranger(house, language, address);
    let token =
        cookie(request.headers(), house.session_cookie()).and_then(|text| text.parse::<SessionToken>().ok());
    visit.token.clone_from(&token);
    visit.cookies = request.headers().get_all(header::COOKIE).iter().cloned().collect();
    if let Some(token) = &token {
        match find_session(&house.db, token, house.clock.now()).await {
            Ok(Some(signed_in)) => {
                visit.cx.actor = signed_in.actor;
                visit.name = Some(signed_in.name);
                visit.works_for_several = signed_in.works_for_several;
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
    // Only a handler knows how large a file may be; it reads it piece by piece, and claims the key itself.
    if door.streams(&request) && visit.cx.actor.account.is_some() {
        request.extensions_mut().insert(visit.clone());
        return with_visit(visit, next.run(request).await);
    }
    let sender = token.map_or_else(|| "visitor".to_owned(), |token| token.hash());
    let answer = carry_out(&door, &mut visit, &sender, request, next).await;
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
    door: &Door,
    visit: &mut Visit,
    sender: &str,
    request: Request,
    next: Next,
) -> Result<Response, PageError> {
    let (mut parts, body) = request.into_parts();
    // A file is taken only from somebody who is known.
    let with_file = brings_file(&parts.headers) && visit.cx.actor.account.is_some();
    let most = if with_file { LARGEST_UPLOAD } else { LARGEST_BODY };
    let body = to_bytes(body, most).await.map_err(|error| PageError::Unreadable(error.to_string()))?;
    let key = key_of(&parts.headers, &body)?;
    let Some(key) = key else {
        parts.extensions.insert(visit.clone());
        return Ok(next.run(Request::from_parts(parts, Body::from(body))).await);
    };
    let print = Fingerprint::of(sender, parts.uri.path(), &body);
    visit.cx = visit.cx.clone().once(key.clone(), print.clone());
    parts.extensions.insert(visit.clone());
    let request = Request::from_parts(parts, Body::from(body));
    let (house, cx) = (door.house.clone(), visit.cx.clone());
    let work = {
        let (key, print) = (key.clone(), print.clone());
        async move {
            let response = do_once(&house, &cx, &key, &print, request, next).await;
            let response = response.unwrap_or_else(IntoResponse::into_response);
            Done { response, has_claimed: cx.has_claimed() }
        }
    };
    Ok(door.errands.answer(key, print, work).await)
}

/// Carries a request out, unless the database says that it was; keeps what was answered.
async fn do_once(
    house: &House,
    cx: &Cx,
    key: &IdempotencyKey,
    print: &Fingerprint,
    request: Request,
    next: Next,
) -> Result<Response, PageError> {
    if let Some(answer) = house.db.answer_to(key, print).await? {
        return Err(PageError::AlreadyDone(settled(house, key, print, answer).await?));
    }
    let response = next.run(request).await;
    match response.extensions().get::<PageError>() {
        Some(PageError::AlreadyDone(answer)) => {
            return Err(PageError::AlreadyDone(settled(house, key, print, answer.clone()).await?));
        }
        Some(_) => return Ok(response),
        None => {}
    }
    if cx.has_claimed() {
        let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        let answer = Answered {
            status: Some(response.status().as_u16().into()),
            location: location.map(ToOwned::to_owned),
        };
        house.db.keep_answer(key, &answer).await?;
    }
    Ok(response)
}

/// Waits a little for the first request to keep its answer: another program on the same database may have it.
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
    let Some(text) = header.or_else(|| frame_field(body, "_key")).or_else(|| frame_part(body, "_key")) else {
        return Ok(None);
    };
    text.parse().map(Some).map_err(|error: store::NotAKey| PageError::Unreadable(error.to_string()))
}
