use shell::{Path, Problem};
use utoipa::IntoParams;
use uuid::Uuid;

use super::objects::TaxonomyTerm;
use super::page as paging;
use super::page::{Paging, TaxonomyTermPage, list as page, one as object};
use super::telling::Teller;
use super::words::{Word, all_words};
use crate::api::answer::Answer;
use crate::api::asked::Asked;
use crate::api::parameters::id_in_path;

/// Which terms.
#[derive(Debug, Clone, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct TermQuery {
    /// Words that stand in the name or the code.
    search: Option<String>,
    /// Of this taxonomy.
    taxonomy_id: Option<Uuid>,
    /// Below this term, where here is nothing.
    parent_id: Option<Uuid>,
}

/// The words of these lists; of everyday interests those that occur on the map.
#[utoipa::path(
    get,
    path = "/taxonomy_terms",
    operation_id = "listTaxonomyTerms",
    tag = "taxonomies",
    params(
        Paging,
        TermQuery,
        ("top_only" = Option<bool>, Query, description = "Only terms without a term above them, which here are all"),
    ),
    responses(
        (status = 200, description = "A page of terms", content((TaxonomyTermPage = "application/json"), (String = "application/x-ndjson")), headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(asked: Asked) -> Answer {
    let parameters = &asked.parameters;
    let own = ["search", "taxonomy_id", "top_only", "parent_id"];
    parameters.only(&[&paging::NAMES[..], &own].concat())?;
    let query = TermQuery {
        search: parameters.one("search")?.map(dutch_text::fold),
        taxonomy_id: parameters.id("taxonomy_id")?,
        parent_id: parameters.id("parent_id")?,
    };
    parameters.flag("top_only")?;
    let paging = Paging::read(parameters)?;
    let teller = Teller::from(&asked);
    let speech = teller.telling().speech;
    let said = |word: &Word| {
        let object = word.object(speech);
        let text = dutch_text::fold(&format!("{} {}", object.name, object.code));
        query.search.as_deref().is_none_or(|search| text.contains(search))
            && query.taxonomy_id.is_none_or(|id| id == object.taxonomy_id)
    };
    let mut words = all_words(&asked.snapshot);
    words.retain(|word| query.parent_id.is_none() && said(word));
    page::<TaxonomyTermPage, _, _>(&asked, paging, words, |one, _, telling| Some(one.object(telling.speech)))
}

/// One word.
#[utoipa::path(
    get,
    path = "/taxonomy_terms/{id}",
    operation_id = "getTaxonomyTerm",
    tag = "taxonomies",
    params(("id" = Uuid, Path, description = "The id of the term")),
    responses(
        (status = 200, description = "The term", body = TaxonomyTerm, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "The id is no UUID", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn one(asked: Asked, Path(id): Path<String>) -> Answer {
    asked.parameters.only(&[])?;
    let id = id_in_path(&id)?;
    let found = all_words(&asked.snapshot).into_iter().find(|word| word.id() == id);
    object(&asked, |telling| Some(found?.object(telling.speech)))
}
