use serde::Serialize;
use shell::{Problem, Query, Visit};
use utoipa::{IntoParams, ToSchema};

use super::answer::{Answer, json, told};
use super::indicators::Described;
use super::parameters::Parameters;
use crate::actions::page_of_figures;
use crate::store::figures::Asked as Wanted;
use crate::{Definition, Observation, Place, Slug, Status, When, published};

/// The most figures in one answer, and how many there are when nobody says.
const MOST: i64 = 1_000;

/// Which observations.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it only describes the parameters")]
pub(super) struct Asked {
    /// The word of the indicator.
    #[param(rename = "indicator", pattern = r"^[a-z][a-z0-9-]{0,58}[a-z0-9]$")]
    indicator: String,
    /// Of one place only: its code at Statistics Netherlands, or `NL`.
    #[param(rename = "gebied", pattern = r"^(BU[0-9]{8}|WK[0-9]{6}|GM[0-9]{4}|NL)$")]
    place: Option<String>,
    /// Of one time only: `2024`, `2024-Q1`, `2024-05` or a day.
    #[param(
        rename = "periode",
        pattern = r"^(19[5-9][0-9]|20[0-9]{2})(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|1[0-9]|2[0-8]))?$"
    )]
    period: Option<String>,
    /// Those after the last of the answer before, as its `next` says.
    #[param(
        rename = "na",
        pattern = r"^(19[5-9][0-9]|20[0-9]{2})(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|1[0-9]|2[0-8]))?~(BU[0-9]{8}|WK[0-9]{6}|GM[0-9]{4}|NL)$"
    )]
    after: Option<String>,
    /// How many in one answer, at most 1000.
    #[param(rename = "perPagina", minimum = 1, maximum = 1_000)]
    per_page: Option<i64>,
}

/// The figures of one indicator.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Observations {
    /// What is measured.
    indicator: Described,
    /// What was found, by time and place.
    observations: Vec<Found>,
    /// What to ask as `na` for those that follow; absent when there are no more.
    next: Option<String>,
}

/// One figure, or why there is none.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Found {
    /// The code of the place.
    place: String,
    /// The time it speaks of.
    period: String,
    /// The figure, in the unit of the indicator; absent when it is missing, which is not the same as zero.
    value: Option<f64>,
    /// What stands above the line.
    numerator: Option<f64>,
    /// What stands below it.
    denominator: Option<f64>,
    /// The lower end of the interval of 95 percent.
    low: Option<f64>,
    /// The upper end.
    high: Option<f64>,
    /// How many valid answers it rests on.
    answers: Option<u32>,
    /// Why there is no figure.
    missing: Option<&'static str>,
    /// Whether it can still change.
    provisional: bool,
    /// `brought-in` from the source, `reckoned` from smaller places, or `converted` to other boundaries.
    origin: &'static str,
    /// The year of the division by which the place is meant.
    division: i32,
}

impl Found {
    fn of(definition: &Definition, one: &Observation) -> Self {
        let shown = published(definition, one);
        let known = shown.ok();
        let (parts, margin) = (known.and_then(|shown| shown.parts), known.and_then(|shown| shown.margin));
        Self {
            place: one.place.to_string(),
            period: one.when.to_string(),
            value: known.map(|shown| shown.value),
            numerator: parts.map(|(numerator, _)| numerator),
            denominator: parts.map(|(_, denominator)| denominator),
            low: margin.map(|(low, _)| low),
            high: margin.map(|(_, high)| high),
            answers: known.and_then(|shown| shown.answers),
            missing: shown.err().map(crate::WhyMissing::name),
            provisional: one.status == Status::Provisional,
            origin: one.origin.name(),
            division: one.division,
        }
    }
}

/// The figures of an indicator, by time and place. Small counts of people are rounded, and shares of few people are left out.
#[utoipa::path(
    get,
    path = "/observations",
    operation_id = "listObservations",
    tag = "figures",
    params(Asked),
    responses(
        (status = 200, description = "The figures", body = Observations, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "A parameter is wrong", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such indicator", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(visit: Visit, Query(pairs): Query<Vec<(String, String)>>) -> Answer {
    let parameters = Parameters::read(pairs, &["indicator", "gebied", "periode", "na", "perPagina"])?;
    let slug: Slug = parameters.must("indicator", "The word of an indicator; see /indicators.")?;
    let after: Option<After> = parameters.one("na", "The `next` of the answer before.")?;
    let wanted = Wanted {
        after: after.map_or((0, -1), |after| (after.time, after.place)),
        place: parameters.one("gebied", "A code such as BU01931020, WK019310, GM0193 or NL.")?,
        when: parameters.one("periode", "A time such as 2024, 2024-Q1, 2024-05 or 2024-01-01.")?,
        most: per_page(&parameters)? + 1,
    };
    let (indicator, mut found) = page_of_figures(&visit.cx, &slug, &wanted).await.map_err(told)?;
    let page = usize::try_from(wanted.most - 1).unwrap_or(usize::MAX);
    let more = found.len() > page;
    found.truncate(page);
    let next = found.last().filter(|_| more).map(|last| format!("{}~{}", last.when, last.place));
    let definition = &indicator.current.definition;
    let observations = found.iter().map(|one| Found::of(definition, one)).collect();
    json(&Observations { indicator: Described::of(&indicator), observations, next })
}

fn per_page(parameters: &Parameters) -> Result<i64, Problem> {
    let expected = "A whole number from 1 to 1000.";
    let asked: Option<PerPage> = parameters.one("perPagina", expected)?;
    Ok(asked.map_or(MOST, |PerPage(number)| number))
}

struct PerPage(i64);

impl std::str::FromStr for PerPage {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        text.parse().ok().filter(|number| (1..=MOST).contains(number)).map(Self).ok_or(())
    }
}

/// Time and place of the last figure of the answer before.
struct After {
    time: i64,
    place: i64,
}

impl std::str::FromStr for After {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (time, place) = text.split_once('~').ok_or(())?;
        let time: When = time.parse().map_err(|_| ())?;
        let place: Place = place.parse().map_err(|_| ())?;
        Ok(Self { time: time.key(), place: place.key() })
    }
}
