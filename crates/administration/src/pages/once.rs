//! Links that are shown once, and links that work no more.

use askama::Template;
use axum::http::StatusCode;
use kernel::Instant;
use shell::{PageResult, Visit};

use crate::told::moment;

#[derive(Template)]
#[template(path = "pages/once.html")]
struct OncePage<'a> {
    v: &'a Visit,
    email: &'a str,
    address: String,
    until: String,
    back: &'a str,
}

#[derive(Template)]
#[template(path = "pages/dead_link.html")]
struct DeadPage<'a> {
    v: &'a Visit,
}

/// Shows a link in the answer itself, for whoever made it to pass on: we keep only its hash.
pub(crate) fn show(visit: &Visit, email: &str, path: &str, ends_at: Instant, back: &str) -> PageResult {
    let address = format!("{}{path}", visit.house.base_url);
    visit.page(&OncePage { v: visit, email, address, until: moment(ends_at), back })
}

/// A link that was used, withdrawn, too old, or never there: one answer for all.
pub(crate) fn dead(visit: &Visit) -> PageResult {
    visit.page_with(StatusCode::NOT_FOUND, &DeadPage { v: visit })
}
