use chrono::{NaiveDate, NaiveDateTime};
use shell::Visit;

use super::{capitalised, card, speech};
use crate::catalogue::{PublicListing, next_times};
use crate::speech::SpokenSession;
use crate::{Contact, Opening, Setting};

/// How many next dates are named.
const NEXT: usize = 3;

/// What is said of an offer wherever it takes place.
#[derive(Debug)]
pub(super) struct OfferView {
    pub(super) title: String,
    pub(super) organisation: String,
    pub(super) closed: Option<(String, String)>,
    pub(super) what: String,
    pub(super) for_whom: String,
    pub(super) when: String,
    pub(super) price: String,
    pub(super) cost: String,
    pub(super) reduction: Option<String>,
    pub(super) how_to_join: String,
    pub(super) whom_to_call: String,
    pub(super) ages: Option<String>,
    pub(super) languages: String,
    pub(super) support: String,
    pub(super) themes: Vec<(String, String)>,
    pub(super) contact: ContactView,
    pub(super) confirmed: Option<String>,
}

/// Whom to call.
#[derive(Debug)]
pub(super) struct ContactView {
    pub(super) who: String,
    pub(super) phone: Option<(String, String)>,
    pub(super) email: Option<(String, String)>,
}

/// What is said of an offer at one place.
#[derive(Debug)]
pub(super) struct PlaceView {
    pub(super) name: String,
    pub(super) address: Vec<String>,
    pub(super) neighbourhood: Option<String>,
    pub(super) secret: bool,
    pub(super) access: Vec<String>,
    pub(super) sessions: Vec<SpokenSession>,
    pub(super) next: Vec<String>,
    pub(super) circumstances: Vec<String>,
    pub(super) observed: Option<String>,
    pub(super) free: Option<String>,
}

impl OfferView {
    /// What the listing says of its offer.
    pub(super) fn of(visit: &Visit, listing: &PublicListing, today: NaiveDate) -> Self {
        let offer = &listing.listing.offer;
        let said = &offer.particulars;
        let speech = speech(visit);
        let theme = |theme: &crate::Theme| {
            (visit.t(&format!("map-theme-{theme}")).to_owned(), format!("/aanbod?thema={theme}"))
        };
        let confirmed = offer.confirmation.as_ref();
        Self {
            title: offer.title().to_owned(),
            organisation: listing.listing.organisation_name.clone(),
            closed: closed(visit, listing, today),
            what: said.wording.what.clone(),
            for_whom: said.wording.for_whom.clone(),
            when: said.wording.when.clone(),
            price: said.wording.price.clone(),
            cost: speech.cost(&said.cost),
            reduction: said.cost.reduction.clone(),
            how_to_join: said.wording.how_to_join.clone(),
            whom_to_call: said.wording.whom_to_call.clone(),
            ages: speech.ages(said.ages),
            languages: speech.languages(&said.languages),
            support: speech.word("support", said.support.name()),
            themes: said.themes.iter().map(theme).collect(),
            contact: ContactView::of(&said.contact),
            confirmed: confirmed
                .map(|one| visit.t_with("show-confirmed", "date", speech.day_and_month(one.on, today))),
        }
    }
}

fn closed(visit: &Visit, listing: &PublicListing, today: NaiveDate) -> Option<(String, String)> {
    let state = listing.listing.offer.state;
    card::closed(visit, state, today)?;
    let text = match state {
        crate::State::TemporarilyClosed { until: Some(day) } if day > today => {
            visit.t_with("show-closed-until-text", "date", speech(visit).day_and_month(day, today))
        }
        crate::State::TemporarilyClosed { .. }
        | crate::State::Draft
        | crate::State::ToCheck
        | crate::State::Published
        | crate::State::CheckNeeded
        | crate::State::Expired
        | crate::State::Archived => visit.t("show-closed-text").to_owned(),
    };
    Some((visit.t("show-closed").to_owned(), text))
}

impl ContactView {
    fn of(contact: &Contact) -> Self {
        let digits =
            |phone: &str| phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
        Self {
            who: match &contact.role {
                Some(role) => format!("{}, {role}", contact.name),
                None => contact.name.clone(),
            },
            phone: contact.phone.as_ref().map(|phone| (phone.clone(), format!("tel:{}", digits(phone)))),
            email: contact.email.as_ref().map(|email| (email.to_string(), format!("mailto:{email}"))),
        }
    }
}

impl PlaceView {
    /// What the listing says of its place, as seen at `local`.
    pub(super) fn of(visit: &Visit, listing: &PublicListing, local: NaiveDateTime) -> Self {
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
            access: place.map_or_else(Vec::new, |place| {
                place.access.iter().map(|one| speech.word("access", one.name())).collect()
            }),
            sessions: at.sessions.iter().map(|session| speech.session(session, today)).collect(),
            next: next.enumerate().map(told).collect(),
            circumstances: speech.circumstances(&at.circumstances),
            observed: speech.observed(&at.circumstances, today),
            free: speech.free_places(at.capacity, today),
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
