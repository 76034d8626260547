use askama::Template;
use shell::{Crumb, PageResult, Visit};

use super::complaint;
use super::look::crumbs;
use crate::exchange::ImportState;
use crate::store::ImportRequest;

#[derive(Template)]
#[template(path = "pages/staff/exchange/ended.html")]
struct EndedPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    name: &'a str,
    tone: &'static str,
    text: String,
}

/// Why nothing came of a file.
pub(super) fn page(visit: &Visit, request: &ImportRequest) -> PageResult {
    let stopped = request.state == ImportState::Cancelled;
    let title = match request.state {
        ImportState::Unreadable => "exchange-unreadable-title",
        ImportState::Cancelled => "exchange-cancelled-title",
        ImportState::GivenUp
        | ImportState::ToRead
        | ImportState::Read
        | ImportState::ToBringIn
        | ImportState::BroughtIn => "exchange-given-up-title",
    };
    visit.page(&EndedPage {
        v: visit,
        crumbs: crumbs(visit),
        title: visit.t(title),
        name: &request.file_name,
        tone: if stopped { "info" } else { "error" },
        text: complaint(visit, request).unwrap_or_else(|| visit.t("exchange-stopped").to_owned()),
    })
}
