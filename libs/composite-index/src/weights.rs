//! Weights: given, equal, or found in the data; never negative.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::aggregation::Aggregation;
use crate::error::{Cause, IndexError, Step};
use crate::grid::Grid;
use crate::optimum::optimise;
use crate::principal::first_component;
use crate::structure::Structure;

/// Where the weights come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Weights {
    /// Those of the hierarchy.
    Given,
    /// The same for all children of a parent.
    Equal,
    /// Those of the hierarchy, with these instead for some.
    Set {
        /// Weight by code.
        weights: BTreeMap<String, f64>,
    },
    /// On these levels, among siblings, those of the first principal component, kept from being negative.
    Principal {
        /// Levels of the children, from 1 for indicators.
        levels: Vec<u32>,
    },
    /// On this level, those that come closest to a goal for the top (Becker et al. 2017), never negative.
    Optimised {
        /// Level of the elements that are weighed.
        level: u32,
        /// What to come close to.
        goal: Goal,
    },
}

/// What optimised weights are to reach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Goal {
    /// Correlations with the top in proportion to these importances; 1 for who is not named.
    Balance {
        /// Importance by code.
        #[serde(default)]
        importance: BTreeMap<String, f64>,
    },
    /// The highest sum of correlations with the top.
    Information,
}

/// The weights that were used, and how close those found in the data came.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Weighed {
    /// Code of the element.
    pub code: String,
    /// Its weight among its siblings.
    pub weight: f64,
    /// For weights found in the data: what was aimed at, and what was reached.
    pub fit: Option<Fit>,
}

/// How close weights came to their goal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Fit {
    /// Shares of the variance of the siblings.
    Explained {
        /// By the weights.
        reached: f64,
        /// By the component, were negative weights allowed.
        possible: f64,
    },
    /// Correlation with the top, as a share of the sum of the correlations.
    Influence {
        /// With the weights.
        reached: f64,
        /// Aimed at.
        wanted: f64,
    },
    /// Correlation with the top.
    Correlation {
        /// With the weights.
        reached: f64,
    },
}

/// Weight and fit of every element.
pub(crate) struct Weighing {
    pub(crate) weights: Vec<f64>,
    pub(crate) fits: Vec<Option<Fit>>,
}

impl Weights {
    /// Settles the weights. Rows of the grid of indicators are filled; the others serve as scratch.
    pub(crate) fn settle(
        &self,
        structure: &Structure,
        aggregation: &Aggregation,
        grid: &mut Grid,
    ) -> Result<Weighing, IndexError> {
        let mut weights: Vec<f64> = structure.elements().iter().map(|element| element.weight).collect();
        let mut fits = vec![None; weights.len()];
        match self {
            Self::Given => {}
            Self::Equal => weights.fill(1.0),
            Self::Set { weights: set } => {
                for (code, weight) in set {
                    if !weight.is_finite() || *weight < 0.0 {
                        return Err(IndexError::new(Step::Weigh, Cause::BadWeight(*weight)).at(code));
                    }
                    weights[structure.find(code, Step::Weigh)?] = *weight;
                }
            }
            Self::Principal { levels } => {
                let mut levels = levels.clone();
                levels.sort_unstable();
                for level in levels {
                    known_level(structure, level)?;
                    principal(structure, aggregation, grid, level, (&mut weights, &mut fits))?;
                }
            }
            Self::Optimised { level, goal } => {
                known_level(structure, *level)?;
                optimise(structure, aggregation, grid, (*level, goal), (&mut weights, &mut fits))?;
            }
        }
        for parent in structure.aggregates() {
            if structure.children(parent).iter().all(|child| weights[*child] <= 0.0) {
                let code = &structure.elements()[parent].code;
                return Err(IndexError::new(Step::Weigh, Cause::WeightsSumToZero).at(code));
            }
        }
        Ok(Weighing { weights, fits })
    }
}

/// A level whose elements are part of something.
fn known_level(structure: &Structure, level: u32) -> Result<(), IndexError> {
    let elements = 0..structure.elements().len();
    let known = elements
        .clone()
        .any(|element| structure.level_of(element) == level && structure.parent(element).is_some());
    if known { Ok(()) } else { Err(IndexError::new(Step::Weigh, Cause::WrongLevel(level))) }
}

type Settling<'a> = (&'a mut Vec<f64>, &'a mut Vec<Option<Fit>>);

fn principal(
    structure: &Structure,
    aggregation: &Aggregation,
    grid: &mut Grid,
    level: u32,
    (weights, fits): Settling<'_>,
) -> Result<(), IndexError> {
    if level > 1 {
        let fault = |(element, _, cause): (usize, usize, Cause)| {
            IndexError::new(Step::Aggregate, cause).at(&structure.elements()[element].code)
        };
        aggregation.fill(structure, weights, grid).map_err(fault)?;
    }
    for parent in structure.aggregates() {
        let siblings: Vec<usize> = structure
            .children(parent)
            .iter()
            .copied()
            .filter(|child| structure.level_of(*child) == level)
            .collect();
        if siblings.len() < 2 {
            continue;
        }
        let columns: Vec<&[f64]> = siblings.iter().map(|child| grid.row(*child)).collect();
        let first = first_component(&columns).map_err(|error| {
            IndexError::new(Step::Weigh, error.cause).at(&structure.elements()[parent].code)
        })?;
        // What siblings of other levels weigh beside them stays as it was.
        let before: f64 = siblings.iter().map(|child| weights[*child]).sum();
        for (child, weight) in siblings.iter().zip(first.weights) {
            weights[*child] = weight * before;
            fits[*child] = Some(Fit::Explained { reached: first.explained, possible: first.possible });
        }
    }
    Ok(())
}

/// Weights of all elements for their top: products down the tree, siblings summing to the weight of their parent.
pub(crate) fn effective(structure: &Structure, weights: &[f64]) -> Vec<f64> {
    let mut effective = vec![1.0; weights.len()];
    for parent in structure.aggregates().rev() {
        let sum: f64 = structure.children(parent).iter().map(|child| weights[*child]).sum();
        for child in structure.children(parent) {
            effective[*child] = effective[parent] * weights[*child] / sum;
        }
    }
    effective
}
