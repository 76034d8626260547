use std::sync::Arc;

use chrono::SecondsFormat;
use uuid::Uuid;

use super::attributes::{Link, attributes, of_offer, of_offer_at};
use super::objects::{
    Contact, CostOption, FullService, Metadata, MinimalService, Phone, Service, ServiceArea, SpokenLanguage,
};
use super::organization::organization;
use super::place::within_service;
use super::schedule::schedules;
use super::telling::Telling;
use crate::catalogue::PublicListing;
use crate::{Listing, Offer, State};

/// Ages from here on mean that there is no oldest.
const NO_OLDEST: u8 = 100;

/// A service with what is one to one with it.
pub(crate) fn service(listing: &Listing, telling: Telling<'_>) -> Service {
    let offer = &listing.offer;
    let said = &offer.particulars;
    let id = offer.id.uuid();
    Service {
        id,
        organization_id: offer.organisation.uuid(),
        name: offer.title().to_owned(),
        description: said.wording.what.clone(),
        url: format!("{}/aanbod/{id}", telling.base_url),
        email: said.contact.email.as_ref().map(ToString::to_string),
        status: status(offer),
        application_process: said.wording.how_to_join.clone(),
        fees_description: said.wording.price.clone(),
        eligibility_description: said.wording.for_whom.clone(),
        minimum_age: said.ages.from,
        maximum_age: Some(said.ages.to).filter(|oldest| *oldest < NO_OLDEST),
        assured_date: offer.confirmation.as_ref().map(|one| one.on.to_string()),
        alert: alert(offer.state),
        last_modified: last_modified(offer),
        organization: organization(listing),
    }
}

/// No more of a service than tells whether it changed.
pub(super) fn minimal(listing: &Listing) -> MinimalService {
    let offer = &listing.offer;
    MinimalService {
        id: offer.id.uuid(),
        name: offer.title().to_owned(),
        status: status(offer),
        last_modified: last_modified(offer),
    }
}

fn status(offer: &Offer) -> &'static str {
    if offer.state.is_temporarily_closed() { "temporarily closed" } else { "active" }
}

fn last_modified(offer: &Offer) -> String {
    offer.changed_at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn alert(state: State) -> Option<String> {
    match state {
        State::TemporarilyClosed { until: Some(day) } => Some(format!("Dicht tot {day}")),
        State::TemporarilyClosed { until: None } => Some("Nu even dicht".to_owned()),
        State::CheckNeeded => Some("Lang niet nagekeken. Bel voor u gaat.".to_owned()),
        State::Draft | State::ToCheck | State::Published | State::Expired | State::Archived => None,
    }
}

/// A service with all that belongs to it; `listings` are those of one offer.
pub(crate) fn full_service(listings: &[Arc<PublicListing>], telling: Telling<'_>) -> Option<FullService> {
    let listings: Vec<&Listing> = listings.iter().map(|one| &one.listing).collect();
    of_listings(&listings, telling)
}

/// The same as JSON, for a file; whoever asks says which listings may go along.
pub(crate) fn full_service_as_json(listings: &[&Listing], telling: Telling<'_>) -> Option<serde_json::Value> {
    serde_json::to_value(of_listings(listings, telling)?).ok()
}

fn of_listings(listings: &[&Listing], telling: Telling<'_>) -> Option<FullService> {
    let listing = *listings.first()?;
    let offer = &listing.offer;
    let (placed, placeless): (Vec<&Listing>, Vec<&Listing>) =
        listings.iter().copied().partition(|one| one.place.is_some());
    let held = placeless.iter().flat_map(|one| of_offer_at(&one.at, telling.today));
    let held = of_offer(&offer.particulars).into_iter().chain(held).collect();
    let link = Link { entity: "service", id: offer.id.uuid() };
    Some(FullService {
        service: service(listing, telling),
        contacts: vec![contact(offer)],
        phones: phones(offer),
        languages: languages(offer),
        cost_options: vec![cost_option(offer)],
        service_areas: service_areas(offer, telling),
        schedules: placeless.iter().flat_map(|one| schedules(one, telling)).collect(),
        service_at_locations: placed.iter().filter_map(|one| within_service(one, telling)).collect(),
        attributes: attributes(link, held, telling.speech),
        metadata: metadata(offer),
    })
}

fn part(offer: &Offer, name: &str) -> Uuid {
    Uuid::new_v5(&offer.id.uuid(), name.as_bytes())
}

/// Whom to call.
pub(super) fn contact(offer: &Offer) -> Contact {
    let contact = &offer.particulars.contact;
    Contact {
        id: part(offer, "contact"),
        service_id: offer.id.uuid(),
        name: contact.name.clone(),
        title: contact.role.clone(),
        email: contact.email.as_ref().map(ToString::to_string),
    }
}

/// Their number, when there is one.
pub(super) fn phones(offer: &Offer) -> Vec<Phone> {
    let number = offer.particulars.contact.phone.iter();
    let phone = |number: &String| Phone {
        id: part(offer, "phone"),
        service_id: offer.id.uuid(),
        number: number.clone(),
    };
    number.map(phone).collect()
}

fn languages(offer: &Offer) -> Vec<SpokenLanguage> {
    let language = |code: &String| SpokenLanguage {
        id: part(offer, &format!("language {code}")),
        service_id: offer.id.uuid(),
        code: code.clone(),
    };
    offer.particulars.languages.iter().map(language).collect()
}

fn service_areas(offer: &Offer, telling: Telling<'_>) -> Vec<ServiceArea> {
    let wards = offer.particulars.service_area.iter();
    let area = |ward: &areas::WardCode| ServiceArea {
        id: part(offer, &format!("area {ward}")),
        service_id: offer.id.uuid(),
        name: telling.names.ward(*ward).to_owned(),
        extent: ward.to_string(),
        extent_type: "CBS wijk",
    };
    wards.map(area).collect()
}

fn cost_option(offer: &Offer) -> CostOption {
    let cost = &offer.particulars.cost;
    let cents = cost.amount().map_or(0, |amount| amount.0);
    // A price in cents lies far below where a float would round it.
    let amount = i32::try_from(cents).map_or(0.0, |cents| f64::from(cents) / 100.0);
    CostOption {
        id: part(offer, "cost"),
        service_id: offer.id.uuid(),
        option: cost.kind(),
        currency: "EUR",
        amount,
        amount_description: cost.reduction.clone().unwrap_or_else(|| offer.particulars.wording.price.clone()),
    }
}

/// Who said last that it is right.
fn metadata(offer: &Offer) -> Vec<Metadata> {
    let confirmed = offer.confirmation.as_ref().map(|one| Metadata {
        id: part(offer, "confirmation"),
        resource_id: offer.id.uuid(),
        resource_type: "service",
        last_action_date: one.on.to_string(),
        last_action_type: "confirm",
        field_name: "assured_date",
        previous_value: String::new(),
        replacement_value: one.on.to_string(),
        updated_by: one.by.clone(),
    });
    confirmed.into_iter().collect()
}
