use shell::{Path, Problem};
use utoipa::IntoParams;

use super::VERSION;
use super::near::Around;
use super::objects::{FullService, ListedService};
use super::page::{Paging, ServicePage, list as page, one as object};
use super::service::{full_service, minimal, service};
use super::{filter, filter::Filter, page as paging};
use crate::OfferId;
use crate::api::answer::{Answer, moved};
use crate::api::asked::Asked;
use crate::api::parameters::id_in_path;

/// How much of each service.
#[derive(Debug, Clone, Copy, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Depth {
    /// No more than tells whether it changed, and everything on one page.
    #[param(value_type = Option<bool>)]
    minimal: bool,
    /// With all that belongs to it.
    #[param(value_type = Option<bool>)]
    full: bool,
}

/// The services that are public, a page at a time.
#[utoipa::path(
    get,
    path = "/services",
    operation_id = "listServices",
    tag = "services",
    params(Paging, Filter, Around, Depth),
    responses(
        (status = 200, description = "A page of services", content((ServicePage = "application/json"), (String = "application/x-ndjson")), headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(asked: Asked) -> Answer {
    let names = [&paging::NAMES[..], &filter::NAMES, &["minimal", "full"]].concat();
    asked.parameters.only(&names)?;
    let depth = Depth { minimal: asked.parameters.flag("minimal")?, full: asked.parameters.flag("full")? };
    let mut paging = Paging::read(&asked.parameters)?;
    let offers = Filter::offers(&asked).await?;
    if depth.minimal {
        paging = paging.on_one_page(offers.len());
    }
    page::<ServicePage, OfferId, ListedService>(&asked, paging, offers, move |id, teller, telling| {
        let listings = teller.snapshot.offer(*id);
        let listing = &listings.first()?.listing;
        Some(match depth {
            Depth { minimal: true, .. } => ListedService::Minimal(minimal(listing)),
            Depth { full: true, .. } => ListedService::Full(Box::new(full_service(&listings, telling)?)),
            Depth { .. } => ListedService::Plain(Box::new(service(listing, telling))),
        })
    })
}

/// One service with all that belongs to it.
#[utoipa::path(
    get,
    path = "/services/{id}",
    operation_id = "getService",
    tag = "services",
    params(("id" = uuid::Uuid, Path, description = "The id of the service")),
    responses(
        (status = 301, description = "It was merged into another service, which `Location` names", headers(("Location" = String, description = "The service that stayed"), ("API-Version" = String, description = "The version of this API"))),
        (status = 200, description = "The service", body = FullService, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "The id is no UUID", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn one(asked: Asked, Path(id): Path<String>) -> Answer {
    asked.parameters.only(&[])?;
    let id = OfferId::from_uuid(id_in_path(&id)?);
    let listings = asked.snapshot.offer(id);
    if listings.is_empty() {
        let next = asked.took_in(id).await?;
        return moved(VERSION, &format!("/hsds/services/{next}"));
    }
    object(&asked, |telling| full_service(&listings, telling))
}
