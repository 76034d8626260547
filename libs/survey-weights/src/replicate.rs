//! The sample drawn again in thought: jackknife, balanced half-samples, bootstrap. For figures without a formula of their own.

use crate::SurveyError;
use crate::design::{Design, Lonely};
use crate::number::{count, within};
use crate::random::Stream;
use crate::stages::Level;

/// Around what replicates are spread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Centre {
    /// The figure of the whole sample, which is rather too much than too little.
    #[default]
    Estimate,
    /// The mean of the replicates.
    Mean,
}

/// How replicates are made of the first-stage units.
#[derive(Debug, Clone, PartialEq)]
enum Plan {
    /// One unit left out at a time: which.
    Jackknife(Vec<usize>),
    /// Of two units in each stratum, one counts more and the other less.
    Balanced { replicates: usize, less: f64 },
    /// Units drawn anew.
    Bootstrap { replicates: usize, seed: u64 },
}

/// A design with the ways to draw it again. Replicates are made when they are needed and not kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Replicates {
    design: Design,
    plan: Plan,
    centre: Centre,
}

/// A figure with the standard error that replicates give.
#[derive(Debug, Clone, PartialEq)]
pub struct Replicated {
    /// The figure of the whole sample.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
    /// First-stage units less strata.
    pub freedom: usize,
    /// The figure of each replicate.
    pub replicates: Vec<f64>,
}

impl Design {
    /// Each first-stage unit left out in turn, the others of its stratum counting `n / (n - 1)` times. Wolter, *Introduction to
    /// Variance Estimation* (2007), chapter 4.
    ///
    /// # Errors
    /// A stratum of one unit, unless it counts as certain.
    pub fn jackknife(&self) -> Result<Replicates, SurveyError> {
        let first = &self.levels[0];
        self.check_lonely("jackknife")?;
        let in_company = |unit: &usize| first.strata[first.stratum_of[*unit]].units > 1;
        let units = (0..first.stratum_of.len()).filter(in_company).collect();
        Ok(Replicates { design: self.clone(), plan: Plan::Jackknife(units), centre: Centre::Estimate })
    }

    /// Balanced half-samples: one of two units in each stratum counts `2 - less` times and the other `less` times, in the pattern of
    /// a Hadamard matrix. `less` is 0 in plain balanced replication and often 0.3 or 0.5 in Fay's. McCarthy, Review of the
    /// International Statistical Institute 37 (1969); Judkins, Journal of Official Statistics 6 (1990).
    ///
    /// # Errors
    /// A stratum that has not two units, a finite population, or a factor that is not from 0 up to 1.
    pub fn balanced(&self, less: f64) -> Result<Replicates, SurveyError> {
        within("balanced replication", 0, less, ((0.0..1.0).contains(&less), "a factor from 0 up to 1"))?;
        let first = &self.levels[0];
        let unfit = |needed: String| Err(SurveyError::Unfit { method: "balanced replication", needed });
        for stratum in &first.strata {
            if stratum.units != 2 {
                return unfit(format!("stratum {} has {} units and needs two", stratum.name, stratum.units));
            }
            if stratum.population.is_some() {
                return unfit(
                    "it cannot tell how much of the population was drawn: use the jackknife".to_owned(),
                );
            }
        }
        let replicates = (first.strata.len() + 1).next_power_of_two();
        Ok(Replicates {
            design: self.clone(),
            plan: Plan::Balanced { replicates, less },
            centre: Centre::Estimate,
        })
    }

    /// `n - 1` units of each stratum drawn anew with replacement, the weights rescaled so that the variance of a total is right, with
    /// a finite population too. Rao, Wu and Yue, Survey Methodology 18 (1992); Rust and Rao, Statistical Methods in Medical
    /// Research 5 (1996).
    ///
    /// # Errors
    /// A stratum of one unit, unless it counts as certain, or fewer than two replicates.
    pub fn bootstrap(&self, replicates: usize, seed: u64) -> Result<Replicates, SurveyError> {
        let fits = (2..=1_000_000).contains(&replicates);
        within("bootstrap", 0, count(replicates), (fits, "a number of replicates from 2 to a million"))?;
        self.check_lonely("bootstrap")?;
        Ok(Replicates {
            design: self.clone(),
            plan: Plan::Bootstrap { replicates, seed },
            centre: Centre::Estimate,
        })
    }

    fn check_lonely(&self, method: &'static str) -> Result<(), SurveyError> {
        let alone =
            self.levels[0].strata.iter().find(|stratum| stratum.units == 1 && stratum.fraction() < 1.0);
        match (alone, self.lonely) {
            (None, _) | (Some(_), Lonely::Certain) => Ok(()),
            (Some(stratum), Lonely::Refuse) => Err(SurveyError::LonelyUnit { stratum: stratum.name.clone() }),
            (Some(stratum), Lonely::Adjust | Lonely::Average) => {
                let needed =
                    format!("stratum {} has one unit, which can only count as certain", stratum.name);
                Err(SurveyError::Unfit { method, needed })
            }
        }
    }
}

