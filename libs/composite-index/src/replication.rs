//! One run: a combination of options, weights and survey values drawn, and the index made from what changed.

use crate::aggregation::{Blend, Mean, add};
use crate::assumption::Assumption;
use crate::case::{Case, Cases};
use crate::error::{IndexError, Step};
use crate::grid::{Below, Grid};
use crate::number::part;
use crate::perturbation::Bench;
use crate::plan::{Plan, Spread};
use crate::random::Stream;
use crate::sobol::Sobol;

/// The two independent sets of points, A and B, with as many coordinates as there are assumptions.
pub(crate) struct Points {
    sobol: Option<Sobol>,
    seed: u64,
    assumptions: usize,
}

/// Which set an assumption takes its coordinate from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    A,
    B,
    /// B for this assumption, A for all others.
    Mixed(usize),
}

impl Points {
    pub(crate) fn new(plan: &Plan) -> Self {
        let assumptions = plan.assumptions.len();
        let sobol = match plan.spread {
            Spread::Sobol => Some(Sobol::new(2 * assumptions, Some(plan.seed))),
            Spread::Random => None,
        };
        Self { sobol, seed: plan.seed, assumptions }
    }

    /// The coordinate that picks an option, and the stream for what varies inside the assumption.
    fn draw(&self, point: usize, source: Source, assumption: usize) -> (f64, Stream) {
        let set = match source {
            Source::A => 0,
            Source::B => 1,
            Source::Mixed(other) => usize::from(other == assumption),
        };
        let mut stream = Stream::new(self.seed, &[set, point, assumption]);
        let random = stream.unit();
        let even = self.sobol.as_ref().map(|sobol| sobol.at(point, set * self.assumptions + assumption));
        (even.unwrap_or(random), stream)
    }
}

/// Room to work in, one for each core.
pub(crate) struct Workroom {
    grid: Grid,
    terms: Vec<f64>,
    weights: Vec<f64>,
    bench: Bench,
}

impl Workroom {
    pub(crate) fn new(cases: &Cases<'_>) -> Self {
        let elements = cases.nominal.recipe().structure.elements().len();
        let units = cases.nominal.units().len();
        Self {
            grid: Grid::new(elements, units),
            terms: vec![0.0; units],
            weights: vec![0.0; elements],
            bench: Bench::default(),
        }
    }

