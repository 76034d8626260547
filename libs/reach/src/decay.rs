use crate::error::ReachError;
use crate::pairs::Pairs;

/// Whole powers up to here are multiplied out, which is faster and as exact.
const MULTIPLIED_OUT: f64 = 8.0;

/// How much a place still counts at a distance: a shape, and a distance beyond which it is 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Decay {
    shape: Shape,
    limit: f64,
}

#[derive(Debug, Clone, PartialEq)]
enum Shape {
    Even,
    Steps(Vec<(f64, f64)>),
    Gaussian { width: f64 },
    Power { scale: f64, exponent: f64, nearest: f64 },
}

impl Decay {
    /// Everything up to and including `limit` counts in full.
    pub fn within(limit: f64) -> Result<Self, ReachError> {
        Self { shape: Shape::Even, limit: f64::INFINITY }.up_to(limit)
    }

    /// `(distance, weight)`: a pair gets the weight of the first step it does not exceed, and 0 beyond the last.
    pub fn steps(steps: &[(f64, f64)]) -> Result<Self, ReachError> {
        let fit = |&(distance, weight): &(f64, f64)| {
            distance.is_finite() && distance >= 0.0 && weight.is_finite() && weight >= 0.0
        };
        if !steps.iter().all(fit) {
            return Err(ReachError::Decay { reason: "steps take distances and weights of at least 0" });
        }
        let mut sorted = steps.to_vec();
        sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
        let Some(&(last, _)) = sorted.last() else {
            return Err(ReachError::Decay { reason: "there are no steps" });
        };
        if sorted.windows(2).any(|two| matches!(two, [one, other] if one.0 == other.0)) {
            return Err(ReachError::Decay { reason: "two steps have the same distance" });
        }
        Ok(Self { shape: Shape::Steps(sorted), limit: last })
    }

    /// exp(−d² / 2σ²) with σ = `width`: 1 at the door, 0.61 at `width`.
    pub fn gaussian(width: f64) -> Result<Self, ReachError> {
        if !(width.is_finite() && width > 0.0) {
            return Err(ReachError::Decay { reason: "the width must be a number above 0" });
        }
        Ok(Self { shape: Shape::Gaussian { width }, limit: f64::INFINITY })
    }

    /// (max(d, `nearest`) / `scale`)^`exponent`; the exponent is negative where nearness counts.
    ///
    /// Without a `nearest` above 0 a site on top of a demand point would weigh without bound, which is an error.
    pub fn gravity(scale: f64, exponent: f64, nearest: f64) -> Result<Self, ReachError> {
        if !(scale.is_finite() && scale > 0.0) {
            return Err(ReachError::Decay { reason: "the scale must be a number above 0" });
        }
        if !(exponent.is_finite() && nearest.is_finite() && nearest >= 0.0) {
            return Err(ReachError::Decay {
                reason: "exponent and nearest distance must be numbers, nearest at least 0",
            });
        }
        Ok(Self { shape: Shape::Power { scale, exponent, nearest }, limit: f64::INFINITY })
    }

    /// The same, and 0 beyond `limit` (the limit itself still counts). Never makes a catchment wider than it was.
    pub fn up_to(self, limit: f64) -> Result<Self, ReachError> {
        if limit.is_nan() || limit < 0.0 {
            return Err(ReachError::Limit { limit });
        }
        Ok(Self { limit: self.limit.min(limit), ..self })
    }

    /// The distance beyond which nothing counts; infinite where none was set.
    #[must_use]
    pub fn limit(&self) -> f64 {
        self.limit
    }

    /// The weight at a distance.
    #[must_use]
    pub fn weight(&self, distance: f64) -> f64 {
        if distance > self.limit { 0.0 } else { self.shape.weight(distance) }
    }

    /// The weight of each pair.
    ///
    /// The shape is chosen once, so that the loop over the pairs is a plain one.
    pub(crate) fn weights(&self, pairs: &Pairs) -> Result<Vec<f64>, ReachError> {
        let distances = pairs.distances();
        let limited = |weigh: &dyn Fn(f64) -> f64| -> Vec<f64> {
            distances
                .iter()
                .map(|&distance| if distance > self.limit { 0.0 } else { weigh(distance) })
                .collect()
        };
        let weights = match &self.shape {
            Shape::Even => {
                distances.iter().map(|&distance| if distance > self.limit { 0.0 } else { 1.0 }).collect()
            }
            Shape::Gaussian { width } => {
                let (limit, narrowness) = (self.limit, -0.5 / (width * width));
                let bell = |&distance: &f64| {
                    if distance > limit { 0.0 } else { (distance * distance * narrowness).exp() }
                };
                distances.iter().map(bell).collect()
            }
            shape @ (Shape::Steps(_) | Shape::Power { .. }) => limited(&|distance| shape.weight(distance)),
        };
        match weights.iter().position(|weight| !weight.is_finite()) {
            Some(pair) => Err(pairs.unbounded(pair)),
            None => Ok(weights),
        }
    }
}

impl Shape {
    fn weight(&self, distance: f64) -> f64 {
        match self {
            Self::Even => 1.0,
            Self::Steps(steps) => {
                steps.iter().find(|(most, _)| distance <= *most).map_or(0.0, |&(_, weight)| weight)
            }
            Self::Gaussian { width } => (distance * distance * (-0.5 / (width * width))).exp(),
            Self::Power { scale, exponent, nearest } => power(distance.max(*nearest) / scale, *exponent),
        }
    }
}

fn power(base: f64, exponent: f64) -> f64 {
    if exponent.fract() == 0.0 && exponent.abs() <= MULTIPLIED_OUT {
        let times = crate::number::whole(exponent.abs(), 8);
        let product = std::iter::repeat_n(base, times).product::<f64>();
        if exponent < 0.0 { product.recip() } else { product }
    } else {
        base.powf(exponent)
    }
}
