use access::SessionToken;
use access::accounts::Opened;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use shell::{Visit, see_other};

/// Gives the browser a cookie that no script reads and no other site sends along. Without `longest` it goes with the
/// browser.
pub(crate) fn give(
    visit: &Visit,
    mut response: Response,
    name: &str,
    value: &str,
    longest: Option<u32>,
) -> Response {
    let secure = if visit.house.is_secure() { "; Secure" } else { "" };
    let age = longest.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Gives the browser its session.
pub(crate) fn give_session(visit: &Visit, response: Response, token: &SessionToken) -> Response {
    give(visit, response, visit.house.session_cookie(), token.reveal(), None)
}

/// Takes the session back.
pub(crate) fn take_session(visit: &Visit, response: Response) -> Response {
    give(visit, response, visit.house.session_cookie(), "", Some(0))
}

/// Sends somebody on after a door opened: to the second step when that is still to come, else where they were going.
pub(crate) fn enter(visit: &Visit, opened: &Opened, way_back: &str) -> Response {
    let to = match opened {
        Opened::Whole(_) => way_back.to_owned(),
        Opened::Half(_) | Opened::Unprotected(_) => {
            format!("/account/tweede-stap?naar={}", visit.encoded(way_back))
        }
    };
    give_session(visit, see_other(&to), opened.token())
}
