use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{Datelike, TimeDelta};

use crate::House;
use crate::answer::PageResult;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pages/statement.html")]
struct StatementPage<'a> {
    v: &'a Visit,
    title: &'a str,
    paragraphs: Vec<String>,
    /// Where to go on, each as text and address.
    links: Vec<(&'a str, &'a str)>,
}

/// What Samenkracht is and who answers for it.
pub(crate) async fn about(visit: Visit) -> PageResult {
    let paragraphs = ["about-what", "about-who", "about-open", "about-demonstration"];
    statement(&visit, "about-title", &paragraphs, &[])
}

/// What is kept of a visitor: nothing but a language, unless they sign in or say that something is not right.
pub(crate) async fn privacy(visit: Visit) -> PageResult {
    let paragraphs = [
        "privacy-search",
        "privacy-searched",
        "privacy-reports",
        "privacy-reports-kept",
        "privacy-cookies",
        "privacy-account",
        "privacy-questions",
    ];
    statement(&visit, "privacy-title", &paragraphs, &[])
}

/// What another program may read, and how.
pub(crate) async fn open_data(visit: Visit) -> PageResult {
    let paragraphs = [
        "open-data-what",
        "open-data-form",
        "open-data-search",
        "open-data-changes",
        "open-data-files",
        "open-data-free",
    ];
    let links = [
        ("open-data-file-xlsx", "/open-data/bestand/aanbod.xlsx"),
        ("open-data-file-csv", "/open-data/bestand/aanbod.csv"),
        ("open-data-file-json", "/open-data/bestand/aanbod.json"),
        ("open-data-file-zip", "/open-data/bestand/aanbod.zip"),
        ("open-data-link", "/hsds/services"),
        ("open-data-link-hsds", "/hsds/openapi.json"),
        ("open-data-link-search", "/api/v1/openapi.json"),
    ];
    statement(&visit, "open-data-title", &paragraphs, &links)
}

fn statement(visit: &Visit, title: &str, paragraphs: &[&str], links: &[(&str, &str)]) -> PageResult {
    let shown = paragraphs.iter().filter(|key| **key != "about-demonstration" || visit.house.demonstration);
    let paragraphs = shown.map(|key| visit.t_with(key, "municipality", visit.municipality())).collect();
    let links = links.iter().map(|(key, href)| (visit.t(key), *href)).collect();
    visit.page(&StatementPage { v: visit, title: visit.t(title), paragraphs, links })
}

/// Where to report a weakness (RFC 9116). The end date lies half a year ahead, so that it never expires unseen.
pub(crate) async fn security(State(house): State<House>) -> Response {
    let ends = (house.clock.now() + TimeDelta::days(180)).date_naive();
    let text = format!(
        "Contact: mailto:security@samenkracht.example\nExpires: {:04}-{:02}-{:02}T00:00:00Z\n\
         Preferred-Languages: nl, en\nCanonical: {}/.well-known/security.txt\n",
        ends.year(),
        ends.month(),
        ends.day(),
        house.base_url
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
