use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use kernel::local_time;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::keep::mail;
use super::kept_list::{self, KeptLine};
use super::near::{self, OtherOffer};
use super::offer_place::PlaceView;
use super::offer_view::OfferView;
use super::{moved, stands};
use crate::OfferId;
use crate::catalogue::Catalogue;

#[derive(Template)]
#[template(path = "pages/residents/offer.html")]
struct OfferPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    offer: OfferView,
    report_href: String,
    places: Vec<PlaceView>,
    keep: String,
    kept: Option<KeptLine>,
    /// Its dates as a file, when it has any.
    calendar: Option<String>,
    address: String,
    mail: String,
    own_others: Vec<OtherOffer>,
    alike: Vec<OtherOffer>,
}

/// The page of one offer. What is not public, is of somebody else or never was gives the same answer.
pub(super) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> PageResult {
    let snapshot = stands(&catalogue, &visit).await?;
    let id: OfferId = id.parse().map_err(|_| PageError::NotFound)?;
    let listings = snapshot.offer(id);
    let Some(first) = listings.first() else { return moved::lead_on(&visit, &snapshot, id).await };
    let local = local_time(visit.cx.now());
    let today = local.date();
    let atlas = catalogue.atlas();
    let places = listings.iter().enumerate();
    let places: Vec<PlaceView> = places
        .map(|(number, listing)| PlaceView::of(&visit, (number, listing), atlas.as_deref(), local))
        .collect();
    let back = Crumb { href: results_before(&headers), label: visit.t("show-back").to_owned() };
    let address = visit.absolute(&format!("/aanbod/{id}"));
    let dated = places.iter().any(|place| !place.next.is_empty());
    visit.page(&OfferPage {
        crumbs: vec![back],
        report_href: format!("/aanbod/{id}/klopt-niet"),
        keep: kept_list::button(&visit, first)?,
        kept: kept_list::line(&visit),
        calendar: dated.then(|| format!("/aanbod/{id}/agenda.ics")),
        mail: mail(&visit, first.listing.offer.title(), &address),
        address,
        own_others: near::of_the_same(&visit, &snapshot, first, today),
        alike: near::alike(&visit, &snapshot, first, today),
        offer: OfferView::of(&visit, first, &snapshot.names, today),
        places,
        v: &visit,
    })
}

/// The list from which somebody came, with their question and filters; else the whole list. The browser tells where
/// they came from within this site only, and only an address of the list is used.
fn results_before(headers: &HeaderMap) -> String {
    let whole = || "/aanbod".to_owned();
    let Some(from) = headers.get(header::REFERER).and_then(|from| from.to_str().ok()) else { return whole() };
    let Some((_, query)) = from.split_once("/aanbod?") else { return whole() };
    format!("/aanbod?{query}")
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn the_way_back_leads_to_the_list_and_nowhere_else() {
        for (from, back) in [
            ("http://localhost/aanbod?q=koken&wijk=berkum", "/aanbod?q=koken&wijk=berkum"),
            ("http://localhost/", "/aanbod"),
            ("http://localhost/inloggen?naar=x", "/aanbod"),
            ("https://elders.example/aanbod?q=x", "/aanbod?q=x"),
            ("", "/aanbod"),
        ] {
            let headers = HeaderMap::from_iter([(header::REFERER, HeaderValue::from_static(from))]);
            assert_eq!(results_before(&headers), back, "{from}");
        }
        assert_eq!(results_before(&HeaderMap::new()), "/aanbod");
    }
}
