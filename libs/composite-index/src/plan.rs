//! How the assumptions are explored.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::assumption::Assumption;
use crate::effects::FirstOrder;
use crate::error::{Cause, IndexError, Step};
use crate::normalisation::{Method, Normalisation};
use crate::recipe::{Preparation, Recipe};
use crate::sobol::MOST;
use crate::treatment::Treatment;

/// A plan of runs. The same plan on the same recipe and values gives the same outcome on any number of cores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// What varies, each kind once.
    pub assumptions: Vec<Assumption>,
    /// Number of points; a study of sensitivity makes (assumptions + 2) indices for each.
    pub points: usize,
    /// How points are spread.
    pub spread: Spread,
    /// Another seed gives other points.
    pub seed: u64,
    /// The element whose ranks are studied; the only top, if not named.
    pub element: Option<String>,
    /// What the sensitivity is of.
    pub outcome: Outcome,
    /// How first-order effects are estimated.
    pub first_order: FirstOrder,
    /// Number of bootstrap samples for the intervals of the effects.
    pub bootstrap: usize,
    /// Share that intervals hold, such as 0.9 for 5 to 95 per cent.
    pub interval: f64,
}

/// How points are spread over the possibilities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spread {
    /// At random (Monte Carlo).
    Random,
    /// Evenly (Sobol points, shifted by the seed). What varies inside an assumption, such as one weight beside
    /// another, stays random. Best with a power of two of points.
    Sobol,
}

/// One number for each run, whose variance is explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// Mean of the absolute shifts in rank from the index as published.
    MeanShift,
    /// Rank of a unit.
    Rank {
        /// Code of the unit.
        unit: String,
    },
    /// Score of a unit.
    Score {
        /// Code of the unit.
        unit: String,
    },
}

impl Plan {
    /// A plan for these assumptions: 1,024 Sobol points, 90 per cent intervals, 1,000 bootstrap samples.
    pub fn new(assumptions: Vec<Assumption>) -> Self {
        Self {
            assumptions,
            points: 1024,
            spread: Spread::Sobol,
            seed: 1,
            element: None,
            outcome: Outcome::MeanShift,
            first_order: FirstOrder::Centred,
            bootstrap: 1000,
            interval: 0.9,
        }
    }

    /// What is uncertain in any index: weights up to a quarter lower or higher on all levels, z-scores beside the
    /// normalisation of the recipe (where it is not one), the number of outliers that are winsorised (where they
    /// are), and the sampling error of survey indicators.
    pub fn usual(recipe: &Recipe, margins: BTreeMap<String, String>) -> Self {
        let parts = recipe.structure.elements().iter().filter(|element| element.parent.is_some());
        let levels: BTreeSet<u32> =
            parts.filter_map(|element| recipe.structure.level(&element.code)).collect();
        let levels = levels.into_iter().collect();
        let mut assumptions = vec![Assumption::WeightNoise { share: 0.25, levels }];
        let own = recipe.normalisation.clone();
        if !matches!(own.method, Method::ZScore { .. }) {
            let other =
                Normalisation { method: Method::ZScore { mean: 100.0, deviation: 15.0 }, ..own.clone() };
            assumptions.push(Assumption::Normalisation(vec![own, other]));
        }
        for preparation in &recipe.preparations {
            if let Preparation::Treat(treatment) = preparation
                && treatment.winsorise > 0
            {
                let with = |winsorise| Treatment { winsorise, ..treatment.clone() };
                assumptions.push(Assumption::Treatment((0..=treatment.winsorise).map(with).collect()));
            }
        }
        if !margins.is_empty() {
            assumptions.push(Assumption::SamplingError { margins });
        }
        Self::new(assumptions)
    }

    pub(crate) fn check(&self, recipe: &Recipe) -> Result<(), IndexError> {
        let fault = |cause| Err(IndexError::new(Step::Explore, cause));
        if self.assumptions.is_empty() {
            return fault(Cause::Empty);
        }
        if !(self.interval > 0.0 && self.interval < 1.0) {
            return fault(Cause::BadParameter { name: "share of the interval", value: self.interval });
        }
        if self.points < 2 {
            return fault(Cause::BadParameter {
                name: "number of points",
                value: crate::number::count(self.points),
            });
        }
        if self.spread == Spread::Sobol && 2 * self.assumptions.len() > MOST {
            return fault(Cause::DoesNotApply("Sobol points have 40 dimensions, two for each assumption"));
        }
        let mut seen = Vec::new();
        for assumption in &self.assumptions {
            if seen.contains(&assumption.name()) {
                return fault(Cause::Duplicate).map_err(|error| error.at(assumption.name()));
            }
            seen.push(assumption.name());
            assumption.check(recipe)?;
        }
        Ok(())
    }
}
