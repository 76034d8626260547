use serde::Serialize;
use shell::Problem;
use utoipa::ToSchema;

use super::VERSION;
use crate::api::answer::{Answer, json, marked, unchanged};
use crate::api::asked::Asked;
use crate::catalogue::NeighbourhoodName;

/// The wards of the municipality.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Areas {
    /// By name.
    wards: Vec<Ward>,
}

/// A ward (*wijk*).
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Ward {
    /// The code of Statistics Netherlands, such as `WK019330`.
    code: String,
    /// What people call it.
    name: String,
    /// The value of `wijk` by which offers are filtered.
    word: String,
    /// The neighbourhoods in it, by code.
    neighbourhoods: Vec<Neighbourhood>,
}

/// A neighbourhood (*buurt*).
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Neighbourhood {
    /// The code of Statistics Netherlands, such as `BU01933030`.
    code: String,
    /// What people call it.
    name: String,
    /// The value of `vanaf` by which somebody sets out from here.
    word: String,
}

/// The wards and neighbourhoods of the municipality.
#[utoipa::path(
    get,
    path = "/areas",
    operation_id = "listAreas",
    tag = "areas",
    responses(
        (status = 200, description = "The wards with their neighbourhoods", body = Areas, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "There are no parameters here", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(asked: Asked) -> Answer {
    asked.parameters.only(&[])?;
    let etag = asked.etag();
    if let Some(answer) = unchanged(VERSION, &asked.headers, &etag) {
        return Ok(answer);
    }
    let names = &asked.snapshot.names;
    let neighbourhood = |(code, part): (::areas::NeighbourhoodCode, &NeighbourhoodName)| Neighbourhood {
        code: code.to_string(),
        name: part.name.clone(),
        word: part.slug.clone(),
    };
    let wards = names.wards().iter().map(|ward| Ward {
        code: ward.code.to_string(),
        name: ward.name.clone(),
        word: ward.slug.clone(),
        neighbourhoods: names.neighbourhoods_of(ward.code).map(neighbourhood).collect(),
    });
    Ok(marked(json(VERSION, &Areas { wards: wards.collect() })?, &etag))
}
