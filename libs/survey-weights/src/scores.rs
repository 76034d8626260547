//! The variance of a linearised estimate, for several estimates at once.
//!
//! With score `uᵢ` of respondent i (what the estimate changes by when the weight does), final weight `wᵢ` and residual
//! `eᵢ = uᵢ - xᵢ'B` after regression on the auxiliaries, `V = Σₕ (1 - fₕ) nₕ / (nₕ - 1) Σₖ (tₖ - t̄ₕ)²`, where `tₖ = Σ wᵢ eᵢ` over
//! the respondents of unit k in stratum h; later stages add the same, times the part that was drawn before them.
//! Särndal, Swensson and Wretman, *Model Assisted Survey Sampling* (1992), sections 4.3, 5.5 and 6.6.

use crate::SurveyError;
use crate::design::{Design, Lonely};
use crate::number::count;
use crate::stages::Level;
use crate::weighting::Weighting;

/// So many estimates go through at once.
pub(crate) const LANES: usize = 8;
/// One number for each of them.
pub(crate) type Lanes = [f64; LANES];

/// Room to work in, used again and again.
#[derive(Debug, Default)]
pub(crate) struct Workroom {
    totals: Vec<Lanes>,
    means: Vec<Lanes>,
}

impl Weighting {
    /// Scores become `wᵢ eᵢ`, in place.
    pub(crate) fn contributions(&self, rows: &mut [Lanes]) {
        if let Some(model) = &self.model {
            model.residuals(rows);
        }
        for (row, weight) in rows.iter_mut().zip(&self.weights) {
            row.iter_mut().for_each(|cell| *cell *= weight);
        }
    }

    /// The variances of up to eight estimates, from their scores.
    pub(crate) fn variances(&self, rows: &mut [Lanes], room: &mut Workroom) -> Result<Lanes, SurveyError> {
        self.contributions(rows);
        let mut variances = [0.0; LANES];
        room.each_deviation(&self.design, rows, |factor, away| {
            variances.iter_mut().zip(away).for_each(|(sum, away)| *sum += factor * away * away);
        })?;
        Ok(variances)
    }

    /// The variance of one estimate.
    pub(crate) fn variance(&self, scores: impl IntoIterator<Item = f64>) -> Result<f64, SurveyError> {
        Ok(self.variances(&mut one_lane(scores), &mut Workroom::default())?[0])
    }
}

/// Scores of one estimate, in the first lane.
pub(crate) fn one_lane(scores: impl IntoIterator<Item = f64>) -> Vec<Lanes> {
    let row = |score| {
        let mut row = [0.0; LANES];
        row[0] = score;
        row
    };
    scores.into_iter().map(row).collect()
}

impl Workroom {
    /// Hands over each unit's distance to the mean of its stratum, with what its square counts for.
    fn each_deviation(
        &mut self,
        design: &Design,
        rows: &[Lanes],
        mut visit: impl FnMut(f64, &Lanes),
    ) -> Result<(), SurveyError> {
        for level in design.levels.iter() {
            let factors = level.factors(design.lonely)?;
            if factors.iter().all(|factor| *factor == 0.0) {
                continue;
            }
            self.fill(level, rows, design.lonely);
            for (total, stratum) in self.totals.iter().zip(&level.stratum_of) {
                let mut away = *total;
                away.iter_mut().zip(&self.means[*stratum]).for_each(|(cell, mean)| *cell -= mean);
                visit(factors[*stratum], &away);
            }
        }
        Ok(())
    }

    /// Totals of units, and the means of their strata.
    fn fill(&mut self, level: &Level, rows: &[Lanes], lonely: Lonely) {
        self.totals.clear();
        self.totals.resize(level.stratum_of.len(), [0.0; LANES]);
        for (row, unit) in rows.iter().zip(&level.unit_of) {
            add(&mut self.totals[*unit], row);
        }
        self.means.clear();
        self.means.resize(level.strata.len(), [0.0; LANES]);
        for (total, stratum) in self.totals.iter().zip(&level.stratum_of) {
            add(&mut self.means[*stratum], total);
        }
        let mut all = [0.0; LANES];
        self.means.iter().for_each(|sum| add(&mut all, sum));
        for (mean, stratum) in self.means.iter_mut().zip(&level.strata) {
            let (sum, units) = match lonely {
                Lonely::Adjust if stratum.units == 1 => (all, count(level.stratum_of.len())),
                Lonely::Adjust | Lonely::Refuse | Lonely::Certain | Lonely::Average => {
                    (*mean, count(stratum.units))
                }
            };
            *mean = sum.map(|cell| cell / units);
        }
    }
}

/// First-stage units with their distance to the mean of their stratum, times the root of what its square counts for.
pub(crate) fn weighted_deviations(design: &Design, rows: &[Lanes]) -> Result<Vec<f64>, SurveyError> {
    let first = &design.levels[0];
    let factors = first.factors(design.lonely)?;
    let mut room = Workroom::default();
    room.fill(first, rows, design.lonely);
    let units = room.totals.iter().zip(&first.stratum_of);
    Ok(units
        .map(|(total, stratum)| factors[*stratum].sqrt() * (total[0] - room.means[*stratum][0]))
        .collect())
}

fn add(to: &mut Lanes, row: &Lanes) {
    to.iter_mut().zip(row).for_each(|(cell, value)| *cell += value);
}
