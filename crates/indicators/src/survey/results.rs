//! What the weighted answers say of each neighbourhood, each ward and the city.

use std::collections::BTreeMap;

use areas::{AreaCode, Division};
use survey_weights::{Estimate, Factor, Item, ShareInterval, SurveyError, Weighting};

use super::population::Adults;
use super::questionnaire::{Measure, Question, Questionnaire, measure_of};
use super::{Respondent, Weighed};
use crate::{Indicator, Measured, Outcome, Place, Series, WhyMissing};

/// What a wave says of an indicator in one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WaveResult {
    /// The figures of which indicator.
    pub series: Series,
    /// Where.
    pub place: Place,
    /// The figure with its interval and number of answers, or why there is none.
    pub outcome: Outcome,
}

/// How sure an interval is.
const LEVEL: f64 = 0.95;

/// What is asked of one indicator.
struct Asked<'a> {
    question: &'a Question,
    place: usize,
    indicator: &'a Indicator,
    measure: Measure,
}

/// The figures of the indicators that the questions feed, of each place, with intervals that reckon with how people were drawn and
/// weighted. Nothing is rounded or left out yet.
///
/// # Errors
/// When the design gives no variance.
pub fn results(
    respondents: &[Respondent],
    questionnaire: &Questionnaire,
    (weighed, adults): (&Weighed, &Adults),
    (indicators, division): (&[Indicator], &Division),
) -> Result<Vec<WaveResult>, SurveyError> {
    let drawn: Vec<&Respondent> = respondents.iter().filter(|one| one.invited).collect();
    let asked = asked(questionnaire, indicators);
    let items: Vec<Item> = asked.iter().map(|one| item(one, &drawn)).collect::<Result<_, _>>()?;
    let city = AreaCode::Municipality(division.municipality);
    let wards = division.wards.keys().map(|code| AreaCode::Ward(*code));
    let neighbourhoods = division.neighbourhoods.keys().map(|code| AreaCode::Neighbourhood(*code));
    let mut found = Vec::new();
    for (level, areas) in [
        (Factor::new("city", drawn.iter().map(|_| city.to_string())), vec![city]),
        (Factor::new("ward", drawn.iter().map(|one| one.neighbourhood.ward().to_string())), wards.collect()),
        (
            Factor::new("neighbourhood", drawn.iter().map(|one| one.neighbourhood.to_string())),
            neighbourhoods.collect(),
        ),
    ] {
        let by_name = estimates(&weighed.weighting, &items, &level)?;
        for area in areas {
            let nobody = adults.living_in(area) == 0;
            for (number, one) in asked.iter().enumerate() {
                let outcome = match by_name.get(&(number, area.to_string())) {
                    Some(estimate) => told(one.measure, estimate)?,
                    None if nobody => Outcome::Missing(WhyMissing::NotApplicable),
                    None => Outcome::Missing(WhyMissing::NotMeasured),
                };
                found.push(WaveResult {
                    series: one.indicator.current.series,
                    place: Place::Area(area),
                    outcome,
                });
            }
        }
    }
    Ok(found)
}

fn asked<'a>(questionnaire: &'a Questionnaire, indicators: &'a [Indicator]) -> Vec<Asked<'a>> {
    let asked = questionnaire.questions.iter().enumerate().filter_map(|(place, question)| {
        let slug = question.feeds.as_ref()?;
        let indicator = indicators.iter().find(|one| one.slug == *slug)?;
        Some(Asked { question, place, indicator, measure: measure_of(&indicator.current.definition)? })
    });
    asked.collect()
}

fn item(one: &Asked<'_>, drawn: &[&Respondent]) -> Result<Item, SurveyError> {
    let value = |respondent: &&Respondent| {
        one.measure.value(one.question, respondent.answers.get(one.place).copied().flatten())
    };
    match one.measure {
        Measure::Share => Ok(Item::share(
            &one.question.code,
            drawn.iter().map(|respondent| value(respondent).map(|value| value > 0.5)),
        )),
        Measure::Mean => Item::new(&one.question.code, drawn.iter().map(value)),
    }
}

fn estimates(
    weighting: &Weighting,
    items: &[Item],
    level: &Factor,
) -> Result<BTreeMap<(usize, String), Estimate>, SurveyError> {
    let table = weighting.means_by(items, level)?;
    let mut found = BTreeMap::new();
    for (place, name) in level.levels().iter().enumerate() {
        for item in 0..items.len() {
            if let Some(estimate) = table.get(item, place) {
                found.insert((item, name.clone()), *estimate);
            }
        }
    }
    Ok(found)
}

/// A share in percent with an interval that stays between 0 and 100; a mean as it is.
fn told(measure: Measure, estimate: &Estimate) -> Result<Outcome, SurveyError> {
    let (by, margin) = match measure {
        Measure::Share => (100.0, estimate.share_interval(ShareInterval::Logit, LEVEL)?),
        Measure::Mean => (1.0, estimate.interval(LEVEL)?),
    };
    Ok(Outcome::Known(Measured {
        value: by * estimate.value,
        parts: None,
        margin: margin.map(|(low, high)| (by * low, by * high)),
        answers: u32::try_from(estimate.answers).ok(),
    }))
}
