//! Calibration: the weights nearest to those of the design that reproduce every known total.

use crate::SurveyError;
use crate::auxiliary::{Auxiliary, Known};
use crate::design::Design;
use crate::distance::Distance;
use crate::weighting::Weighting;

/// Totals are met to this part of each.
const MET: f64 = 1e-11;
/// Newton's method takes about ten rounds; what takes more than this has no answer.
const ROUNDS: usize = 200;

impl Design {
    /// Weights `wᵢ = dᵢ F(xᵢ'λ)` with `Σ wᵢ xᵢ` equal to the known totals; λ by Newton's method, with steps halved until they help.
    ///
    /// Deville and Särndal, Journal of the American Statistical Association 87 (1992). Totals that say the same twice are
    /// allowed as long as they agree.
    ///
    /// # Errors
    /// Bounds that are none, a number that not every respondent has, margins of different sizes, totals that cannot be reached.
    pub fn calibrate(&self, known: &[Known], distance: Distance) -> Result<Weighting, SurveyError> {
        distance.check()?;
        let auxiliary = Auxiliary::new(known, self.respondents())?;
        auxiliary.check_margins(known)?;
        let weights = Search { design: self, auxiliary: &auxiliary, distance }.solve()?;
        Ok(Weighting::new(self.clone(), weights, Some(auxiliary)))
    }
}

struct Search<'a> {
    design: &'a Design,
    auxiliary: &'a Auxiliary,
    distance: Distance,
}

/// Where the search stands.
struct Place {
    lambda: Vec<f64>,
    weights: Vec<f64>,
    /// `dᵢ F'(xᵢ'λ)`.
    slopes: Vec<f64>,
    sums: Vec<f64>,
    /// The total that is furthest off, in parts of itself.
    off: f64,
}

impl Search<'_> {
    fn solve(&self) -> Result<Vec<f64>, SurveyError> {
        let mut place = self.at(vec![0.0; self.auxiliary.totals.len()]);
        let mut rests = 0;
        for _ in 0..ROUNDS {
            if place.off <= MET || (rests > 2 && place.off <= 100.0 * MET) {
                return Ok(place.weights);
            }
            let mut step: Vec<f64> =
                self.auxiliary.totals.iter().zip(&place.sums).map(|(total, sum)| total - sum).collect();
            self.auxiliary.solver(&place.slopes).solve(&mut step);
            match self.best_step(&place, &step) {
                Some(next) => {
                    rests = if next.off > 0.5 * place.off { rests + 1 } else { 0 };
                    place = next;
                }
                None => break,
            }
        }
        if place.off <= 100.0 * MET {
            Ok(place.weights)
        } else {
            Err(self.auxiliary.out_of_reach(&place.weights))
        }
    }

    /// The longest of the steps, halved again and again, that comes closer.
    fn best_step(&self, from: &Place, step: &[f64]) -> Option<Place> {
        let mut part = 1.0;
        for _ in 0..30 {
            let lambda = from.lambda.iter().zip(step).map(|(lambda, step)| lambda + part * step).collect();
            let next = self.at(lambda);
            if next.off < from.off {
                return Some(next);
            }
            part /= 2.0;
        }
        None
    }

    fn at(&self, lambda: Vec<f64>) -> Place {
        let ratios =
            (0..self.design.respondents()).map(|i| self.distance.ratio(self.auxiliary.times(i, &lambda)));
        let of_design = self.design.weights().iter();
        let (weights, slopes): (Vec<f64>, Vec<f64>) =
            of_design.zip(ratios).map(|(weight, (ratio, slope))| (weight * ratio, weight * slope)).unzip();
        let sums = self.auxiliary.sums(&weights);
        let (_, off) = self.auxiliary.worst(&weights, &sums);
        Place { lambda, weights, slopes, sums, off: if off.is_nan() { f64::INFINITY } else { off } }
    }
}
