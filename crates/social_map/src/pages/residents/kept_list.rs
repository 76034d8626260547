//! What somebody keeps while they look around, and what every page says of it.

use askama::Template;
use shell::{PageError, Visit};

use crate::OfferId;
use crate::catalogue::PublicListing;
use crate::kept::{Kept, short};

/// The cookie that holds what was kept (ADR 0012).
pub(super) const COOKIE: &str = "bewaard";

#[derive(Template)]
#[template(path = "pages/residents/keep_button.html")]
struct KeepButton<'a> {
    v: &'a Visit,
    kept: bool,
    anchor: String,
    name: &'static str,
    value: String,
    title: &'a str,
}

/// What a page says of the list: how many are in it, and the way to it.
#[derive(Debug)]
pub(super) struct KeptLine {
    pub(super) text: String,
    pub(super) href: &'static str,
}

/// The list that this visitor keeps.
pub(super) fn of(visit: &Visit) -> Kept {
    visit.cookie(COOKIE).map(Kept::from_cookie).unwrap_or_default()
}

/// What a page says of the list, once something is in it.
pub(super) fn line(visit: &Visit) -> Option<KeptLine> {
    let kept = of(visit);
    let key = if kept.is_full() { "keep-line-full" } else { "keep-line" };
    (!kept.is_empty()).then(|| KeptLine { text: visit.t_with(key, "count", kept.len()), href: "/bewaard" })
}

/// The button that keeps the offer of a listing, or no longer does.
pub(super) fn button(visit: &Visit, listing: &PublicListing) -> Result<String, PageError> {
    let offer = listing.offer();
    let kept = of(visit).holds(offer);
    let anchor = anchor(&short(listing.listing.id()));
    let page = KeepButton {
        v: visit,
        kept,
        name: if kept { "eraf" } else { "erbij" },
        value: value(offer, &anchor),
        anchor,
        title: listing.listing.offer.title(),
    };
    Ok(page.render()?)
}

/// Where a page goes on after the button was pressed.
fn anchor(listing: &str) -> String {
    format!("k-{listing}")
}

/// An offer, and the place on the page to return to.
fn value(offer: OfferId, anchor: &str) -> String {
    format!("{}.{anchor}", short(offer))
}
