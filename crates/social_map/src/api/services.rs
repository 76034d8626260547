use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::local_time;
use serde::{Deserialize, Serialize};
use shell::{PageError, Path, Query, Visit};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Problem, document};
use super::hsds::{FullService, Service};
use super::service::{full_service, service};
use crate::catalogue::{Catalogue, Snapshot};
use crate::search::Search;
use crate::{OfferId, pages};

const PER_PAGE: usize = 50;
const MOST_PER_PAGE: usize = 100;

/// The parameters of the list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct ListQuery {
    /// Words to search for, in Dutch.
    search: Option<String>,
    /// Which page, from 1.
    #[param(value_type = Option<u32>, minimum = 1)]
    page: Option<String>,
    /// How many on a page, at most 100.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 100)]
    per_page: Option<String>,
}

/// A page of services.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ServicePage {
    total_items: usize,
    total_pages: usize,
    page_number: usize,
    size: usize,
    first_page: bool,
    last_page: bool,
    empty: bool,
    contents: Vec<Service>,
}

/// The services that are public, or those that hold words of a question, a page at a time.
#[utoipa::path(
    get,
    path = "/hsds/services",
    operation_id = "listServices",
    tag = "hsds",
    params(ListQuery),
    responses(
        (status = 200, description = "A page of services", body = ServicePage),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    query: Result<Query<ListQuery>, PageError>,
) -> Response {
    let Ok(snapshot) = pages::stands(&catalogue, &visit).await else {
        return Problem::UNAVAILABLE.into_response();
    };
    let Some((query, page, per_page)) = query.ok().and_then(|Query(query)| numbers(query)) else {
        return Problem::BAD_PARAMETER.into_response();
    };
    let Some(offers) = offers(&snapshot, query.search.as_deref().unwrap_or_default(), &visit) else {
        return Problem::UNAVAILABLE.into_response();
    };
    let total_pages = offers.len().div_ceil(per_page);
    let shown = offers.iter().skip((page - 1).saturating_mul(per_page)).take(per_page);
    let base_url = &visit.house.base_url;
    let contents: Vec<Service> =
        shown.filter_map(|id| Some(service(&snapshot.offer(*id).first()?.listing, base_url))).collect();
    document(&ServicePage {
        total_items: offers.len(),
        total_pages,
        page_number: page,
        size: contents.len(),
        first_page: page == 1,
        last_page: page >= total_pages,
        empty: contents.is_empty(),
        contents,
    })
}

fn numbers(query: ListQuery) -> Option<(ListQuery, usize, usize)> {
    let number = |text: &Option<String>, unless: usize| match text {
        None => Some(unless),
        Some(text) => text.parse().ok().filter(|number| *number > 0),
    };
    let page = number(&query.page, 1)?;
    let per_page = number(&query.per_page, PER_PAGE).filter(|size| *size <= MOST_PER_PAGE)?;
    Some((query, page, per_page))
}

/// The offers that answer a question, best first; without one all of them by identity.
fn offers(snapshot: &Arc<Snapshot>, text: &str, visit: &Visit) -> Option<Vec<OfferId>> {
    if text.trim().is_empty() {
        return Some(snapshot.offers());
    }
    let search = Search { text: text.to_owned(), page: 1, per_page: usize::MAX, ..Search::default() };
    let found = snapshot.find(&search, visit.cx.now()).ok()?;
    let mut offers: Vec<OfferId> = Vec::new();
    for hit in &found.results {
        if !offers.contains(&hit.listing.offer()) {
            offers.push(hit.listing.offer());
        }
    }
    Some(offers)
}

/// One service with all that belongs to it.
#[utoipa::path(
    get,
    path = "/hsds/services/{id}",
    operation_id = "getService",
    tag = "hsds",
    params(("id" = uuid::Uuid, Path, description = "The id of the service")),
    responses(
        (status = 200, description = "The service", body = FullService),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn one(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    id: Result<Path<String>, PageError>,
) -> Response {
    let Ok(snapshot) = pages::stands(&catalogue, &visit).await else {
        return Problem::UNAVAILABLE.into_response();
    };
    let Some(id) = id.ok().and_then(|Path(id)| id.parse::<OfferId>().ok()) else {
        return Problem::NOT_FOUND.into_response();
    };
    let today = local_time(visit.cx.now()).date();
    match full_service(&snapshot.offer(id), &visit.house.base_url, &snapshot.names, today) {
        Some(service) => document(&service),
        None => Problem::NOT_FOUND.into_response(),
    }
}
