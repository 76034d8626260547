use areas::Atlas;
use chrono::{NaiveDate, NaiveDateTime};
use shell::Visit;

use super::spot::small_map;
use super::{capitalised, card, speech};
use crate::catalogue::{PublicListing, next_times};
use crate::speech::SpokenSession;
use crate::{Circumstances, Opening, Setting};

/// How many next dates are named.
const NEXT: usize = 3;

/// What is said of an offer at one place.
#[derive(Debug)]
pub(super) struct PlaceView {
    pub(super) name: String,
    pub(super) address: Vec<String>,
    pub(super) neighbourhood: Option<String>,
    pub(super) secret: bool,
    /// Whether one goes to a place.
    pub(super) is_place: bool,
    /// Where it lies, with what the drawing shows.
    pub(super) map: Option<(String, String)>,
    pub(super) access: Vec<String>,
    pub(super) sessions: Vec<SpokenSession>,
    pub(super) next: Vec<String>,
    pub(super) circumstances: Vec<String>,
    /// What nobody looked at.
    pub(super) unobserved: Option<String>,
    pub(super) observed: Option<String>,
    /// How many places are free, and when that was counted.
    pub(super) free: Vec<String>,
}

impl PlaceView {
    /// What the listing says of its place, as seen at `local`; `number` tells its map from others on the page.
    pub(super) fn of(
        visit: &Visit,
        (number, listing): (usize, &PublicListing),
        atlas: Option<&Atlas>,
        local: NaiveDateTime,
    ) -> Self {
        let speech = speech(visit);
        let today = local.date();
        let (at, setting) = (&listing.listing.at, listing.listing.offer.particulars.setting);
        let place = listing.listing.place.as_ref().filter(|_| setting == Setting::Place);
        let next = next_times(&listing.listing, local, NEXT).into_iter();
        let next = next.map(|time| match time.hours {
            Some(hours) => format!("{} {}", speech.near_date(time.date, today), speech.hours(hours)),
            None => speech.near_date(time.date, today),
        });
        // What is going on comes first.
        let is_open = listing.listing.opening_at(local) == Opening::Open;
        let told = |(nth, time): (usize, String)| match nth {
            0 if is_open => visit.t_with("show-open-now", "time", time),
            _ => capitalised(&time),
        };
        Self {
            name: place.map_or_else(|| card::place(visit, listing), |place| place.name.clone()),
            address: place.map(address).unwrap_or_default(),
            neighbourhood: place.and_then(|_| neighbourhood(visit, listing)),
            secret: setting == Setting::Secret,
            is_place: place.is_some(),
            map: place.zip(atlas).and_then(|(place, atlas)| small_map(visit, atlas, place, number)),
            access: place.map_or_else(Vec::new, |place| {
                place.access.iter().map(|one| speech.word("access", one.name())).collect()
            }),
            sessions: at.sessions.iter().map(|session| speech.session(session, today)).collect(),
            next: next.enumerate().map(told).collect(),
            circumstances: speech.circumstances(&at.circumstances),
            unobserved: unobserved(visit, &at.circumstances),
            observed: speech.observed(&at.circumstances, today),
            free: free(visit, listing, today),
        }
    }
}

fn address(place: &crate::Place) -> Vec<String> {
    let town = match &place.postcode {
        Some(postcode) => format!("{postcode} {}", place.town),
        None => place.town.clone(),
    };
    place.street.iter().cloned().chain([town]).collect()
}

fn neighbourhood(visit: &Visit, listing: &PublicListing) -> Option<String> {
    let args =
        [("neighbourhood", listing.neighbourhood.as_str().into()), ("ward", listing.ward.as_str().into())];
    match (listing.neighbourhood.is_empty(), listing.ward.is_empty()) {
        (true, true) => None,
        (true, false) => Some(listing.ward.clone()),
        (false, true) => Some(listing.neighbourhood.clone()),
        (false, false) => Some(visit.t_args("show-neighbourhood-in", &args)),
    }
}

/// How many places are free. What is not known is said as such, with what to do about it.
fn free(visit: &Visit, listing: &PublicListing, today: NaiveDate) -> Vec<String> {
    let speech = speech(visit);
    let Some(capacity) = listing.listing.at.capacity else {
        return vec![visit.t("show-free-unknown").to_owned()];
    };
    let counted = speech.day_and_month(capacity.confirmed, today);
    match speech.free_places(Some(capacity), today) {
        Some(free) => {
            let of = visit.t_with("show-free-of", "places", capacity.places);
            vec![format!("{free}."), of, visit.t_with("show-free-counted", "date", counted)]
        }
        None => {
            let args = [("free", capacity.free.into()), ("date", counted.into())];
            vec![visit.t_args("show-free-old", &args)]
        }
    }
}

/// What nobody looked at, once somebody looked at anything.
fn unobserved(visit: &Visit, seen: &Circumstances) -> Option<String> {
    if seen.is_empty() {
        return None;
    }
    let looked = [
        ("noise", seen.noise.is_some()),
        ("light", seen.light.is_some()),
        ("crowd", seen.crowd.is_some()),
        ("quiet-room", seen.quiet_room.is_some()),
        ("may-leave", seen.may_leave.is_some()),
        ("fixed-place", seen.fixed_place.is_some()),
        ("informed-beforehand", seen.informed_beforehand.is_some()),
        ("largest-group", seen.largest_group.is_some()),
    ];
    let open: Vec<String> = looked
        .into_iter()
        .filter(|(_, looked)| !looked)
        .map(|(fact, _)| visit.t(&format!("show-unobserved-{fact}")).to_owned())
        .collect();
    let named = speech(visit).joined(&open);
    (!open.is_empty()).then(|| visit.t_with("show-unobserved", "facts", named))
}
