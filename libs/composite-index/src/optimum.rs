//! Weights that bring the correlations between the parts and the top to a goal (Becker et al. 2017).

use crate::aggregation::Aggregation;
use crate::correlation::{Coefficient, correlation};
use crate::error::{Cause, IndexError, Step};
use crate::grid::Grid;
use crate::structure::Structure;
use crate::weights::{Fit, Goal};

/// Halvings of the step: the last one is below a billionth of the sum of the weights.
const FINEST: f64 = 1e-9;
/// Most rounds over all weights.
const ROUNDS: usize = 5_000;

struct Search<'a> {
    structure: &'a Structure,
    aggregation: &'a Aggregation,
    elements: Vec<usize>,
    top: usize,
    wanted: Option<Vec<f64>>,
}

/// Sets the weights of one level. Starts from those given, tries each weight a step up and down, and halves the step
/// when nothing helps: slower than following slopes, but it needs none, and a weight may rest at zero.
pub(crate) fn optimise(
    structure: &Structure,
    aggregation: &Aggregation,
    grid: &mut Grid,
    (level, goal): (u32, &Goal),
    (weights, fits): (&mut Vec<f64>, &mut Vec<Option<Fit>>),
) -> Result<(), IndexError> {
    let elements: Vec<usize> =
        (0..weights.len()).filter(|element| structure.level_of(*element) == level).collect();
    let top = structure.target(None, Step::Weigh)?;
    let wanted = wanted(structure, &elements, goal)?;
    let search = Search { structure, aggregation, elements, top, wanted };
    let mut best = search.loss(weights, grid)?;
    let mut step = 0.25;
    for _ in 0..ROUNDS {
        let before = best;
        for place in 0..search.elements.len() {
            for sign in [1.0, -1.0] {
                let trial = search.moved(weights, place, sign * step);
                let loss = search.loss(&trial, grid)?;
                if loss < best {
                    best = loss;
                    *weights = trial;
                    break;
                }
            }
        }
        if best >= before {
            step /= 2.0;
        }
        if step < FINEST {
            break;
        }
    }
    search.report(weights, grid, fits)
}

/// Importances as shares; `None` where the goal is information.
fn wanted(structure: &Structure, elements: &[usize], goal: &Goal) -> Result<Option<Vec<f64>>, IndexError> {
    let Goal::Balance { importance } = goal else { return Ok(None) };
    for (code, value) in importance {
        let place = structure.find(code, Step::Weigh)?;
        let fault = |cause| Err(IndexError::new(Step::Weigh, cause).at(code));
        if !elements.contains(&place) {
            return fault(Cause::WrongLevel(structure.level_of(place)));
        }
        if !value.is_finite() || *value <= 0.0 {
            return fault(Cause::BadParameter { name: "importance", value: *value });
        }
    }
    let of = |element: &usize| importance.get(&structure.elements()[*element].code).copied().unwrap_or(1.0);
    let sum: f64 = elements.iter().map(of).sum();
    Ok(Some(elements.iter().map(|element| of(element) / sum).collect()))
}

impl Search<'_> {
    /// The weights with one of them moved, brought back to a sum of one over the level.
    fn moved(&self, weights: &[f64], place: usize, step: f64) -> Vec<f64> {
        let mut moved = weights.to_vec();
        let sum: f64 = self.elements.iter().map(|element| weights[*element]).sum();
        for (at, element) in self.elements.iter().enumerate() {
            let shift = if at == place { step } else { 0.0 };
            moved[*element] = (weights[*element] / sum + shift).max(0.0);
        }
        let sum: f64 = self.elements.iter().map(|element| moved[*element]).sum();
        for element in &self.elements {
            moved[*element] /= sum;
        }
        moved
    }

    fn influences(&self, weights: &[f64], grid: &mut Grid) -> Result<Option<Vec<f64>>, IndexError> {
        let fault = |(element, _, cause): (usize, usize, Cause)| {
            IndexError::new(Step::Weigh, cause).at(&self.structure.elements()[element].code)
        };
        self.aggregation.fill(self.structure, weights, grid).map_err(fault)?;
        let top = grid.row(self.top);
        let with_top = |element: &usize| correlation(Coefficient::Pearson, grid.row(*element), top);
        Ok(self.elements.iter().map(with_top).collect())
    }

    /// What is to be made small; infinite where weights leave nothing to compare.
    fn loss(&self, weights: &[f64], grid: &mut Grid) -> Result<f64, IndexError> {
        let Some(influences) = self.influences(weights, grid)? else { return Ok(f64::INFINITY) };
        let sum: f64 = influences.iter().sum();
        Ok(match &self.wanted {
            None => -sum,
            Some(_) if sum <= 0.0 => f64::INFINITY,
            Some(wanted) => {
                influences.iter().zip(wanted).map(|(reached, wanted)| (reached / sum - wanted).powi(2)).sum()
            }
        })
    }

    fn report(&self, weights: &[f64], grid: &mut Grid, fits: &mut [Option<Fit>]) -> Result<(), IndexError> {
        let not_found =
            || IndexError::new(Step::Weigh, Cause::DoesNotApply("an element or the top does not vary"));
        let influences = self.influences(weights, grid)?.ok_or_else(not_found)?;
        let sum: f64 = influences.iter().sum();
        for (place, element) in self.elements.iter().enumerate() {
            fits[*element] = Some(match &self.wanted {
                Some(wanted) => Fit::Influence { reached: influences[place] / sum, wanted: wanted[place] },
                None => Fit::Correlation { reached: influences[place] },
            });
        }
        Ok(())
    }
}
