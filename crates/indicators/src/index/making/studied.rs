//! How sure an index is: what might have been chosen or measured otherwise varies.

use std::collections::BTreeMap;

use composite_index::{
    Assumption, Cause, Effect, IndexError, Method, Normalisation, Plan, Recipe, Step, Table, Uncertainty,
};

use super::{Input, SEED};
use crate::INDEX_CODE;

/// How many points the ranks are studied in: a power of two, as Sobol points ask.
const POINTS: usize = 256;
/// The share of the runs that an interval holds.
const HELD: f64 = 0.9;
/// By how much each weight might be another.
const NOISE: f64 = 0.25;

/// Ranks and scores when what might have been chosen or measured otherwise varies.
pub(super) struct Studied {
    pub(super) ranks: Uncertainty,
    pub(super) effects: Vec<Effect>,
    /// Scores of each part on the scale of the recipe.
    pub(super) elements: BTreeMap<String, Uncertainty>,
    pub(super) runs: usize,
}

impl Studied {
    pub(super) fn of(method: &Recipe, table: &Table, input: &Input) -> Result<Self, IndexError> {
        let levels = (1..method.structure.height()).collect();
        let mut varied = vec![Assumption::WeightNoise { share: NOISE, levels }];
        let margins = input.margins();
        if !margins.is_empty() {
            varied.push(Assumption::SamplingError { margins });
        }
        let plan = |assumptions: Vec<Assumption>, element: &str| Plan {
            points: POINTS,
            seed: SEED,
            element: Some(element.to_owned()),
            interval: HELD,
            bootstrap: 200,
            ..Plan::new(assumptions)
        };
        let mut elements = BTreeMap::new();
        let parts = method.structure.elements().iter().filter(|element| element.code.starts_with('/'));
        for part in parts {
            let studied = method.uncertainty(table, &plan(varied.clone(), &part.code))?;
            elements.insert(part.code.clone(), studied);
        }
        varied.push(Assumption::Normalisation(vec![method.normalisation.clone(), otherwise(method)]));
        let plan = plan(varied, INDEX_CODE);
        let (ranks, effects) = match method.sensitivity(table, &plan) {
            Ok(found) => (found.uncertainty, found.effects),
            // Where no run ranks otherwise there is nothing to divide over the assumptions.
            Err(IndexError { step: Step::Explore, cause: Cause::DoesNotApply(_), .. }) => {
                (method.uncertainty(table, &plan)?, Vec::new())
            }
            Err(error) => return Err(error),
        };
        let runs = POINTS * (plan.assumptions.len() + 2);
        Ok(Self { ranks, effects, elements, runs })
    }
}

/// Another scale that might have been chosen as well.
fn otherwise(method: &Recipe) -> Normalisation {
    if matches!(method.normalisation.method, Method::MinMax { .. }) {
        Normalisation::z_score(100.0, 15.0)
    } else {
        Normalisation::min_max(1.0, 100.0)
    }
}
