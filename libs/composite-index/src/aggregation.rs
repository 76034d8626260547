//! Combining children into their parent, level by level.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::copeland::copeland;
use crate::error::{Cause, IndexError, Step};
use crate::grid::{Below, Grid};
use crate::imputation::availability;
use crate::structure::Structure;

/// How scores are combined. Weights of missing children go to the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Aggregation {
    /// The mean for every level.
    pub mean: Mean,
    /// Levels with a mean of their own, by the level of the parent.
    #[serde(default)]
    pub levels: BTreeMap<u32, Mean>,
    /// Least share of the children that must have a score, 0 to 1; else the parent has none.
    #[serde(default)]
    pub least_available: f64,
}

/// A mean of scores `x` with weights `w`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Mean {
    /// `Σ w x / Σ w`: a low score is made good by a high one.
    Arithmetic,
    /// `exp(Σ w ln x / Σ w)`: partly made good; scores above zero.
    Geometric,
    /// `Σ w / Σ (w / x)`: hardly made good; scores above zero.
    Harmonic,
    /// `(Σ w xᵖ / Σ w)^(1/p)`; scores above zero.
    Generalised {
        /// The power p, not zero.
        power: f64,
    },
    /// In how many comparisons of two units a unit wins, by weight (Copeland 1951; Munda and Nardo 2009).
    Copeland,
}

impl Aggregation {
    /// One mean on every level.
    pub fn all(mean: Mean) -> Self {
        Self { mean, levels: BTreeMap::new(), least_available: 0.0 }
    }

    pub(crate) fn mean_at(&self, level: u32) -> Mean {
        self.levels.get(&level).copied().unwrap_or(self.mean)
    }

    pub(crate) fn check(&self, structure: &Structure) -> Result<(), IndexError> {
        let fault = |cause| Err(IndexError::new(Step::Aggregate, cause));
        if !(0.0..=1.0).contains(&self.least_available) {
            return fault(Cause::BadParameter {
                name: "least share of children",
                value: self.least_available,
            });
        }
        if let Some(level) = self.levels.keys().find(|level| !(2..=structure.height()).contains(*level)) {
            return fault(Cause::WrongLevel(*level));
        }
        for mean in std::iter::once(&self.mean).chain(self.levels.values()) {
            if let Mean::Generalised { power } = *mean
                && (!power.is_finite() || power == 0.0)
            {
                return fault(Cause::BadParameter { name: "power", value: power });
            }
        }
        Ok(())
    }

    /// Fills the rows of all aggregates. An error carries the element and the position of the unit.
    pub(crate) fn fill(
        &self,
        structure: &Structure,
        weights: &[f64],
        grid: &mut Grid,
    ) -> Result<(), (usize, usize, Cause)> {
        let mut scratch = vec![0.0; grid.units];
        for element in structure.aggregates() {
            let blend = Blend {
                mean: self.mean_at(structure.level_of(element)),
                least_available: self.least_available,
                children: structure.children(element),
                weights,
            };
            let (below, own) = grid.split(element);
            blend.fill(below, own, &mut scratch).map_err(|(unit, cause)| (element, unit, cause))?;
        }
        Ok(())
    }
}

/// One parent being combined.
pub(crate) struct Blend<'a> {
    pub(crate) mean: Mean,
    pub(crate) least_available: f64,
    pub(crate) children: &'a [usize],
    /// Weights of all elements.
    pub(crate) weights: &'a [f64],
}

impl Blend<'_> {
    /// Fills the row of the parent; `scratch` is as long.
    pub(crate) fn fill(
        &self,
        below: Below<'_>,
        own: &mut [f64],
        scratch: &mut [f64],
    ) -> Result<(), (usize, Cause)> {
        if self.mean == Mean::Copeland {
            copeland(self, below, own);
            return Ok(());
        }
        own.fill(0.0);
        for child in self.children {
            if self.weights[*child] > 0.0 {
                self.mean.terms(below.row(*child), scratch);
                add(own, self.weights[*child], scratch);
            }
        }
        self.back(own);
        self.mend(below, own)
    }

    /// Turns sums of weighted terms into means.
    pub(crate) fn back(&self, sums: &mut [f64]) {
        let total: f64 = self.children.iter().map(|child| self.weights[*child]).sum();
        self.mean.back(sums, total);
    }

    /// Mends units with gaps, and finds scores that the mean has no place for.
    pub(crate) fn mend(&self, below: Below<'_>, own: &mut [f64]) -> Result<(), (usize, Cause)> {
        for (unit, score) in own.iter_mut().enumerate() {
            if !score.is_finite() {
                *score = self.with_gaps(below, unit).map_err(|cause| (unit, cause))?;
            }
        }
        Ok(())
    }

    /// The mean of the children that are there; NaN where too few are.
    fn with_gaps(&self, below: Below<'_>, unit: usize) -> Result<f64, Cause> {
        let (mut sum, mut total, mut there, mut all) = (0.0, 0.0, 0, 0);
        for child in self.children.iter().filter(|child| self.weights[**child] > 0.0) {
            let (score, weight) = (below.row(*child)[unit], self.weights[*child]);
            all += 1;
            if score.is_nan() {
                continue;
            }
            let term = self.mean.term(score);
            if term.is_nan() {
                return Err(Cause::NotPositive(score));
            }
            sum += weight * term;
            total += weight;
            there += 1;
        }
        if there == 0 || availability(there, all) < self.least_available {
            return Ok(f64::NAN);
        }
        let mut mean = [sum];
        self.mean.back(&mut mean, total);
        if mean[0].is_finite() { Ok(mean[0]) } else { Err(Cause::NotFinite) }
    }
}

/// Adds weighted terms to sums.
pub(crate) fn add(sums: &mut [f64], weight: f64, terms: &[f64]) {
    for (sum, term) in sums.iter_mut().zip(terms) {
        *sum += weight * term;
    }
}

impl Mean {
    /// What of a score is summed; NaN where the mean has no place for it.
    fn term(self, score: f64) -> f64 {
        let mut term = [f64::NAN];
        self.terms(&[score], &mut term);
        term[0]
    }

    pub(crate) fn terms(self, scores: &[f64], out: &mut [f64]) {
        let positive = |score: f64| if score > 0.0 { score } else { f64::NAN };
        let pairs = out.iter_mut().zip(scores);
        match self {
            Self::Arithmetic | Self::Copeland => out.copy_from_slice(scores),
            Self::Geometric => pairs.for_each(|(term, score)| *term = positive(*score).ln()),
            Self::Harmonic => pairs.for_each(|(term, score)| *term = 1.0 / positive(*score)),
            Self::Generalised { power } => {
                pairs.for_each(|(term, score)| *term = positive(*score).powf(power));
            }
        }
    }

    fn back(self, sums: &mut [f64], total: f64) {
        match self {
            Self::Arithmetic | Self::Copeland => sums.iter_mut().for_each(|sum| *sum /= total),
            Self::Geometric => sums.iter_mut().for_each(|sum| *sum = (*sum / total).exp()),
            Self::Harmonic => sums.iter_mut().for_each(|sum| *sum = total / *sum),
            Self::Generalised { power } => {
                sums.iter_mut().for_each(|sum| *sum = (*sum / total).powf(power.recip()));
            }
        }
    }
}
