use chrono::NaiveDateTime;
use shell::{PageError, Visit};

use super::kept_now::KeptNow;
use super::{capitalised, card, speech};
use crate::catalogue::{PublicListing, Snapshot, next_times};
use crate::kept::short;

/// How many next dates are named of each place.
const NEXT: usize = 2;
/// How many places of one offer are named.
const MOST_PLACES: usize = 3;

/// An offer in a list that somebody keeps; one that is not on the map says nothing but that.
#[derive(Debug, Default)]
pub(super) struct KeptView {
    /// How the buttons name it.
    pub(super) value: String,
    pub(super) first: bool,
    pub(super) last: bool,
    pub(super) title: String,
    pub(super) href: String,
    pub(super) organisation: String,
    pub(super) places: Vec<KeptPlace>,
    pub(super) cost: String,
    pub(super) who: String,
    pub(super) phone: Option<(String, String)>,
    pub(super) email: Option<(String, String)>,
    pub(super) closed: Option<String>,
    /// Whether it took in another that was kept.
    pub(super) merged: bool,
    /// Whether any date is known.
    pub(super) dated: bool,
}

/// Where and when one can go to it.
#[derive(Debug)]
pub(super) struct KeptPlace {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) when: String,
    pub(super) next: Vec<String>,
}

impl KeptView {
    /// Whether it does not stand on the map, or no longer.
    pub(super) fn is_gone(&self) -> bool {
        self.title.is_empty()
    }
}

/// What is known of each offer in a list, in its order.
pub(super) fn views(
    visit: &Visit,
    snapshot: &Snapshot,
    now: &KeptNow,
    local: NaiveDateTime,
) -> Result<Vec<KeptView>, PageError> {
    let last = now.list.len().saturating_sub(1);
    let views = now.list.offers().iter().enumerate().map(|(place, id)| {
        let listings = snapshot.offer(*id);
        let view = listings.first().map(|first| view(visit, first, local)).unwrap_or_default();
        let places = listings.iter().take(MOST_PLACES).map(|listing| at(visit, listing, local));
        let places: Vec<KeptPlace> = places.collect();
        let dated = places.iter().any(|place| !place.next.is_empty());
        let (first, last) = (place == 0, place == last);
        let merged = now.took_in_another(*id);
        Ok(KeptView { value: short(*id), first, last, places, merged, dated, ..view })
    });
    views.collect()
}

fn view(visit: &Visit, listing: &PublicListing, local: NaiveDateTime) -> KeptView {
    let offer = &listing.listing.offer;
    let contact = super::offer_view::ContactView::of(&offer.particulars.contact);
    KeptView {
        title: offer.title().to_owned(),
        href: format!("/aanbod/{}", offer.id),
        organisation: listing.listing.organisation_name.clone(),
        cost: speech(visit).cost(&offer.particulars.cost),
        who: contact.who,
        phone: contact.phone,
        email: contact.email,
        closed: card::closed(visit, offer.state, local.date()),
        ..KeptView::default()
    }
}

fn at(visit: &Visit, listing: &PublicListing, local: NaiveDateTime) -> KeptPlace {
    let (speech, today) = (speech(visit), local.date());
    let next = next_times(&listing.listing, local, NEXT).into_iter().map(|time| match time.hours {
        Some(hours) => format!("{} {}", speech.near_date(time.date, today), speech.hours(hours)),
        None => speech.near_date(time.date, today),
    });
    let place = listing.listing.place.as_ref();
    let town = |place: &crate::Place| match &place.street {
        Some(street) => format!("{street}, {}", place.town),
        None => place.town.clone(),
    };
    KeptPlace {
        name: place.map_or_else(|| card::place(visit, listing), |place| place.name.clone()),
        address: place.map(town).unwrap_or_default(),
        when: speech.sessions_in_short(&listing.listing.at.sessions, today),
        next: next.map(|time| capitalised(&time)).collect(),
    }
}
