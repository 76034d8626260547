use uuid::Uuid;

use super::attributes::{Link, attributes, of_offer_at, of_place};
use super::objects::{
    Accessibility, Address, FullLocation, FullServiceAtLocation, Location, ServiceAtLocation,
};
use super::schedule::schedules;
use super::service::{contact, phones, service};
use super::telling::Telling;
use crate::{Listing, Place};

/// Of the municipalities that use this program; HSDS asks for a province in each address.
const PROVINCE: &str = "Overijssel";

/// A service at a place with what is one to one with it; none for what has no place.
pub(super) fn at_location(listing: &Listing, telling: Telling<'_>) -> Option<ServiceAtLocation> {
    let place = listing.place.as_ref()?;
    Some(ServiceAtLocation {
        id: listing.id().uuid(),
        service_id: listing.offer.id.uuid(),
        location_id: place.id.uuid(),
        service: service(listing, telling),
        location: location(place),
    })
}

/// A service at a place as it stands within its service.
pub(super) fn within_service(listing: &Listing, telling: Telling<'_>) -> Option<FullServiceAtLocation> {
    let place = listing.place.as_ref()?;
    let link = Link { entity: "service_at_location", id: listing.id().uuid() };
    Some(FullServiceAtLocation {
        id: listing.id().uuid(),
        service_id: listing.offer.id.uuid(),
        location_id: place.id.uuid(),
        service: None,
        location: full_location(place, telling),
        schedules: schedules(listing, telling),
        contacts: Vec::new(),
        phones: Vec::new(),
        attributes: attributes(link, of_offer_at(&listing.at, telling.today), telling.speech),
    })
}

/// A service at a place by itself, with all that belongs to it.
pub(super) fn full_at_location(listing: &Listing, telling: Telling<'_>) -> Option<FullServiceAtLocation> {
    Some(FullServiceAtLocation {
        service: Some(service(listing, telling)),
        contacts: vec![contact(&listing.offer)],
        phones: phones(&listing.offer),
        ..within_service(listing, telling)?
    })
}

fn location(place: &Place) -> Location {
    Location {
        id: place.id.uuid(),
        location_type: "physical",
        name: place.name.clone(),
        latitude: place.coordinates.map(|point| point.latitude()),
        longitude: place.coordinates.map(|point| point.longitude()),
        external_identifier: place.neighbourhood.to_string(),
        external_identifier_type: "CBS buurt",
    }
}

fn full_location(place: &Place, telling: Telling<'_>) -> FullLocation {
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
    let accessibility = |access: &crate::Access| Accessibility {
        id: part(access.name()),
        location_id,
        description: telling.speech.word("access", access.name()),
    };
    FullLocation {
        location: location(place),
        addresses: address.into_iter().collect(),
        accessibility: place.access.iter().map(accessibility).collect(),
        attributes: attributes(Link { entity: "location", id: location_id }, of_place(place), telling.speech),
    }
}
