use shell::Problem;

use super::VERSION;
use super::found::OffersFound;
use super::parameters::{self, Paging, Questioned};
use crate::api::answer::{Answer, json};
use crate::api::asked::{Asked, failed};
use crate::search::Search;

/// Searches what there is to do and to get help with, as the page `/aanbod` does. Filters hold together for one and the
/// same offer at the same place; those on time for one and the same session.
#[utoipa::path(
    get,
    path = "/offers",
    operation_id = "searchOffers",
    tag = "offers",
    params(Paging),
    responses(
        (status = 200, description = "What was found, with what each other choice would leave", body = OffersFound, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(asked: Asked) -> Answer {
    let Questioned { wanted, near, paging } = parameters::read(&asked).await?;
    let search = Search { per_page: paging.per_page(), ..near.around(wanted.search()) };
    let found = asked.snapshot.find(&search, asked.visit.cx.now()).map_err(failed)?;
    json(VERSION, &OffersFound::of(&asked, &wanted, &found, paging.per_page()))
}
