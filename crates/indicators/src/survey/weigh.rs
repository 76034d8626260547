//! Weights for those who were drawn: by the place from which they were drawn, then raked to the population.

use std::collections::BTreeMap;

use areas::WardCode;
use survey_weights::{Design, Factor, Lonely, Margin, Stage, SurveyError, Weighting};

use super::population::Adults;
use super::recipe::{AnswerWeights, MarginLine, WeightRecipe};
use super::{AgeClass, Respondent, Sex};

/// Wards with fewer answers than this are taken together in the weights.
const FEWEST: usize = 10;
/// The name of wards that were taken together.
const REST: &str = "rest";

/// A wave with its weights.
#[derive(Debug)]
pub struct Weighed {
    /// The weights, in the order of the invited.
    pub weighting: Weighting,
    /// How they were made.
    pub weighing: AnswerWeights,
}

/// Weighs those who were invited; who came by themselves gets no weight. Everybody drawn from a place first stands for as many
/// of its adults; raking then gives each ward, age class and sex as many people as the register has.
///
/// # Errors
/// When nobody was invited, a place has fewer adults than answers, or no weights reproduce the totals.
pub fn weigh(
    respondents: &[Respondent],
    adults: &Adults,
    recipe: &WeightRecipe,
) -> Result<Weighed, SurveyError> {
    let drawn: Vec<&Respondent> = respondents.iter().filter(|one| one.invited).collect();
    let stratum = Factor::new("stratum", drawn.iter().map(|one| one.stratum.to_string()));
    let (weights, sizes) = by_stratum(&drawn, adults);
    let stage = Stage::respondents().within(&stratum).out_of(sizes);
    let design = Design::new(weights)?.stage(&stage)?.lonely(Lonely::Adjust);
    let joined = joined(&drawn, adults);
    let margins = margins(&drawn, adults, recipe, &joined)?;
    let people: f64 = margins.first().map_or(0.0, Margin::sum);
    let mean = people / count(drawn.len()).max(1.0);
    let weighting = match recipe.most {
        Some(most) => design.rake_within(&margins, 0.0, most * mean)?,
        None => design.rake(&margins)?,
    };
    let (low, high) = weighting
        .weights()
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(low, high), weight| (low.min(*weight), high.max(*weight)));
    let weighing = AnswerWeights {
        recipe: recipe.clone(),
        register: adults.source.clone(),
        respondents: drawn.len(),
        open: respondents.len() - drawn.len(),
        people,
        strata: stratum.levels().len(),
        effect: weighting.kish_effect(),
        range: (low / mean, high / mean),
        margins: margins.iter().flat_map(lines).collect(),
        joined: joined.iter().map(ToString::to_string).collect(),
    };
    Ok(Weighed { weighting, weighing })
}

/// How many adults each of the drawn stands for, and how many there are in the place from which they were drawn.
fn by_stratum(drawn: &[&Respondent], adults: &Adults) -> (Vec<f64>, Vec<f64>) {
    let mut answered: BTreeMap<_, usize> = BTreeMap::new();
    for one in drawn {
        *answered.entry(one.stratum).or_default() += 1;
    }
    let living: BTreeMap<_, f64> =
        answered.keys().map(|area| (*area, f64::from(adults.living_in(*area)))).collect();
    let of = |one: &&Respondent| {
        let people = living.get(&one.stratum).copied().unwrap_or_default();
        (people / count(answered.get(&one.stratum).copied().unwrap_or(1)), people)
    };
    drawn.iter().map(of).unzip()
}

/// The wards that are taken together: all in which some but few answered, or nobody while people live there; and as many more
/// as it takes to have enough.
fn joined(drawn: &[&Respondent], adults: &Adults) -> Vec<WardCode> {
    let mut answered: BTreeMap<WardCode, usize> = BTreeMap::new();
    for (code, _) in adults.of.keys() {
        answered.entry(code.ward()).or_default();
    }
    for one in drawn {
        *answered.entry(one.neighbourhood.ward()).or_default() += 1;
    }
    let empty = |ward: &WardCode| adults.living_in(areas::AreaCode::Ward(*ward)) == 0;
    let mut by_answers: Vec<(usize, WardCode)> =
        answered.into_iter().filter(|(ward, _)| !empty(ward)).map(|(ward, count)| (count, ward)).collect();
    by_answers.sort_unstable();
    let mut joined = Vec::new();
    let mut together = 0;
    for (count, ward) in by_answers {
        let is_enough = together >= FEWEST || joined.is_empty();
        if count >= FEWEST && is_enough {
            break;
        }
        together += count;
        joined.push(ward);
    }
    if joined.len() > 1 { joined } else { Vec::new() }
}

fn margins(
    drawn: &[&Respondent],
    adults: &Adults,
    recipe: &WeightRecipe,
    joined: &[WardCode],
) -> Result<Vec<Margin>, SurveyError> {
    let name = |ward: WardCode| if joined.contains(&ward) { REST.to_owned() } else { ward.to_string() };
    let mut by_ward: BTreeMap<String, f64> = BTreeMap::new();
    let mut by_age: BTreeMap<AgeClass, f64> = BTreeMap::new();
    for ((code, age), people) in &adults.of {
        *by_ward.entry(name(code.ward())).or_default() += f64::from(*people);
        *by_age.entry(*age).or_default() += f64::from(*people);
    }
    let ward = Factor::new("ward", drawn.iter().map(|one| name(one.neighbourhood.ward())));
    let age = Factor::new("age", drawn.iter().map(|one| one.age.name()));
    let ward = ward.margin(by_ward.iter().map(|(ward, people)| (ward.as_str(), *people)))?;
    let age = age.margin(by_age.iter().map(|(age, people)| (age.name(), *people)))?;
    let people = ward.sum();
    let mut margins = vec![ward, age];
    if let Some((women, men)) = recipe.sexes {
        margins.push(by_sex(drawn, (f64::from(women), f64::from(men)), people)?);
    }
    Ok(margins)
}

/// Registers know women and men. Who is neither stands for as large a part of the people as of the answers.
fn by_sex(drawn: &[&Respondent], (women, men): (f64, f64), people: f64) -> Result<Margin, SurveyError> {
    let sex = Factor::new("sex", drawn.iter().map(|one| one.sex.name()));
    let others = count(drawn.iter().filter(|one| one.sex == Sex::Other).count());
    let share = others / count(drawn.len()).max(1.0);
    let other = (women + men) * share / (1.0 - share).max(1e-9);
    let totals = [(Sex::Woman, women), (Sex::Man, men), (Sex::Other, other)];
    let totals = totals.into_iter().filter(|(sex, _)| *sex != Sex::Other || others > 0.0);
    sex.margin(totals.map(|(sex, people)| (sex.name(), people)))?.scaled_to(people)
}

fn lines(margin: &Margin) -> Vec<MarginLine> {
    let factor = margin.factor();
    let line = |(level, people): (&String, &f64)| {
        let inside = factor.domain(level);
        let holds = |place: &usize| inside.as_ref().is_ok_and(|inside| inside.holds(*place));
        MarginLine {
            margin: factor.name().to_owned(),
            level: level.clone(),
            respondents: (0..factor.respondents()).filter(holds).count(),
            people: *people,
        }
    };
    factor.levels().iter().zip(margin.totals()).map(line).collect()
}

fn count(of: usize) -> f64 {
    u32::try_from(of).map_or(f64::MAX, f64::from)
}
