//! What the assumptions do to ranks and scores, and which of them does most.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::case::Cases;
use crate::effects::{Bootstrap, Effect, Outcomes, effects};
use crate::error::{Cause, IndexError, Step};
use crate::number::count;
use crate::plan::{Outcome, Plan};
use crate::recipe::Recipe;
use crate::replication::{Points, Source, Workroom};
use crate::scores::{rank_into, ranks};
use crate::stats::quantile;
use crate::table::Table;

/// More ranks than this are not kept.
const MOST_RANKS: usize = 1 << 26;

/// Where each unit stands, and where it might.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Uncertainty {
    /// Code of the element that was studied.
    pub element: String,
    /// Number of indices that were made.
    pub runs: usize,
    /// The units, in the order of the table.
    pub standings: Vec<Standing>,
    /// Mean over the runs of the mean absolute shift in rank.
    pub mean_shift: f64,
}

/// A unit in the index as published and in all runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// Code of the unit.
    pub unit: String,
    /// Rank as published, 1 for the highest score.
    pub rank: Option<u32>,
    /// Ranks in the runs.
    pub ranks: Option<Interval>,
    /// Score as published.
    pub score: Option<f64>,
    /// Scores in the runs. Where the normalisation varies, these are on different scales: look at the ranks.
    pub scores: Option<Interval>,
}

/// The middle of what came out, and the ends between which the chosen share lies.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub lower: f64,
    /// Median.
    pub median: f64,
    /// Upper end.
    pub upper: f64,
}

/// Which assumption matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// Mean of the outcome.
    pub mean: f64,
    /// Variance of the outcome.
    pub variance: f64,
    /// Effect of each assumption, in the order of the plan.
    pub effects: Vec<Effect>,
    /// Number of indices that were made.
    pub runs: usize,
    /// Ranks and scores in the runs of both independent sets.
    pub uncertainty: Uncertainty,
}

/// What runs leave behind.
struct Records {
    outcomes: Vec<f64>,
    /// Ranks and scores of the first runs, unit by unit within a run.
    ranks: Vec<u32>,
    scores: Vec<f64>,
    shifts: Vec<f64>,
}

/// The study of one plan.
struct Study<'a> {
    cases: Cases<'a>,
    plan: &'a Plan,
    points: Points,
    nominal: Vec<u32>,
    /// Position of the unit that the outcome is of.
    unit: Option<usize>,
}

impl Recipe {
    /// Ranks of all units when the assumptions vary.
    ///
    /// # Errors
    ///
    /// An assumption that does not apply to this recipe, or a run that cannot be made.
    pub fn uncertainty(&self, table: &Table, plan: &Plan) -> Result<Uncertainty, IndexError> {
        let study = Study::new(self, table, plan)?;
        let records = study.records(plan.points, plan.points)?;
        Ok(study.uncertainty(&records))
    }

    /// Ranks when the assumptions vary, and how much of the variance each assumption accounts for.
    ///
    /// # Errors
    ///
    /// As [`Recipe::uncertainty`]; also an outcome that does not vary at all.
    pub fn sensitivity(&self, table: &Table, plan: &Plan) -> Result<Sensitivity, IndexError> {
        let study = Study::new(self, table, plan)?;
        let points = plan.points;
        let runs = points.checked_mul(plan.assumptions.len() + 2);
        let runs = runs.ok_or_else(|| IndexError::new(Step::Explore, Cause::TooLarge))?;
        let records = study.records(runs, 2 * points)?;
        let columns: Vec<&[f64]> = records.outcomes.chunks(points).collect();
        let names: Vec<&str> = plan.assumptions.iter().map(|assumption| assumption.name()).collect();
        let outcomes = Outcomes { a: columns[0], b: columns[1], ab: &columns[2..] };
        let bootstrap = Bootstrap { samples: plan.bootstrap, interval: plan.interval, seed: plan.seed };
        let effects = effects(&names, &outcomes, plan.first_order, bootstrap)?;
        let both = &records.outcomes[..2 * points];
        let mean = both.iter().sum::<f64>() / count(both.len());
        let variance = both.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count(both.len() - 1);
        Ok(Sensitivity { mean, variance, effects, runs, uncertainty: study.uncertainty(&records) })
    }
}

impl<'a> Study<'a> {
    fn new(recipe: &'a Recipe, table: &'a Table, plan: &'a Plan) -> Result<Self, IndexError> {
        let cases = Cases::new(recipe, table, plan)?;
        let published = cases.nominal.grid.row(cases.target);
        let nominal = ranks(published).into_iter().map(Option::unwrap_or_default).collect();
        let unit = match &plan.outcome {
            Outcome::MeanShift => None,
            Outcome::Rank { unit } | Outcome::Score { unit } => {
                let position = cases.nominal.units().iter().position(|known| known == unit);
                let unknown = || IndexError::new(Step::Explore, Cause::Unknown).unit(unit);
                Some(position.ok_or_else(unknown)?)
            }
        };
        Ok(Self { cases, plan, points: Points::new(plan), nominal, unit })
    }

