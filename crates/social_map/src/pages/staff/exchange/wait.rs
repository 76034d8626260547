use askama::Template;
use axum::http::{HeaderName, HeaderValue};
use shell::{Crumb, PageResult, Visit};

use super::look::crumbs;
use crate::actions::LEASE;
use crate::exchange::ImportState;
use crate::store::ImportRequest;

/// After how many seconds the page looks again by itself.
const AGAIN: &str = "3";

#[derive(Template)]
#[template(path = "pages/staff/exchange/wait.html")]
struct WaitPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    name: &'a str,
    text: &'a str,
    progress: Option<(usize, usize)>,
    /// When it is tried again after it broke off.
    again_at: Option<String>,
    reloads: bool,
    here: String,
}

/// How far the program is with a file. Without a script the page reloads by itself, until somebody asks it not to.
pub(super) fn page(
    visit: &Visit,
    request: &ImportRequest,
    progress: Option<(usize, usize)>,
    reloads: bool,
) -> PageResult {
    let brings_in = request.state == ImportState::ToBringIn;
    let here = format!("/redactie/invoer/{}", request.id);
    // Begun, but not on this node: it broke off, or another node has it.
    let again = request.begun_at.filter(|_| progress.is_none()).map(|begun| begun + LEASE);
    let page = WaitPage {
        v: visit,
        crumbs: crumbs(visit),
        title: visit.t(if brings_in { "exchange-bringing-title" } else { "exchange-reading-title" }),
        name: &request.file_name,
        text: visit.t(if brings_in { "exchange-bringing-text" } else { "exchange-reading-text" }),
        progress: progress.filter(|(_, all)| *all > 0),
        again_at: again.map(|again| kernel::local_time(again).format("%H:%M").to_string()),
        reloads,
        here: here.clone(),
    };
    let mut answer = visit.page(&page)?;
    if reloads {
        let next = HeaderValue::from_str(&format!("{AGAIN}; url={here}"));
        answer.headers_mut().extend(next.ok().map(|next| (HeaderName::from_static("refresh"), next)));
    }
    Ok(answer)
}
