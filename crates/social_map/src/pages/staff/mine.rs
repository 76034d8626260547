use access::Action;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{PageError, PageResult, Pager, Query, Visit};

use super::due::{self, DueRow};
use super::{INVALID, day, tone};
use crate::actions::my_offers;
use crate::catalogue::Catalogue;
use crate::store::OfferLine;

const ROWS: usize = 50;

/// Where in the list the visitor is, and what they just confirmed. What is no number is left out.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct MineQuery {
    #[serde(default)]
    pagina: String,
    #[serde(default)]
    bevestigd: String,
    #[serde(default)]
    overgeslagen: String,
}

struct Line {
    title: String,
    href: String,
    tone: &'static str,
    state: String,
    to_do: String,
    changed: String,
}

#[derive(Template)]
#[template(path = "pages/staff/mine.html")]
struct MinePage<'a> {
    v: &'a Visit,
    lines: Vec<Line>,
    pager: Pager,
    may_create: bool,
    /// Offers of which a visitor says that something is not right.
    reported: Vec<(String, String)>,
    due: Vec<DueRow>,
    done: Option<String>,
    nothing_ticked: bool,
}

/// The offers that the visitor may change, with where they stand and what to do.
pub(crate) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(query): Query<MineQuery>,
) -> PageResult {
    page(&visit, &catalogue, &query, StatusCode::OK).await
}

pub(super) async fn page(
    visit: &Visit,
    catalogue: &Catalogue,
    query: &MineQuery,
    status: StatusCode,
) -> PageResult {
    let due = due::of_their_own(visit, catalogue).await?;
    let found = my_offers(&visit.cx, query.pagina.parse().unwrap_or(1), ROWS).await?;
    let mine = MinePage {
        v: visit,
        lines: found.lines.iter().map(|offer| line(visit, offer)).collect(),
        pager: Pager::of(found.page, found.pages, |to| format!("/mijn-aanbod?pagina={to}")),
        reported: reported(visit).await?,
        may_create: visit.cx.actor.could(Action::CreateOffer, visit.cx.now()),
        done: done(visit, query),
        nothing_ticked: status == INVALID,
        due,
    };
    visit.page_with(status, &mine)
}

fn done(visit: &Visit, query: &MineQuery) -> Option<String> {
    let confirmed: usize = query.bevestigd.parse().ok()?;
    let skipped: usize = query.overgeslagen.parse().unwrap_or_default();
    let told = visit.t_with("upkeep-confirmed", "count", confirmed);
    let left = (skipped > 0).then(|| visit.t_with("upkeep-skipped", "count", skipped));
    Some(std::iter::once(told).chain(left).collect::<Vec<_>>().join(" "))
}

/// Each offer once; an editor reads all of it at the desk for reports.
async fn reported(visit: &Visit) -> Result<Vec<(String, String)>, PageError> {
    if visit.cx.actor.organisation().is_none() {
        return Ok(Vec::new());
    }
    let reports = crate::open_reports(&visit.cx).await?;
    let mut titles: Vec<(String, String)> = reports
        .into_iter()
        .map(|line| (line.title, format!("/mijn-aanbod/{}/wijzigen", line.report.offer)))
        .collect();
    titles.sort_unstable();
    titles.dedup();
    Ok(titles)
}

fn line(visit: &Visit, offer: &OfferLine) -> Line {
    let to_do = match (offer.has_proposal, &offer.sent_back_because) {
        (true, _) => visit.t("my-offers-todo-proposal").to_owned(),
        (false, Some(_)) => visit.t("my-offers-todo-sent-back").to_owned(),
        (false, None) => visit.t(&format!("my-offers-todo-{}", offer.state)).to_owned(),
    };
    Line {
        title: offer.title.clone(),
        href: format!("/mijn-aanbod/{}/wijzigen", offer.id),
        tone: tone(offer.state),
        state: visit.t(&format!("offer-state-{}", offer.state)).to_owned(),
        to_do,
        changed: day(offer.changed_at),
    }
}