    /// Makes all runs; ranks and scores are kept of the first `kept`.
    fn records(&self, runs: usize, kept: usize) -> Result<Records, IndexError> {
        let units = self.nominal.len();
        let cells = kept.checked_mul(units).filter(|cells| *cells <= MOST_RANKS);
        let cells = cells.ok_or_else(|| IndexError::new(Step::Explore, Cause::TooLarge))?;
        let mut records = Records {
            outcomes: vec![f64::NAN; runs],
            ranks: vec![0; cells],
            scores: vec![0.0; cells],
            shifts: vec![0.0; kept],
        };
        let (first, rest) = records.outcomes.split_at_mut(kept);
        let kept_rows = records.ranks.par_chunks_mut(units).zip(records.scores.par_chunks_mut(units));
        let made: Result<(), IndexError> = first
            .par_iter_mut()
            .zip(records.shifts.par_iter_mut())
            .zip(kept_rows)
            .enumerate()
            .try_for_each_init(
                || self.room(),
                |room, (run, ((outcome, shift), (ranks, scores)))| {
                    (*outcome, *shift) = self.run(room, run, ranks, scores)?;
                    Ok(())
                },
            );
        let made = made.and_then(|()| {
            rest.par_iter_mut().enumerate().try_for_each_init(
                || (self.room(), vec![0; units], vec![0.0; units]),
                |(room, ranks, scores), (run, outcome)| {
                    (*outcome, _) = self.run(room, kept + run, ranks, scores)?;
                    Ok(())
                },
            )
        });
        made.map_err(|error| self.first_error(runs).unwrap_or(error))?;
        Ok(records)
    }

    fn room(&self) -> (Workroom, Vec<u32>) {
        (Workroom::new(&self.cases), Vec::with_capacity(self.nominal.len()))
    }

    /// Of several runs that fail, which one stops first depends on the cores; the error must not.
    fn first_error(&self, runs: usize) -> Option<IndexError> {
        let units = self.nominal.len();
        let (mut room, mut ranks, mut scores) = (self.room(), vec![0; units], vec![0.0; units]);
        (0..runs).find_map(|run| self.run(&mut room, run, &mut ranks, &mut scores).err())
    }

    /// Outcome and mean shift of one run. Runs come in blocks: A, B, then A with each assumption from B.
    fn run(
        &self,
        (workroom, order): &mut (Workroom, Vec<u32>),
        run: usize,
        ranks: &mut [u32],
        scores: &mut [f64],
    ) -> Result<(f64, f64), IndexError> {
        let point = run % self.plan.points;
        let source = match run / self.plan.points {
            0 => Source::A,
            1 => Source::B,
            block => Source::Mixed(block - 2),
        };
        let made = workroom.run(&self.cases, self.plan, &self.points, (point, source))?;
        scores.copy_from_slice(made);
        rank_into(made, order, ranks);
        let both = self.nominal.iter().zip(ranks.iter()).filter(|(one, other)| **one > 0 && **other > 0);
        let sum: f64 = both.clone().map(|(one, other)| f64::from(one.abs_diff(*other))).sum();
        let shift = sum / count(both.count().max(1));
        let outcome = match (&self.plan.outcome, self.unit) {
            (Outcome::MeanShift, _) | (_, None) => shift,
            (Outcome::Rank { .. }, Some(unit)) if ranks[unit] == 0 => f64::NAN,
            (Outcome::Rank { .. }, Some(unit)) => f64::from(ranks[unit]),
            (Outcome::Score { .. }, Some(unit)) => scores[unit],
        };
        Ok((outcome, shift))
    }

    fn uncertainty(&self, records: &Records) -> Uncertainty {
        let units = self.nominal.len();
        let published = self.cases.nominal.grid.row(self.cases.target);
        let interval = |mut values: Vec<f64>| {
            values.sort_unstable_by(f64::total_cmp);
            let at = |share| quantile(&values, share);
            let half = self.plan.interval / 2.0;
            let ends = at(0.5 - half).zip(at(0.5 + half));
            at(0.5).zip(ends).map(|(median, (lower, upper))| Interval { lower, median, upper })
        };
        let standing = |unit: usize| {
            let ranks = records.ranks.iter().skip(unit).step_by(units).filter(|rank| **rank > 0);
            let scores = records.scores.iter().skip(unit).step_by(units).filter(|score| !score.is_nan());
            Standing {
                unit: self.cases.nominal.units()[unit].clone(),
                rank: (self.nominal[unit] > 0).then_some(self.nominal[unit]),
                ranks: interval(ranks.map(|rank| f64::from(*rank)).collect()),
                score: Some(published[unit]).filter(|score| !score.is_nan()),
                scores: interval(scores.copied().collect()),
            }
        };
        Uncertainty {
            element: self.cases.nominal.recipe().structure.elements()[self.cases.target].code.clone(),
            runs: records.shifts.len(),
            standings: (0..units).into_par_iter().map(standing).collect(),
            mean_shift: records.shifts.iter().sum::<f64>() / count(records.shifts.len()),
        }
    }
}
