//! Weights that stand out are cut off, and what is cut goes to the others.

use crate::SurveyError;
use crate::number::{LARGEST, count, within};
use crate::weighting::Weighting;

/// Who gets the weight that is cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Share {
    /// All others the same.
    #[default]
    Alike,
    /// Each in proportion to its weight.
    ByWeight,
}

/// A sample after trimming. Population totals are no longer met: see [`Weighting::missed`].
#[derive(Debug, Clone, PartialEq)]
pub struct Trimmed {
    /// The sample with its new weights; the variance is that of the calibration before.
    pub weighting: Weighting,
    /// How many weights stand at a bound.
    pub cut: usize,
    /// The part of all weight that changed hands.
    pub moved: f64,
}

impl Weighting {
    /// Cuts weights off at the bounds and gives what was cut to the others, again and again until none is outside.
    /// Potter, Proceedings of the Survey Research Methods Section, American Statistical Association (1990).
    ///
    /// # Errors
    /// Bounds that are none, or between which no weights have the same sum.
    pub fn trim(&self, lower: f64, upper: f64, share: Share) -> Result<Trimmed, SurveyError> {
        check_bounds(lower, upper)?;
        let sum: f64 = self.weights.iter().sum();
        let n = count(self.weights.len());
        if sum < n * lower || sum > n * upper {
            return Err(SurveyError::NoRoom { lower, upper, sum });
        }
        let weights = self.within_bounds((lower, upper), share, sum);
        let moved =
            weights.iter().zip(&self.weights).map(|(new, old)| (new - old).max(0.0)).sum::<f64>() / sum;
        let cut = weights.iter().filter(|weight| **weight <= lower || **weight >= upper).count();
        Ok(Trimmed { weighting: Self { weights, ..self.clone() }, cut, moved })
    }

    /// The weights moved along by one number, or by one factor, and cut off, such that the sum is kept: found by halving.
    fn within_bounds(&self, (lower, upper): (f64, f64), share: Share, sum: f64) -> Vec<f64> {
        let moved = |by: f64| -> Vec<f64> {
            let new = |weight: &f64| match share {
                Share::Alike => weight + by,
                Share::ByWeight => weight * libm::exp(by),
            };
            self.weights.iter().map(|weight| new(weight).clamp(lower, upper)).collect()
        };
        let largest = self.weights.iter().fold(upper, |most, weight| most.max(weight.abs()));
        let (mut low, mut high) = match share {
            Share::Alike => (-2.0 * largest, 2.0 * largest),
            Share::ByWeight => (-700.0, 700.0),
        };
        for _ in 0..200 {
            let middle = low + (high - low) / 2.0;
            if middle <= low || middle >= high {
                break;
            }
            if moved(middle).iter().sum::<f64>() < sum { low = middle } else { high = middle }
        }
        moved(high)
    }
}

pub(crate) fn check_bounds(lower: f64, upper: f64) -> Result<(), SurveyError> {
    within("lower bound", 0, lower, ((0.0..LARGEST).contains(&lower), "a weight of 0 or more"))?;
    within("upper bound", 1, upper, (upper > lower && upper <= LARGEST, "a weight above the lower bound"))
        .map(drop)
}
