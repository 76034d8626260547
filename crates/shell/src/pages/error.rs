use askama::Template;
use axum::response::{IntoResponse, Response};

use crate::answer::PageError;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/error.html")]
struct ErrorPage<'a> {
    v: &'a Visit,
    title: &'a str,
    text: &'a str,
}

/// The page that says what happened, what was kept and what to do.
pub(crate) fn error_page(visit: &Visit, error: &PageError) -> Response {
    let title = format!("error-{}-title", error.key());
    let text = format!("error-{}-text", error.key());
    let page = ErrorPage { v: visit, title: visit.t(&title), text: visit.t(&text) };
    visit.page_with(error.status(), &page).unwrap_or_else(|_| error.status().into_response())
}
