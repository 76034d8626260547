//! One combination of options, worked out once, from which each run starts.

use std::sync::Arc;

use crate::assumption::Assumption;
use crate::error::{Cause, IndexError, Step};
use crate::grid::Grid;
use crate::perturbation::Perturbation;
use crate::plan::Plan;
use crate::recipe::Recipe;
use crate::scores::Scores;
use crate::structure::Structure;
use crate::table::Table;

/// More numbers than this are not kept: a gibibyte.
const MOST_NUMBERS: usize = 1 << 27;

/// An index for one combination of options.
pub(crate) struct Case<'a> {
    pub(crate) scores: Scores,
    /// What each element adds to its parent before it is weighed.
    pub(crate) terms: Grid,
    /// Indicators with a sampling error, ready to be made anew.
    pub(crate) perturbations: Vec<Perturbation<'a>>,
}

/// All combinations, and what has to be worked out anew in each run.
pub(crate) struct Cases<'a> {
    pub(crate) all: Vec<Case<'a>>,
    /// Number of options of each assumption.
    pub(crate) options: Vec<usize>,
    /// Aggregates that change from run to run within a combination, from below.
    pub(crate) moving: Vec<usize>,
    /// Whether an element changes from run to run within a combination.
    pub(crate) moves: Vec<bool>,
    /// The index as published.
    pub(crate) nominal: Scores,
    pub(crate) target: usize,
}

impl<'a> Cases<'a> {
    pub(crate) fn new(recipe: &'a Recipe, table: &'a Table, plan: &'a Plan) -> Result<Self, IndexError> {
        plan.check(recipe)?;
        let structure = &recipe.structure;
        let target = structure.target(plan.element.as_deref(), Step::Explore)?;
        let nominal = recipe.run(table)?;
        let options: Vec<usize> = plan.assumptions.iter().map(Assumption::options).collect();
        let combinations = options.iter().try_fold(1_usize, |product, options| product.checked_mul(*options));
        let numbers = combinations.and_then(|number| number.checked_mul(2 * nominal.grid.values.len()));
        let too_large = || IndexError::new(Step::Explore, Cause::TooLarge);
        let (combinations, _) =
            combinations.zip(numbers.filter(|numbers| *numbers <= MOST_NUMBERS)).ok_or_else(too_large)?;
        let mut all = Vec::with_capacity(combinations);
        for combination in 0..combinations {
            let mut chosen = recipe.clone();
            let mut rest = combination;
            for (assumption, options) in plan.assumptions.iter().zip(&options) {
                assumption.choose(rest % options, &mut chosen);
                rest /= options;
            }
            all.push(Case::new(&chosen, table, plan, &nominal)?);
        }
        let moves = moves(structure, plan, target);
        let moving = structure.aggregates().filter(|element| moves[*element]).collect();
        Ok(Self { all, options, moving, moves, nominal, target })
    }
}

/// Which elements below the target, and the target itself, differ between runs of one combination.
fn moves(structure: &Structure, plan: &Plan, target: usize) -> Vec<bool> {
    let mut weighed = vec![false; structure.elements().len()];
    let mut moves = weighed.clone();
    for assumption in &plan.assumptions {
        match assumption {
            Assumption::WeightNoise { levels, .. } => {
                for (element, weighed) in weighed.iter_mut().enumerate() {
                    *weighed = levels.contains(&structure.level_of(element));
                }
            }
            Assumption::SamplingError { margins } => {
                for (element, indicator) in structure.indicators().iter().enumerate() {
                    moves[element] = margins.contains_key(&indicator.code);
                }
            }
            Assumption::Imputation(_)
            | Assumption::Treatment(_)
            | Assumption::Normalisation(_)
            | Assumption::Weights(_)
            | Assumption::Aggregation(_) => {}
        }
    }
    for parent in structure.aggregates() {
        moves[parent] = structure.children(parent).iter().any(|child| moves[*child] || weighed[*child]);
    }
    let mut below = vec![false; moves.len()];
    below[target] = true;
    for parent in structure.aggregates().rev().filter(|parent| *parent <= target) {
        for child in structure.children(parent) {
            below[*child] = below[parent];
        }
    }
    moves.iter().zip(below).map(|(moves, below)| *moves && below).collect()
}

impl<'a> Case<'a> {
    fn new(recipe: &Recipe, table: &'a Table, plan: &'a Plan, nominal: &Scores) -> Result<Self, IndexError> {
        let scores = recipe.run(table)?;
        if scores.units() != nominal.units() {
            let why = "another choice leaves out other units, so that ranks do not compare";
            return Err(IndexError::new(Step::Explore, Cause::DoesNotApply(why)));
        }
        let structure = &recipe.structure;
        let mut terms = Grid::new(structure.elements().len(), scores.units().len());
        for parent in structure.aggregates() {
            let mean = recipe.aggregation.mean_at(structure.level_of(parent));
            for child in structure.children(parent) {
                mean.terms(scores.grid.row(*child), terms.row_mut(*child));
            }
        }
        let mut perturbations = Vec::new();
        for assumption in &plan.assumptions {
            if let Assumption::SamplingError { margins } = assumption {
                for (code, column) in margins {
                    let place = structure.find_indicator(code, Step::Explore)?;
                    let made = Perturbation::new(Arc::clone(&scores.common), place, column, table, &scores)?;
                    perturbations.push(made);
                }
            }
        }
        perturbations.sort_by_key(|perturbation| perturbation.place);
        Ok(Self { scores, terms, perturbations })
    }
}