impl Replicates {
    /// The same replicates, spread around another centre.
    #[must_use]
    pub fn around(mut self, centre: Centre) -> Self {
        self.centre = centre;
        self
    }

    /// How many there are.
    pub fn number(&self) -> usize {
        match &self.plan {
            Plan::Jackknife(units) => units.len(),
            Plan::Balanced { replicates, .. } | Plan::Bootstrap { replicates, .. } => *replicates,
        }
    }

    /// The design with the weights of one replicate, some of which may be zero; none beyond the last.
    pub fn design(&self, replicate: usize) -> Option<Design> {
        if replicate >= self.number() {
            return None;
        }
        let level = &self.design.levels[0];
        let factors = match &self.plan {
            Plan::Jackknife(units) => without(level, units[replicate]),
            Plan::Balanced { less, .. } => halves(level, replicate, *less),
            Plan::Bootstrap { seed, .. } => drawn(level, &mut Stream::new(*seed, replicate)),
        };
        Some(self.design.scaled(&factors))
    }

    /// Works a figure out for the whole sample and for each replicate. Whatever depends on the sample, such as raking, belongs in
    /// the figure: `|design| Ok(design.rake(&margins)?.mean(&item, &domain)?.value)`.
    ///
    /// # Errors
    /// What the figure gives, of whichever replicate comes first, or a figure that is no number.
    pub fn estimate(
        &self,
        figure: impl Fn(&Design) -> Result<f64, SurveyError>,
    ) -> Result<Replicated, SurveyError> {
        let value = figure(&self.design)?;
        let designs = (0..self.number()).filter_map(|replicate| self.design(replicate));
        let replicates = designs.map(|design| figure(&design)).collect::<Result<Vec<f64>, SurveyError>>()?;
        let centre = match self.centre {
            Centre::Estimate => value,
            Centre::Mean => replicates.iter().sum::<f64>() / count(replicates.len().max(1)),
        };
        let squares =
            replicates.iter().enumerate().map(|(at, one)| self.factor(at) * (one - centre) * (one - centre));
        let variance: f64 = squares.sum();
        if !variance.is_finite() {
            return Err(SurveyError::RanOver { name: "replicates".to_owned() });
        }
        Ok(Replicated { value, error: variance.sqrt(), freedom: self.design.freedom(), replicates })
    }

    /// What the square of a replicate counts for.
    fn factor(&self, replicate: usize) -> f64 {
        match &self.plan {
            Plan::Jackknife(units) => {
                let level = &self.design.levels[0];
                let stratum = &level.strata[level.stratum_of[units[replicate]]];
                let n = count(stratum.units);
                (1.0 - stratum.fraction()) * (n - 1.0) / n
            }
            Plan::Balanced { replicates, less } => 1.0 / (count(*replicates) * (1.0 - less) * (1.0 - less)),
            Plan::Bootstrap { replicates, .. } => match self.centre {
                Centre::Estimate => 1.0 / count(*replicates),
                Centre::Mean => 1.0 / count(replicates - 1),
            },
        }
    }
}

/// What each unit counts for when one is left out.
fn without(level: &Level, left_out: usize) -> Vec<f64> {
    let of = level.stratum_of[left_out];
    let n = count(level.strata[of].units);
    let factor = |(unit, stratum): (usize, &usize)| match *stratum == of {
        true if unit == left_out => 0.0,
        true => n / (n - 1.0),
        false => 1.0,
    };
    level.stratum_of.iter().enumerate().map(factor).collect()
}

/// Sylvester's matrix: the sign is that of the number of ones that replicate and stratum have in common in binary.
fn halves(level: &Level, replicate: usize, less: f64) -> Vec<f64> {
    let mut met = vec![false; level.strata.len()];
    let factor = |stratum: &usize| {
        let second = std::mem::replace(&mut met[*stratum], true);
        let even = (replicate & (stratum + 1)).count_ones().is_multiple_of(2);
        if even == second { less } else { 2.0 - less }
    };
    level.stratum_of.iter().map(factor).collect()
}

fn drawn(level: &Level, stream: &mut Stream) -> Vec<f64> {
    let mut units = vec![Vec::new(); level.strata.len()];
    level.stratum_of.iter().enumerate().for_each(|(unit, stratum)| units[*stratum].push(unit));
    let mut times = vec![0.0; level.stratum_of.len()];
    for members in units.iter().filter(|members| members.len() > 1) {
        for _ in 1..members.len() {
            times[members[stream.below(members.len())]] += 1.0;
        }
    }
    let factor = |(times, stratum): (f64, &usize)| {
        let stratum = &level.strata[*stratum];
        let n = count(stratum.units);
        let part = (1.0 - stratum.fraction()).max(0.0).sqrt();
        if stratum.units > 1 { 1.0 - part + part * n / (n - 1.0) * times } else { 1.0 }
    };
    times.into_iter().zip(&level.stratum_of).map(factor).collect()
}
