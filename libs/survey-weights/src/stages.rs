//! One stage of drawing, worked out: which unit each respondent is of, and what its stratum counts for.

use std::collections::BTreeMap;

use crate::SurveyError;
use crate::design::{Lonely, Stage};
use crate::factor::Factor;
use crate::number::{count, within};

/// One stage: units within strata within the units of the stage before.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Level {
    /// The unit of each respondent.
    pub(crate) unit_of: Vec<usize>,
    /// The stratum of each unit.
    pub(crate) stratum_of: Vec<usize>,
    pub(crate) strata: Vec<Stratum>,
}

/// One stratum at one stage.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stratum {
    pub(crate) name: String,
    /// How many units were drawn.
    pub(crate) units: usize,
    /// How many there are; none when drawn with replacement.
    pub(crate) population: Option<f64>,
    /// The part that the stages before drew: a later stage counts for no more.
    through: f64,
}

impl Stratum {
    /// Units drawn of those there are.
    pub(crate) fn fraction(&self) -> f64 {
        self.population.map_or(0.0, |population| count(self.units) / population)
    }

    /// What the sum of squares around the mean is multiplied by, `(1 - f) n / (n - 1)`; with one unit `1 - f`.
    fn factor(&self) -> f64 {
        let n = count(self.units);
        let spread = if self.units > 1 { n / (n - 1.0) } else { 1.0 };
        self.through * (1.0 - self.fraction()) * spread
    }
}

impl Level {
    pub(crate) fn new(
        stage: &Stage<'_>,
        respondents: usize,
        before: Option<&Self>,
    ) -> Result<Self, SurveyError> {
        let (units, strata, population) = stage.parts();
        let code = |factor: Option<&Factor>, respondent: usize| {
            factor.map_or(0, |factor| factor.codes()[respondent])
        };
        let mut level =
            Self { unit_of: Vec::with_capacity(respondents), stratum_of: Vec::new(), strata: Vec::new() };
        let (mut known_strata, mut known_units) = (BTreeMap::new(), BTreeMap::new());
        for respondent in 0..respondents {
            let parent = before.map(|before| before.unit_of[respondent]);
            let size = population.map(|population| population[respondent]);
            let stratum = *known_strata.entry((parent, code(strata, respondent))).or_insert_with(|| {
                let name = strata
                    .map_or("of all", |strata| strata.levels()[code(Some(strata), respondent)].as_str());
                let through = parent.map_or(1.0, |unit| before.map_or(1.0, |before| before.passed(unit)));
                let name = match before {
                    None => name.to_owned(),
                    Some(_) => format!("{name}, in the unit of respondent {respondent},"),
                };
                level.strata.push(Stratum { name, units: 0, population: size, through });
                level.strata.len() - 1
            });
            let known = &mut level.strata[stratum];
            check_size(known, size, respondent)?;
            let key = (stratum, units.map_or(respondent, |units| units.codes()[respondent]));
            let unit = *known_units.entry(key).or_insert_with(|| {
                known.units += 1;
                level.stratum_of.push(stratum);
                level.stratum_of.len() - 1
            });
            level.unit_of.push(unit);
        }
        for stratum in &level.strata {
            if let Some(population) = stratum.population
                && population < count(stratum.units)
            {
                let (stratum, found) = (stratum.name.clone(), stratum.units);
                return Err(SurveyError::MoreThanPopulation { stratum, found, population });
            }
        }
        Ok(level)
    }

    /// The part drawn down to and with this unit.
    fn passed(&self, unit: usize) -> f64 {
        let stratum = &self.strata[self.stratum_of[unit]];
        stratum.through * stratum.fraction()
    }

    /// What the sum of squares of each stratum is multiplied by, with strata of one unit treated as chosen.
    pub(crate) fn factors(&self, lonely: Lonely) -> Result<Vec<f64>, SurveyError> {
        let mut factors: Vec<f64> = self.strata.iter().map(Stratum::factor).collect();
        let alone = |at: usize, factors: &[f64]| self.strata[at].units == 1 && factors[at] > 0.0;
        let lonely_ones: Vec<usize> = (0..factors.len()).filter(|at| alone(*at, &factors)).collect();
        let Some(first) = lonely_ones.first() else { return Ok(factors) };
        match lonely {
            Lonely::Adjust => {}
            Lonely::Certain => lonely_ones.iter().for_each(|at| factors[*at] = 0.0),
            Lonely::Average if lonely_ones.len() < factors.len() => {
                let all = count(factors.len());
                let scale = all / (all - count(lonely_ones.len()));
                factors.iter_mut().for_each(|factor| *factor *= scale);
                lonely_ones.iter().for_each(|at| factors[*at] = 0.0);
            }
            Lonely::Average | Lonely::Refuse => {
                return Err(SurveyError::LonelyUnit { stratum: self.strata[*first].name.clone() });
            }
        }
        Ok(factors)
    }
}

fn check_size(stratum: &Stratum, size: Option<f64>, respondent: usize) -> Result<(), SurveyError> {
    if let (Some(one), Some(other)) = (stratum.population, size) {
        within(
            "population",
            respondent,
            other,
            ((1.0..=1e15).contains(&other), "a number of units of 1 or more"),
        )?;
        if one != other {
            return Err(SurveyError::TwoPopulations { stratum: stratum.name.clone(), one, other });
        }
    }
    Ok(())
}
