use std::sync::Arc;

use uuid::Uuid;

use super::attributes::{Link, attributes};
use super::objects::{
    FullOrganization, ListedOrganization, ListedService, Organization, OrganizationIdentifier,
};
use super::service::{full_service, minimal};
use super::telling::Telling;
use super::words::Taxonomy;
use crate::Listing;
use crate::catalogue::PublicListing;

/// Who offers it, with what is one to one with it.
pub(super) fn organization(listing: &Listing) -> Organization {
    let profile = listing.organisation.as_deref();
    let about = profile.map(|of| of.about.as_str()).filter(|about| !about.is_empty());
    let former = profile.map(|of| of.former_names.join(", ")).filter(|names| !names.is_empty());
    Organization {
        id: listing.offer.organisation.uuid(),
        name: listing.organisation_name.clone(),
        alternate_name: former,
        // HSDS asks for a description; whoever gave none is called by name.
        description: about.unwrap_or(&listing.organisation_name).to_owned(),
        website: profile.and_then(|of| of.website.as_ref()).map(ToString::to_string),
    }
}

/// An organisation with its public offers, each with its listings; `whole` tells each offer with all that belongs to it.
pub(super) fn full_organization(
    offers: &[Vec<Arc<PublicListing>>],
    telling: Telling<'_>,
    whole: bool,
) -> Option<FullOrganization> {
    let listing = &offers.first()?.first()?.listing;
    let id = listing.offer.organisation.uuid();
    let profile = listing.organisation.as_deref();
    let kvk = profile.and_then(|of| of.kvk.as_ref()).map(|number| OrganizationIdentifier {
        id: Uuid::new_v5(&id, b"kvk"),
        organization_id: id,
        identifier_scheme: "NL-KVK",
        identifier_type: "KvK-nummer",
        identifier: number.to_string(),
    });
    let kind = profile.map(|of| (Taxonomy::OrganisationKind.word(of.kind.name()), None));
    let link = Link { entity: "organization", id };
    let service = |listings: &Vec<Arc<PublicListing>>| match whole {
        true => full_service(listings, telling).map(|service| ListedService::Full(Box::new(service))),
        false => listings.first().map(|one| ListedService::Minimal(minimal(&one.listing))),
    };
    Some(FullOrganization {
        organization: organization(listing),
        organization_identifiers: kvk.into_iter().collect(),
        attributes: attributes(link, kind.into_iter().collect(), telling.speech),
        services: offers.iter().filter_map(service).collect(),
    })
}

/// An organisation in a list, as much of it as was asked for.
pub(super) fn listed_organization(
    offers: &[Vec<Arc<PublicListing>>],
    telling: Telling<'_>,
    (full, whole): (bool, bool),
) -> Option<ListedOrganization> {
    if full || whole {
        return full_organization(offers, telling, whole)
            .map(|organization| ListedOrganization::Full(Box::new(organization)));
    }
    let listing = &offers.first()?.first()?.listing;
    Some(ListedOrganization::Plain(organization(listing)))
}
