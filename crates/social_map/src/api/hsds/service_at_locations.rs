use shell::{Path, Problem};
use utoipa::IntoParams;

use super::VERSION;
use super::near::Around;
use super::objects::{FullServiceAtLocation, ListedServiceAtLocation};
use super::page::{Paging, ServiceAtLocationPage, list as page, one as object};
use super::place::{at_location, full_at_location};
use super::{filter, filter::Filter, page as paging};
use crate::ListingId;
use crate::api::answer::{Answer, moved};
use crate::api::asked::Asked;
use crate::api::parameters::id_in_path;

/// How much of each.
#[derive(Debug, Clone, Copy, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Depth {
    /// With all that belongs to it.
    #[param(value_type = Option<bool>)]
    full: bool,
}

/// The services at the places where they are, a page at a time. What is online, at people's homes or at a secret address
/// has no place and is found among the services.
#[utoipa::path(
    get,
    path = "/service_at_locations",
    operation_id = "listServiceAtLocations",
    tag = "service-at-locations",
    params(Paging, Filter, Around, Depth),
    responses(
        (status = 200, description = "A page of services at a place", content((ServiceAtLocationPage = "application/json"), (String = "application/x-ndjson")), headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(asked: Asked) -> Answer {
    asked.parameters.only(&[&paging::NAMES[..], &filter::NAMES, &["full"]].concat())?;
    let depth = Depth { full: asked.parameters.flag("full")? };
    let paging = Paging::read(&asked.parameters)?;
    let mut listings = Filter::listings(&asked).await?;
    listings.retain(|one| one.listing.place.is_some());
    page::<ServiceAtLocationPage, _, _>(&asked, paging, listings, move |one, _, telling| {
        if depth.full {
            let full = full_at_location(&one.listing, telling)?;
            return Some(ListedServiceAtLocation::Full(Box::new(full)));
        }
        Some(ListedServiceAtLocation::Plain(Box::new(at_location(&one.listing, telling)?)))
    })
}

/// One service at a place with all that belongs to it.
#[utoipa::path(
    get,
    path = "/service_at_locations/{id}",
    operation_id = "getServiceAtLocation",
    tag = "service-at-locations",
    params(("id" = uuid::Uuid, Path, description = "The id of the service at a place")),
    responses(
        (status = 301, description = "Its service was merged into another, which is at the place that `Location` names", headers(("Location" = String, description = "The service at a place that stayed"), ("API-Version" = String, description = "The version of this API"))),
        (status = 200, description = "The service at a place", body = FullServiceAtLocation, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "The id is no UUID", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn one(asked: Asked, Path(id): Path<String>) -> Answer {
    asked.parameters.only(&[])?;
    let id = ListingId::from_uuid(id_in_path(&id)?);
    match asked.snapshot.listings().find(|one| one.listing.id() == id).cloned() {
        Some(found) => object(&asked, |telling| full_at_location(&found.listing, telling)),
        None => {
            let next = asked.took_in_at(id).await?;
            moved(VERSION, &format!("/hsds/service_at_locations/{next}"))
        }
    }
}
