use std::sync::Arc;

use chrono::{NaiveDate, SecondsFormat};
use uuid::Uuid;

use super::hsds::{
    Accessibility, Address, Attribute, Contact, CostOption, FullService, Location, Organization, Phone,
    Service, ServiceArea, ServiceAtLocation, SpokenLanguage, TaxonomyTerm,
};
use super::schedule::schedules;
use crate::catalogue::{AreaNames, PublicListing};
use crate::{Listing, Offer, Place, State};

/// Of the municipalities that use this program; HSDS asks for a province in each address.
const PROVINCE: &str = "Overijssel";
/// Ages from here on mean that there is no oldest.
const NO_OLDEST: u8 = 100;

/// A service with what is one to one with it.
pub(super) fn service(listing: &Listing, base_url: &str) -> Service {
    let offer = &listing.offer;
    let said = &offer.particulars;
    let id = offer.id.uuid();
    Service {
        id,
        organization_id: offer.organisation.uuid(),
        name: offer.title().to_owned(),
        description: said.wording.what.clone(),
        url: format!("{base_url}/aanbod/{id}"),
        email: said.contact.email.as_ref().map(ToString::to_string),
        status: if offer.state.is_temporarily_closed() { "temporarily closed" } else { "active" },
        application_process: said.wording.how_to_join.clone(),
        fees_description: said.wording.price.clone(),
        eligibility_description: said.wording.for_whom.clone(),
        minimum_age: said.ages.from,
        maximum_age: Some(said.ages.to).filter(|oldest| *oldest < NO_OLDEST),
        assured_date: offer.confirmation.as_ref().map(|one| one.on.to_string()),
        alert: alert(offer.state),
        last_modified: offer.changed_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        organization: Organization {
            id: offer.organisation.uuid(),
            name: listing.organisation_name.clone(),
            description: listing.organisation_name.clone(),
        },
    }
}

fn alert(state: State) -> Option<String> {
    match state {
        State::TemporarilyClosed { until: Some(day) } => Some(format!("Dicht tot {day}")),
        State::TemporarilyClosed { until: None } => Some("Nu even dicht".to_owned()),
        State::Draft
        | State::ToCheck
        | State::Published
        | State::CheckNeeded
        | State::Expired
        | State::Archived => None,
    }
}

/// A service with all that belongs to it; `listings` are those of one offer.
pub(super) fn full_service(
    listings: &[Arc<PublicListing>],
    base_url: &str,
    names: &AreaNames,
    today: NaiveDate,
) -> Option<FullService> {
    let listing = &listings.first()?.listing;
    let offer = &listing.offer;
    let said = &offer.particulars;
    let service_id = offer.id.uuid();
    let part = |name: &str| Uuid::new_v5(&service_id, name.as_bytes());
    let (placed, placeless): (Vec<&Listing>, Vec<&Listing>) =
        listings.iter().map(|one| &one.listing).partition(|one| one.place.is_some());
    Some(FullService {
        service: service(listing, base_url),
        contacts: vec![Contact {
            id: part("contact"),
            service_id,
            name: said.contact.name.clone(),
            title: said.contact.role.clone(),
            email: said.contact.email.as_ref().map(ToString::to_string),
        }],
        phones: said
            .contact
            .phone
            .iter()
            .map(|number| Phone { id: part("phone"), service_id, number: number.clone() })
            .collect(),
        languages: said
            .languages
            .iter()
            .map(|code| SpokenLanguage {
                id: part(&format!("language {code}")),
                service_id,
                code: code.clone(),
            })
            .collect(),
        cost_options: vec![cost_option(offer, part("cost"))],
        service_areas: said
            .service_area
            .iter()
            .map(|ward| ServiceArea {
                id: part(&format!("area {ward}")),
                service_id,
                name: names.ward(*ward).to_owned(),
                extent: ward.to_string(),
                extent_type: "CBS wijk",
            })
            .collect(),
        schedules: placeless.iter().flat_map(|one| schedules(one, today)).collect(),
        service_at_locations: placed.iter().filter_map(|one| at_location(one, today)).collect(),
        attributes: attributes(offer),
    })
}

fn cost_option(offer: &Offer, id: Uuid) -> CostOption {
    let cost = &offer.particulars.cost;
    let cents = cost.amount().map_or(0, |amount| amount.0);
    // A price in cents lies far below where a float would round it.
    let amount = i32::try_from(cents).map_or(0.0, |cents| f64::from(cents) / 100.0);
    CostOption {
        id,
        service_id: offer.id.uuid(),
        option: cost.kind(),
        currency: "EUR",
        amount,
        amount_description: cost.reduction.clone().unwrap_or_else(|| offer.particulars.wording.price.clone()),
    }
}

fn at_location(listing: &Listing, today: NaiveDate) -> Option<ServiceAtLocation> {
    let place = listing.place.as_ref()?;
    Some(ServiceAtLocation {
        id: listing.id().uuid(),
        service_id: listing.offer.id.uuid(),
        location_id: place.id.uuid(),
        location: location(place),
        schedules: schedules(listing, today),
    })
}

fn location(place: &Place) -> Location {
    let location_id = place.id.uuid();
    let part = |name: &str| Uuid::new_v5(&location_id, name.as_bytes());
    let address = place.street.as_ref().zip(place.postcode.as_ref()).map(|(street, postcode)| Address {
        id: part("address"),
        location_id,
        address_1: street.clone(),
        city: place.town.clone(),
        state_province: PROVINCE,
        postal_code: postcode.clone(),
        country: "NL",
        address_type: "physical",
    });
    Location {
        id: location_id,
        location_type: "physical",
        name: place.name.clone(),
        latitude: place.coordinates.map(|point| point.latitude()),
        longitude: place.coordinates.map(|point| point.longitude()),
        external_identifier: place.neighbourhood.to_string(),
        external_identifier_type: "CBS buurt",
        addresses: address.into_iter().collect(),
        accessibility: place
            .access
            .iter()
            .map(|one| Accessibility { id: part(one.name()), location_id, description: one.name() })
            .collect(),
    }
}

/// Ambition, themes and support, each a term of a list of ours.
fn attributes(offer: &Offer) -> Vec<Attribute> {
    let said = &offer.particulars;
    let themes = said.themes.iter().map(|theme| ("theme", theme.name()));
    let words = [("ambition", said.ambition.name()), ("support", said.support.name())];
    words
        .into_iter()
        .chain(themes)
        .map(|(taxonomy, word)| {
            let link_id = offer.id.uuid();
            // The same word has the same identity in every service, on every node.
            let term =
                Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("samenkracht {taxonomy} {word}").as_bytes());
            Attribute {
                id: Uuid::new_v5(&link_id, format!("{taxonomy} {word}").as_bytes()),
                link_id,
                link_entity: "service",
                taxonomy_term_id: term,
                taxonomy_term: TaxonomyTerm {
                    id: term,
                    code: word,
                    name: word,
                    description: format!("{taxonomy}: {word}"),
                    taxonomy,
                    language: if taxonomy == "theme" { "nl" } else { "en" },
                },
            }
        })
        .collect()
}
