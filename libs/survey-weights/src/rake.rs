//! Post-stratification and raking: weights that give each category as many people as the population has.

use crate::SurveyError;
use crate::auxiliary::{Auxiliary, Known};
use crate::design::Design;
use crate::distance::Distance;
use crate::factor::Margin;
use crate::trim::check_bounds;
use crate::weighting::Weighting;

/// Margins are met to this part of each total.
const MET: f64 = 1e-12;
/// After so many rounds another way is taken.
const ROUNDS: usize = 400;
/// Within bounds there is no other way.
const ROUNDS_WITHIN: usize = 4_000;
/// Rounds in which margins come no closer before raking is given up.
const PATIENCE: usize = 200;

impl Design {
    /// Weights that reproduce one margin: `wᵢ = dᵢ N_g / Σ_g d`. Holt and Smith, Journal of the Royal Statistical Society A
    /// 142 (1979).
    ///
    /// # Errors
    /// A margin of another number of respondents.
    pub fn post_stratify(&self, margin: &Margin) -> Result<Weighting, SurveyError> {
        self.rake(std::slice::from_ref(margin))
    }

    /// Weights that reproduce all margins, by scaling to each in turn until nothing changes: iterative proportional fitting.
    /// Deming and Stephan, Annals of Mathematical Statistics 11 (1940). Weights stay above zero.
    ///
    /// # Errors
    /// Margins that count different numbers of people, or that no weights meet at once, such as when everybody in the sample
    /// who has one category has another one too.
    pub fn rake(&self, margins: &[Margin]) -> Result<Weighting, SurveyError> {
        self.raked(margins, (0.0, f64::INFINITY))
    }

    /// The same with every weight kept between two bounds: cut off in each round of raking, so that margins and bounds hold together.
    ///
    /// # Errors
    /// As [`Design::rake`]; bounds that are none, or too narrow for the margins.
    pub fn rake_within(&self, margins: &[Margin], lower: f64, upper: f64) -> Result<Weighting, SurveyError> {
        check_bounds(lower, upper)?;
        self.raked(margins, (lower, upper))
    }

    fn raked(&self, margins: &[Margin], (lower, upper): (f64, f64)) -> Result<Weighting, SurveyError> {
        let known: Vec<Known> = margins.iter().cloned().map(Known::Margin).collect();
        let auxiliary = Auxiliary::new(&known, self.respondents())?;
        auxiliary.check_margins(&known)?;
        let bounded = lower > 0.0 || upper.is_finite();
        let mut weights = self.weights().to_vec();
        let (mut best, mut since) = (f64::INFINITY, 0);
        for _ in 0..if bounded { ROUNDS_WITHIN } else { ROUNDS } {
            margins.iter().for_each(|margin| scale(&mut weights, margin));
            weights.iter_mut().for_each(|weight| *weight = weight.clamp(lower, upper));
            let (_, off) = auxiliary.worst(&weights, &auxiliary.sums(&weights));
            since = if off < 0.9 * best { 0 } else { since + 1 };
            best = best.min(off);
            // Sums of many weights are known to some digits only, so the last digits may never come.
            if off <= MET || (off <= 100.0 * MET && since > 3) {
                return Ok(Weighting::new(self.clone(), weights, Some(auxiliary)));
            }
            if since > PATIENCE || off.is_nan() {
                return Err(auxiliary.out_of_reach(&weights));
            }
        }
        if bounded {
            return Err(auxiliary.out_of_reach(&weights));
        }
        // Where margins nearly repeat each other, scaling creeps; the same weights are the answer of another search.
        self.calibrate(&known, Distance::Raking)
    }
}

/// Scales the weights to one margin.
fn scale(weights: &mut [f64], margin: &Margin) {
    let codes = margin.factor.codes();
    let mut sums = vec![0.0; margin.totals.len()];
    weights.iter().zip(codes).for_each(|(weight, code)| sums[*code] += *weight);
    let factors: Vec<f64> = margin.totals.iter().zip(&sums).map(|(total, sum)| total / sum).collect();
    weights.iter_mut().zip(codes).for_each(|(weight, code)| *weight *= factors[*code]);
}
