use askama::Template;
use axum::extract::State;
use shell::{NavItem, PageResult, Query, Visit};

use super::calls::Counts;
use super::done::{Done, DoneQuery};
use super::{day, desk};
use crate::actions::queue;
use crate::catalogue::Catalogue;

struct Line {
    title: String,
    href: String,
    organisation: String,
    what: &'static str,
    since: String,
}

#[derive(Template)]
#[template(path = "pages/staff/queue.html")]
struct QueuePage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    count: String,
    lines: Vec<Line>,
    done: Option<Done>,
    upkeep: String,
}

/// What waits for the editor, longest waiting first.
pub(crate) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(query): Query<DoneQuery>,
) -> PageResult {
    let upkeep = Counts::of(&visit, &catalogue).await?.told(&visit);
    let waiting = queue(&visit.cx).await?;
    let names = partners::names(&mut visit.cx.read().await?).await?;
    let lines = waiting.iter().map(|offer| Line {
        title: offer.title.clone(),
        href: format!("/redactie/{}", offer.id),
        organisation: names.get(&offer.organisation).cloned().unwrap_or_default(),
        what: if offer.has_proposal { "queue-change" } else { "queue-new" },
        since: day(offer.changed_at),
    });
    visit.page(&QueuePage {
        v: &visit,
        tabs: desk::tabs(&visit, "/redactie"),
        count: visit.t_with("queue-count", "count", waiting.len()),
        lines: lines.collect(),
        done: Done::from_address(&visit, &query).await,
        upkeep,
    })
}
