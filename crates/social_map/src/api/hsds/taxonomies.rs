use shell::{Path, Problem};
use utoipa::IntoParams;

use super::objects::Taxonomy as TaxonomyObject;
use super::page as paging;
use super::page::{Paging, TaxonomyPage, list as page, one as object};
use super::words::Taxonomy;
use crate::api::answer::Answer;
use crate::api::asked::Asked;
use crate::api::parameters::id_in_path;

/// Which taxonomies.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct TaxonomyQuery {
    /// Words that stand in the name or the description.
    search: Option<String>,
}

/// The lists of words that HSDS has no field for.
#[utoipa::path(
    get,
    path = "/taxonomies",
    operation_id = "listTaxonomies",
    tag = "taxonomies",
    params(Paging, TaxonomyQuery),
    responses(
        (status = 200, description = "A page of taxonomies", content((TaxonomyPage = "application/json"), (String = "application/x-ndjson")), headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(asked: Asked) -> Answer {
    asked.parameters.only(&[&paging::NAMES[..], &["search"]].concat())?;
    let query = TaxonomyQuery { search: asked.parameters.one("search")?.map(dutch_text::fold) };
    let paging = Paging::read(&asked.parameters)?;
    let teller = super::telling::Teller::from(&asked);
    let speech = teller.telling().speech;
    let said = |taxonomy: &&Taxonomy| {
        let object = taxonomy.object(speech);
        let text = dutch_text::fold(&format!("{} {}", object.name, object.description));
        query.search.as_deref().is_none_or(|search| text.contains(search))
    };
    let all: Vec<Taxonomy> = Taxonomy::ALL.iter().filter(said).copied().collect();
    page::<TaxonomyPage, _, _>(&asked, paging, all, |one, _, telling| Some(one.object(telling.speech)))
}

/// One list of words.
#[utoipa::path(
    get,
    path = "/taxonomies/{id}",
    operation_id = "getTaxonomy",
    tag = "taxonomies",
    params(("id" = uuid::Uuid, Path, description = "The id of the taxonomy")),
    responses(
        (status = 200, description = "The taxonomy", body = TaxonomyObject, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "The id is no UUID", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn one(asked: Asked, Path(id): Path<String>) -> Answer {
    asked.parameters.only(&[])?;
    let id = id_in_path(&id)?;
    let found = Taxonomy::ALL.iter().find(|taxonomy| taxonomy.id() == id);
    object(&asked, |telling| Some(found?.object(telling.speech)))
}
