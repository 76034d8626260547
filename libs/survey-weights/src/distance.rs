//! How far weights may move from those of the design, and at what price.

use crate::SurveyError;
use crate::number::within;

/// What is kept small: each gives the ratio of the final weight to that of the design as a function `F(xᵢ'λ)`.
///
/// Deville and Särndal, Journal of the American Statistical Association 87 (1992), cases 1, 2, 6 and 7.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Distance {
    /// `F(u) = 1 + u`: regression; weights can become negative.
    Linear,
    /// `F(u) = 1 + u`, cut off at the bounds.
    LinearWithin {
        /// The smallest ratio, below 1.
        lower: f64,
        /// The largest ratio, above 1.
        upper: f64,
    },
    /// `F(u) = exp u`: weights stay above zero; with margins only, this is raking.
    Raking,
    /// `F(u) = (L (U - 1) + U (1 - L) exp(A u)) / (U - 1 + (1 - L) exp(A u))`, with `A = (U - L) / ((1 - L) (U - 1))`.
    Logit {
        /// The ratio L that no weight comes down to, from 0 up to 1.
        lower: f64,
        /// The ratio U that no weight comes up to, above 1.
        upper: f64,
    },
}

impl Distance {
    pub(crate) fn check(&self) -> Result<(), SurveyError> {
        match self {
            Self::Linear | Self::Raking => Ok(()),
            Self::LinearWithin { lower, upper } => {
                within("lower bound", 0, *lower, (*lower < 1.0 && *lower >= -1e6, "a ratio below 1"))?;
                within("upper bound", 1, *upper, (*upper > 1.0 && *upper <= 1e6, "a ratio above 1")).map(drop)
            }
            Self::Logit { lower, upper } => {
                within("lower bound", 0, *lower, ((0.0..1.0).contains(lower), "a ratio from 0 up to 1"))?;
                within("upper bound", 1, *upper, (*upper > 1.0 && *upper <= 1e6, "a ratio above 1")).map(drop)
            }
        }
    }

    /// The ratio, and how fast it grows.
    pub(crate) fn ratio(&self, u: f64) -> (f64, f64) {
        match self {
            Self::Linear => (1.0 + u, 1.0),
            Self::LinearWithin { lower, upper } => {
                let ratio = 1.0 + u;
                if ratio < *lower {
                    (*lower, 0.0)
                } else if ratio > *upper {
                    (*upper, 0.0)
                } else {
                    (ratio, 1.0)
                }
            }
            Self::Raking => {
                let ratio = libm::exp(u.clamp(-690.0, 690.0));
                (ratio, ratio)
            }
            Self::Logit { lower, upper } => logit(*lower, *upper, u),
        }
    }
}

/// Written in the exponential that does not run over.
fn logit(lower: f64, upper: f64, u: f64) -> (f64, f64) {
    let steep = (upper - lower) / ((1.0 - lower) * (upper - 1.0));
    let power = steep * u;
    let (above, below) = (upper - 1.0, 1.0 - lower);
    if power > 0.0 {
        let small = libm::exp(-power);
        let under = above * small + below;
        let slope = (upper - lower) * (upper - lower) * small / (under * under);
        ((lower * above * small + upper * below) / under, slope)
    } else {
        let small = libm::exp(power);
        let under = above + below * small;
        let slope = (upper - lower) * (upper - lower) * small / (under * under);
        ((lower * above + upper * below * small) / under, slope)
    }
}

#[cfg(test)]
mod tests {
    use super::Distance;

    #[test]
    fn each_ratio_starts_at_one_with_slope_one() {
        let bounds = (0.4, 2.5);
        for distance in [
            Distance::Linear,
            Distance::LinearWithin { lower: bounds.0, upper: bounds.1 },
            Distance::Raking,
            Distance::Logit { lower: bounds.0, upper: bounds.1 },
        ] {
            let (ratio, slope) = distance.ratio(0.0);
            assert!((ratio - 1.0).abs() < 1e-15 && (slope - 1.0).abs() < 1e-15, "{distance:?}");
            for u in [-3.0, -0.4, -0.1, 0.2, 0.5, 3.0] {
                let step = 1e-6;
                let by_difference = (distance.ratio(u + step).0 - distance.ratio(u - step).0) / (2.0 * step);
                let slope = distance.ratio(u).1;
                assert!((by_difference - slope).abs() < 1e-7 * slope.max(1.0), "{distance:?} {u}");
            }
        }
    }

    #[test]
    fn a_logit_stays_within_its_bounds() {
        for u in [-1e6, -50.0, -1.0, 1.0, 50.0, 1e6] {
            let (ratio, slope) = Distance::Logit { lower: 0.5, upper: 3.0 }.ratio(u);
            assert!((0.5..=3.0).contains(&ratio) && slope >= 0.0, "{u}: {ratio}");
        }
    }
}
