//! What was found, by place: what the map draws and the list below it says.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use shell::Visit;

use super::{card, speech};
use crate::catalogue::PublicListing;
use crate::kept::short;
use crate::search::Hit;
use crate::{Place, PlaceId};

/// A place where something was found.
#[derive(Debug)]
pub(super) struct PlaceGroup {
    pub(super) place: Place,
    /// What leads to it within the page.
    pub(super) anchor: String,
    pub(super) address: String,
    pub(super) area: String,
    pub(super) offers: Vec<OfferThere>,
}

/// An offer at a place.
#[derive(Debug)]
pub(super) struct OfferThere {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) when: String,
}

/// An offer that has no place: online, at home, or at an address that nobody may know.
#[derive(Debug)]
pub(super) struct PlacelessOffer {
    pub(super) offer: OfferThere,
    pub(super) way: String,
}

/// The places of these results, by name.
pub(super) fn places(visit: &Visit, hits: &[Hit], today: NaiveDate) -> Vec<PlaceGroup> {
    let mut groups: BTreeMap<PlaceId, PlaceGroup> = BTreeMap::new();
    for hit in hits {
        let listing = hit.listing.as_ref();
        let Some(place) = &listing.listing.place else { continue };
        let group = groups.entry(place.id).or_insert_with(|| group(place, listing));
        group.offers.push(there(visit, listing, today));
    }
    let mut groups: Vec<PlaceGroup> = groups.into_values().collect();
    groups
        .sort_by(|one, other| one.place.name.cmp(&other.place.name).then(one.place.id.cmp(&other.place.id)));
    groups
}

/// The results that have no place.
pub(super) fn placeless(visit: &Visit, hits: &[Hit], today: NaiveDate) -> Vec<PlacelessOffer> {
    let without = hits.iter().map(|hit| hit.listing.as_ref()).filter(|one| one.listing.place.is_none());
    without
        .map(|listing| PlacelessOffer {
            offer: there(visit, listing, today),
            way: card::place(visit, listing),
        })
        .collect()
}

fn group(place: &Place, listing: &PublicListing) -> PlaceGroup {
    let parts = [place.street.clone(), Some(place.town.clone())];
    let area = [listing.neighbourhood.as_str(), listing.ward.as_str()];
    let mut area: Vec<&str> = area.into_iter().filter(|name| !name.is_empty()).collect();
    area.dedup();
    PlaceGroup {
        anchor: format!("plek-{}", short(place.id)),
        address: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        area: area.join(", "),
        offers: Vec::new(),
        place: place.clone(),
    }
}

fn there(visit: &Visit, listing: &PublicListing, today: NaiveDate) -> OfferThere {
    OfferThere {
        title: listing.listing.offer.title().to_owned(),
        href: format!("/aanbod/{}", listing.offer()),
        when: speech(visit).sessions_in_short(&listing.listing.at.sessions, today),
    }
}
