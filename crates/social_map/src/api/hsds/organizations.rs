use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Id, OrganisationId};
use shell::{Path, Problem};
use utoipa::IntoParams;

use super::objects::{FullOrganization, ListedOrganization};
use super::organization::{full_organization, listed_organization};
use super::page as paging;
use super::page::{OrganizationPage, Paging, list as page, one as object};
use crate::OfferId;
use crate::api::answer::Answer;
use crate::api::asked::Asked;
use crate::api::parameters::id_in_path;
use crate::catalogue::{PublicListing, Snapshot};

/// Which organisations, and how much of each.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct OrganizationQuery {
    /// Words that stand in the name, a former name or the description.
    search: Option<String>,
    /// With all that belongs to it.
    #[param(value_type = Option<bool>)]
    full: bool,
    /// With all that belongs to each of its services.
    #[param(value_type = Option<bool>)]
    full_service: bool,
}

/// How much of one organisation.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct OrganizationDepth {
    /// With all that belongs to each of its services.
    #[param(value_type = Option<bool>)]
    full_service: bool,
}

/// The organisations that have something on the map, a page at a time.
#[utoipa::path(
    get,
    path = "/organizations",
    operation_id = "listOrganizations",
    tag = "organizations",
    params(Paging, OrganizationQuery),
    responses(
        (status = 200, description = "A page of organisations", content((OrganizationPage = "application/json"), (String = "application/x-ndjson")), headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(asked: Asked) -> Answer {
    let parameters = &asked.parameters;
    parameters.only(&[&paging::NAMES[..], &["search", "full", "full_service"]].concat())?;
    let query = OrganizationQuery {
        search: parameters.one("search")?.map(str::to_owned),
        full: parameters.flag("full")?,
        full_service: parameters.flag("full_service")?,
    };
    let paging = Paging::read(parameters)?;
    let words = dutch_text::fold(query.search.as_deref().unwrap_or_default());
    let words: Vec<&str> = dutch_text::words(&words).collect();
    let mut offers = offers_by_organisation(&asked.snapshot);
    offers.retain(|_, offers| says(offers, &asked.snapshot, &words));
    let depth = (query.full, query.full_service);
    page::<OrganizationPage, Vec<OfferId>, ListedOrganization>(
        &asked,
        paging,
        offers.into_values().collect(),
        move |offers, teller, telling| {
            listed_organization(&listings(offers, &teller.snapshot), telling, depth)
        },
    )
}

/// One organisation with what it offers.
#[utoipa::path(
    get,
    path = "/organizations/{id}",
    operation_id = "getOrganization",
    tag = "organizations",
    params(("id" = uuid::Uuid, Path, description = "The id of the organisation"), OrganizationDepth),
    responses(
        (status = 200, description = "The organisation", body = FullOrganization, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "The id is no UUID, or a parameter is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn one(asked: Asked, Path(id): Path<String>) -> Answer {
    asked.parameters.only(&["full_service"])?;
    let depth = OrganizationDepth { full_service: asked.parameters.flag("full_service")? };
    let id: OrganisationId = Id::from_uuid(id_in_path(&id)?);
    let offers = offers_by_organisation(&asked.snapshot).remove(&id).unwrap_or_default();
    let listings = listings(&offers, &asked.snapshot);
    object(&asked, |telling| full_organization(&listings, telling, depth.full_service))
}

/// The public offers of each organisation; who has none on the map is not told.
fn offers_by_organisation(snapshot: &Snapshot) -> BTreeMap<OrganisationId, Vec<OfferId>> {
    let mut all: BTreeMap<OrganisationId, Vec<OfferId>> = BTreeMap::new();
    for listing in snapshot.listings() {
        let offer = &listing.listing.offer;
        all.entry(offer.organisation).or_default().push(offer.id);
    }
    for offers in all.values_mut() {
        // An offer at several places has as many listings.
        offers.sort_unstable();
        offers.dedup();
    }
    all
}

fn listings(offers: &[OfferId], snapshot: &Snapshot) -> Vec<Vec<Arc<PublicListing>>> {
    offers.iter().map(|id| snapshot.offer(*id)).collect()
}

/// Whether all words stand in what the organisation says of itself.
fn says(offers: &[OfferId], snapshot: &Snapshot, words: &[&str]) -> bool {
    let listing = offers.first().and_then(|id| snapshot.offer(*id).into_iter().next());
    let Some(listing) = listing else { return false };
    let mut text = listing.listing.organisation_name.clone();
    if let Some(profile) = &listing.listing.organisation {
        text.push_str(&format!(" {} {}", profile.former_names.join(" "), profile.about));
    }
    let text = dutch_text::fold(&text);
    words.iter().all(|word| text.contains(word))
}
