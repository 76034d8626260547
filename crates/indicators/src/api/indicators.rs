use serde::Serialize;
use shell::{Problem, Query, Visit};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, json, told};
use super::parameters::Parameters;
use crate::{Indicator, Topic};

/// Which indicators.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it only describes the parameters")]
pub(super) struct Asked {
    /// What they are about: `population`, `living`, `income`, `health`, `contact`, `taking-part`, `youth`, `safety`, `care`
    /// or `work`.
    #[param(
        rename = "thema",
        pattern = r"^(population|living|income|health|contact|taking-part|youth|safety|care|work)$"
    )]
    topic: Option<String>,
}

/// The catalogue.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Indicators {
    /// By name.
    indicators: Vec<Described>,
}

/// An indicator as it is defined now.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Described {
    /// Its word, by which its observations are asked.
    slug: String,
    /// What it is called.
    name: String,
    /// What it is about.
    topic: &'static str,
    /// What it tells.
    about: String,
    /// The unit of its figures.
    unit: &'static str,
    /// What stands above the line, when it is divided.
    numerator: Option<String>,
    /// What stands below it.
    denominator: Option<String>,
    /// Which way is better: `up`, `down`, `none` or `ambiguous`.
    direction: &'static str,
    /// Where it comes from.
    source: String,
    /// Under which licence.
    licence: String,
    /// How often there are new figures.
    frequency: &'static str,
    /// The smallest places of which it is known.
    lowest: &'static str,
    /// How larger places follow from smaller: `sum`, `ratio` or `none`.
    aggregation: &'static str,
    /// Whether a model made the figures: never for judging a project in a neighbourhood.
    modelled: bool,
    /// The version of its definition.
    #[schema(minimum = 1)]
    definition: i64,
    /// Why it is kept no longer.
    retired: Option<String>,
}

impl Described {
    pub(super) fn of(one: &Indicator) -> Self {
        let definition = &one.current.definition;
        let said = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        Self {
            slug: one.slug.to_string(),
            name: one.label.name.clone(),
            topic: one.label.topic.name(),
            about: definition.about.clone(),
            unit: definition.unit.name(),
            numerator: said(&definition.numerator),
            denominator: said(&definition.denominator),
            direction: definition.direction.name(),
            source: definition.source.clone(),
            licence: definition.licence.clone(),
            frequency: definition.frequency.name(),
            lowest: definition.lowest.name(),
            aggregation: definition.over_areas.name(),
            modelled: definition.modelled,
            definition: one.current.number,
            retired: one.label.retired.clone(),
        }
    }
}

/// What is measured in the municipality, with its definitions.
#[utoipa::path(
    get,
    path = "/indicators",
    operation_id = "listIndicators",
    tag = "figures",
    params(Asked),
    responses(
        (status = 200, description = "The indicators by name", body = Indicators, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(visit: Visit, Query(pairs): Query<Vec<(String, String)>>) -> Answer {
    let parameters = Parameters::read(pairs, &["thema"])?;
    let topic: Option<Topic> = parameters.one("thema", "A topic of the catalogue, such as `health`.")?;
    let all = crate::catalogue(&visit.cx).await.map_err(told)?;
    let wanted = all.iter().filter(|one| topic.is_none_or(|topic| one.label.topic == topic));
    json(&Indicators { indicators: wanted.map(Described::of).collect() })
}
