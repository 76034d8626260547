use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Crumb, NavItem, PageResult, Pager, Visit};
use uuid::Uuid;

use super::complaint;
use super::lines::{SHOWN, Shown, lines};
use crate::Plan;
use crate::exchange::{Counts, ImportState};
use crate::store::ImportRequest;

/// How many lines stand on a page.
const PER_PAGE: usize = 50;

/// Which lines to show.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct LookQuery {
    #[serde(default)]
    pub(super) toon: String,
    #[serde(default)]
    pub(super) pagina: String,
    /// `nee` when the page must not reload by itself.
    #[serde(default)]
    pub(super) ververs: String,
}

#[derive(Template)]
#[template(path = "pages/staff/exchange/look.html")]
struct LookPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'static str,
    name: &'a str,
    action: String,
    summary: Vec<(String, usize)>,
    tabs: Vec<NavItem>,
    title_head: &'static str,
    lines: Vec<Shown>,
    pager: Pager,
    is_done: bool,
    has_refused: bool,
    does_something: bool,
    decide: &'static str,
    seen: Uuid,
    complaint: Option<String>,
    was_refused: bool,
    report: String,
}

/// What a file would do, or did.
pub(super) fn page(
    visit: &Visit,
    (request, plan): (&ImportRequest, &Plan),
    query: &LookQuery,
    status: StatusCode,
) -> PageResult {
    let here = format!("/redactie/invoer/{}", request.id);
    let toon = SHOWN.into_iter().find(|one| *one == query.toon).unwrap_or("alles");
    let all = lines(visit, plan, toon);
    let pages = all.len().div_ceil(PER_PAGE).max(1);
    let number = query.pagina.parse().unwrap_or(1_usize).clamp(1, pages);
    let address = |number: usize| format!("{here}?toon={toon}&pagina={number}");
    let is_done = request.state == ImportState::BroughtIn;
    let page = LookPage {
        v: visit,
        crumbs: crumbs(visit),
        title: if is_done { "exchange-did-title" } else { "exchange-look-title" },
        name: &request.file_name,
        summary: summary(visit, plan.counts),
        tabs: tabs(visit, toon),
        title_head: if toon == "let-op" { "exchange-column-column" } else { "exchange-column-title" },
        lines: all.into_iter().skip((number - 1) * PER_PAGE).take(PER_PAGE).collect(),
        pager: Pager {
            page: number,
            pages,
            previous: (number > 1).then(|| address(number - 1)),
            next: (number < pages).then(|| address(number + 1)),
        },
        is_done,
        has_refused: plan.counts.refused > 0,
        does_something: plan.counts.do_something(),
        decide: if request.publish { "exchange-decide-publish" } else { "exchange-decide-check" },
        seen: request.seal.unwrap_or_default(),
        complaint: complaint(visit, request).or_else(|| not_as_seen(visit, status)),
        was_refused: status == super::super::INVALID,
        report: format!("{here}/verslag/verslag"),
        action: here,
    };
    visit.page_with(status, &page)
}

fn not_as_seen(visit: &Visit, status: StatusCode) -> Option<String> {
    (status == StatusCode::CONFLICT).then(|| visit.t("exchange-not-as-seen-text").to_owned())
}

/// The way back.
pub(super) fn crumbs(visit: &Visit) -> Vec<Crumb> {
    vec![Crumb { href: "/redactie/invoer".to_owned(), label: visit.t("exchange-title").to_owned() }]
}

fn summary(visit: &Visit, counts: Counts) -> Vec<(String, usize)> {
    let all = [
        ("new", counts.new),
        ("changed", counts.changed),
        ("unchanged", counts.unchanged),
        ("kept", counts.kept),
        ("around", counts.around),
        ("refused", counts.refused),
        ("vanished", counts.vanished),
    ];
    all.into_iter()
        .filter(|(key, count)| *count > 0 || ["new", "changed", "unchanged"].contains(key))
        .map(|(key, count)| (visit.t(&format!("exchange-count-{key}")).to_owned(), count))
        .collect()
}

fn tabs(visit: &Visit, toon: &str) -> Vec<NavItem> {
    let hrefs =
        ["?toon=alles", "?toon=nieuw", "?toon=gewijzigd", "?toon=behouden", "?toon=fout", "?toon=let-op"];
    let tab = |(one, href): (&str, &'static str)| NavItem {
        href,
        label: visit.t(&format!("exchange-show-{one}")).to_owned(),
        current: one == toon,
    };
    SHOWN.into_iter().zip(hrefs).map(tab).collect()
}
