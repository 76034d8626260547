//! What other programs take along from the list: its dates, what is new, and the list as a file.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use kernel::local_time;
use shell::{PageError, PageResult, Path, Query, Visit};
use tabular_export::Format;

use super::keep::KeptQuery;
use super::kept_now::KeptNow;
use super::map::href;
use super::{feed_atom, feed_table, stands};
use crate::OfferId;
use crate::calendar::{self, LIST_DAYS, MOST_LISTINGS, OFFER_DAYS, Window};
use crate::catalogue::{Catalogue, CatalogueError, Snapshot};
use crate::search::{Hit, Order, Pairs, Search, Wanted};

/// The most rows in a file; more listings than any municipality has.
const MOST_ROWS: usize = 20_000;
/// The most offers in the feed of what is new.
const MOST_NEW: usize = 50;

/// Where the list can be taken along, with its question and filters.
#[derive(Debug)]
pub(super) struct Feeds {
    /// The list itself, as it is written down elsewhere.
    pub(super) here: String,
    pub(super) calendar: String,
    pub(super) news: String,
    pub(super) csv: String,
    pub(super) xlsx: String,
    pub(super) ods: String,
}

impl Feeds {
    pub(super) fn of(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot) -> Self {
        let query = wanted.query(visit, snapshot);
        let way = |path: &str| href(path, &query);
        Self {
            here: visit.absolute(&way("/aanbod")),
            calendar: way("/aanbod/agenda.ics"),
            news: way("/aanbod/nieuw.atom"),
            csv: way("/aanbod/bestand/csv"),
            xlsx: way("/aanbod/bestand/xlsx"),
            ods: way("/aanbod/bestand/ods"),
        }
    }
}

/// All that the address asks for, in one page.
fn found(
    visit: &Visit,
    snapshot: &Snapshot,
    pairs: &Pairs,
    most: usize,
    order: Option<Order>,
) -> Result<Vec<Hit>, PageError> {
    let wanted = Wanted::read(pairs, snapshot);
    let search = Search { page: 1, per_page: most, order, ..wanted.search() };
    Ok(snapshot.find(&search, visit.cx.now()).map_err(CatalogueError::from)?.results)
}

/// The dates of one offer, for a calendar program.
pub(super) async fn offer_calendar(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
) -> PageResult {
    let snapshot = stands(&catalogue, &visit).await?;
    let id: OfferId = id.parse().map_err(|_| PageError::NotFound)?;
    let listings = snapshot.offer(id);
    let first = listings.first().ok_or(PageError::NotFound)?;
    let name = first.listing.offer.title();
    let file = calendar::file(name, window(&visit, OFFER_DAYS), listings.iter().map(|one| &one.listing));
    Ok(calendar_answer(file))
}

/// The dates of the offers in a list that somebody keeps.
pub(super) async fn kept_calendar(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(query): Query<KeptQuery>,
) -> PageResult {
    let snapshot = stands(&catalogue, &visit).await?;
    let now = KeptNow::of(&visit, &snapshot, &query.list(&visit)).await?;
    let kept: Vec<_> = now.list.offers().iter().flat_map(|id| snapshot.offer(*id)).collect();
    let listings = kept.iter().map(|one| &one.listing);
    Ok(calendar_answer(calendar::file(visit.t("kept-title"), window(&visit, OFFER_DAYS), listings)))
}

/// The dates of the coming weeks of all that the address asks for, what comes first first.
pub(super) async fn list_calendar(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(pairs): Query<Pairs>,
) -> PageResult {
    let snapshot = stands(&catalogue, &visit).await?;
    let hits = found(&visit, &snapshot, &pairs, MOST_LISTINGS, Some(Order::Date))?;
    let listings = hits.iter().map(|hit| &hit.listing.listing);
    Ok(calendar_answer(calendar::file(visit.brand_name(), window(&visit, LIST_DAYS), listings)))
}

fn window(visit: &Visit, days: u64) -> Window<'_> {
    Window { today: local_time(visit.cx.now()).date(), days, site: &visit.house.base_url }
}

fn calendar_answer(file: String) -> axum::response::Response {
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"agenda.ics\""),
    ];
    (headers, file).into_response()
}

/// What was added or changed last, of all that the address asks for.
pub(super) async fn news(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(pairs): Query<Pairs>,
) -> PageResult {
    let snapshot = stands(&catalogue, &visit).await?;
    let mut hits = found(&visit, &snapshot, &pairs, MOST_ROWS, None)?;
    hits.sort_by_key(|hit| {
        (
            std::cmp::Reverse(hit.listing.listing.offer.changed_at),
            hit.listing.offer(),
            hit.listing.listing.id(),
        )
    });
    // An offer at several places is one piece of news.
    hits.dedup_by_key(|hit| hit.listing.offer());
    hits.truncate(MOST_NEW);
    let feed = feed_atom::write(&visit, &hits).map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed).into_response())
}

/// The list as a table.
pub(super) async fn file(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(extension): Path<String>,
    Query(pairs): Query<Pairs>,
) -> PageResult {
    let format = Format::from_extension(&extension).ok_or(PageError::NotFound)?;
    let snapshot = stands(&catalogue, &visit).await?;
    let hits = found(&visit, &snapshot, &pairs, MOST_ROWS, None)?;
    let table = feed_table::table(&visit, &hits).map_err(|error| PageError::Internal(error.to_string()))?;
    visit.file("aanbod", &table, format)
}