    /// Scores of the target in one run.
    pub(crate) fn run<'w>(
        &'w mut self,
        cases: &'w Cases<'_>,
        plan: &Plan,
        points: &Points,
        (point, source): (usize, Source),
    ) -> Result<&'w [f64], IndexError> {
        let (mut combination, mut place) = (0, 1);
        for (assumption, options) in cases.options.iter().enumerate().filter(|(_, options)| **options > 1) {
            let (u, _) = points.draw(point, source, assumption);
            combination += place * part(u, *options);
            place *= options;
        }
        let case = &cases.all[combination];
        if cases.moving.is_empty() {
            return Ok(case.scores.grid.row(cases.target));
        }
        self.weights.copy_from_slice(&case.scores.common.weights);
        for (assumption, what) in plan.assumptions.iter().enumerate() {
            match what {
                Assumption::WeightNoise { share, levels } => {
                    let (_, mut stream) = points.draw(point, source, assumption);
                    let structure = &case.scores.recipe().structure;
                    for (element, weight) in self.weights.iter_mut().enumerate() {
                        if levels.contains(&structure.level_of(element)) {
                            *weight *= 1.0 + share * (2.0 * stream.unit() - 1.0);
                        }
                    }
                }
                Assumption::SamplingError { .. } => {
                    let (_, mut stream) = points.draw(point, source, assumption);
                    for perturbation in &case.perturbations {
                        let row = self.grid.row_mut(perturbation.place);
                        perturbation.draw(&mut stream, &mut self.bench, row)?;
                    }
                }
                Assumption::Imputation(_)
                | Assumption::Treatment(_)
                | Assumption::Normalisation(_)
                | Assumption::Weights(_)
                | Assumption::Aggregation(_) => {}
            }
        }
        for element in &cases.moving {
            self.combine(case, cases, *element)?;
        }
        Ok(self.grid.row(cases.target))
    }

    /// Combines one parent from children that moved and children that did not.
    fn combine(&mut self, case: &Case<'_>, cases: &Cases<'_>, element: usize) -> Result<(), IndexError> {
        let recipe = case.scores.recipe();
        let structure = &recipe.structure;
        let children = structure.children(element);
        let mean = recipe.aggregation.mean_at(structure.level_of(element));
        let least_available = recipe.aggregation.least_available;
        let blend = Blend { mean, least_available, children, weights: &self.weights };
        let fault = |(unit, cause)| {
            let error = IndexError::new(Step::Aggregate, cause).at(&structure.elements()[element].code);
            case.scores.units().get::<usize>(unit).map_or(error.clone(), |unit| error.unit(unit))
        };
        let units = self.grid.units;
        let (below, own) = self.grid.values.split_at_mut(element * units);
        let own = &mut own[..units];
        if mean != Mean::Copeland {
            own.fill(0.0);
            for child in children {
                let rows = Below { values: below, units };
                if cases.moves[*child] {
                    mean.terms(rows.row(*child), &mut self.terms);
                    add(own, self.weights[*child], &self.terms);
                } else {
                    add(own, self.weights[*child], case.terms.row(*child));
                }
            }
            blend.back(own);
            if own.iter().all(|score| score.is_finite()) {
                return Ok(());
            }
        }
        // Gaps, and comparisons two by two, look at the scores themselves.
        for child in children.iter().filter(|child| !cases.moves[**child]) {
            below[child * units..(child + 1) * units].copy_from_slice(case.scores.grid.row(*child));
        }
        let below = Below { values: below, units };
        let combined = if mean == Mean::Copeland {
            blend.fill(below, own, &mut self.terms)
        } else {
            blend.mend(below, own)
        };
        combined.map_err(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::{Points, Source, Workroom};
    use crate::case::Cases;
    use crate::{
        Aggregation, Assumption, Element, Mean, Normalisation, Plan, Recipe, Spread, Structure, Table,
        Weights,
    };

    fn recipe() -> (Recipe, Table) {
        let structure = Structure::new(vec![
            Element::top("Index"),
            Element::part("P", "Index").weighing(2.0),
            Element::part("Q", "Index"),
            Element::part("a", "P"),
            Element::part("b", "P").weighing(3.0),
            Element::part("c", "Q"),
            Element::part("d", "Q"),
        ]);
        let table = Table::new((0..7).map(|unit| format!("u{unit}"))).unwrap();
        let table =
            [("a", 2), ("b", 3), ("c", 4), ("d", 5)].into_iter().fold(table, |table, (code, step)| {
                let cells = (0..7_u32).map(|unit| Some(f64::from(unit * step % 7)).filter(|_| unit != step));
                table.with_column(code, cells).unwrap()
            });
        (Recipe::new(structure.unwrap()), table)
    }

    /// What a run makes from what moved is what a whole recipe makes with the weights that were drawn.
    #[test]
    fn a_run_is_the_whole_recipe_with_the_weights_drawn() {
        for (levels, least_available) in [(vec![1, 2], 0.0), (vec![2], 0.0), (vec![1], 0.9)] {
            let (recipe, table) = recipe();
            let means = [Mean::Arithmetic, Mean::Geometric, Mean::Harmonic, Mean::Generalised { power: 2.0 }];
            let means: Vec<Aggregation> = means
                .into_iter()
                .chain([Mean::Copeland])
                .map(|mean| Aggregation { least_available, ..Aggregation::all(mean) })
                .collect();
            let recipe = recipe.normalise(Normalisation::min_max(1.0, 100.0));
            let noise = Assumption::WeightNoise { share: 0.9, levels };
            for spread in [Spread::Random, Spread::Sobol] {
                // One mean at a time: which one a run picked would not be seen from outside.
                for mean in &means {
                    let recipe = recipe.clone().aggregate(mean.clone());
                    let plan = Plan { spread, ..Plan::new(vec![noise.clone()]) };
                    let cases = Cases::new(&recipe, &table, &plan).unwrap();
                    let (points, mut room) = (Points::new(&plan), Workroom::new(&cases));
                    let mut seen = Vec::new();
                    for source in [Source::A, Source::B, Source::Mixed(0)] {
                        for point in 0..3 {
                            let found = room.run(&cases, &plan, &points, (point, source)).unwrap().to_vec();
                            let codes =
                                recipe.structure.elements().iter().map(|element| element.code.clone());
                            let weights = codes.zip(room.weights.iter().copied()).collect();
                            let whole = recipe.clone().weigh(Weights::Set { weights }).run(&table).unwrap();
                            let expected = whole.column("Index").unwrap();
                            for (found, expected) in found.iter().zip(expected) {
                                let same = (found - expected).abs() <= 1e-12 * expected.abs();
                                assert!(
                                    same || (found.is_nan() && expected.is_nan()),
                                    "{mean:?} {found} {expected}"
                                );
                            }
                            seen.push(found[1].to_bits());
                        }
                    }
                    // With its one assumption from B, a run of A is that of B.
                    assert_eq!(seen[3..6], seen[6..9]);
                    assert!(mean.mean == Mean::Copeland || seen[0] != seen[3], "{mean:?}");
                }
            }
        }
    }

    #[test]
    fn a_run_takes_each_option_of_the_choices() {
        let (recipe, table) = recipe();
        let options = [Normalisation::min_max(0.0, 1.0), Normalisation::min_max(0.0, 10.0)].to_vec();
        let equal = vec![Weights::Given, Weights::Equal, Weights::Given];
        let plan =
            Plan::new(vec![Assumption::Normalisation(options.clone()), Assumption::Weights(equal.clone())]);
        let cases = Cases::new(&recipe, &table, &plan).unwrap();
        let (points, mut room) = (Points::new(&plan), Workroom::new(&cases));
        let mut met = std::collections::BTreeSet::new();
        for point in 0..64 {
            let found = room.run(&cases, &plan, &points, (point, Source::A)).unwrap();
            met.insert(found[1].to_bits());
        }
        let mut expected = std::collections::BTreeSet::new();
        for normalisation in options {
            for weights in &equal {
                let one = recipe.clone().normalise(normalisation.clone()).weigh(weights.clone());
                expected.insert(one.run(&table).unwrap().column("Index").unwrap()[1].to_bits());
            }
        }
        assert_eq!(met, expected);
        assert_eq!(met.len(), 4);
    }
}
