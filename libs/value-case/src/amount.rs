use crate::chance::Chance;
use crate::number::{cents, float};
use crate::strips::Strips;

/// The largest amount that is reckoned with, in cents: ten billion euros. Sums of these are exact in an `f64`.
pub const MOST: i64 = 1_000_000_000_000;

/// An amount of money in cents, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// It was paid, or is known to the cent.
    Exact(i64),
    /// Between two ends, and likeliest in between, with straight sides.
    Triangular {
        /// It is not less.
        low: i64,
        /// It is most likely this.
        likely: i64,
        /// It is not more.
        high: i64,
    },
    /// Between two ends, and likeliest in between, as a Beta distribution with parameters `1 + weight·(likely-low)/(high-low)`
    /// and `1 + weight·(high-likely)/(high-low)`, so that its mean is `(low + weight·likely + high) / (weight + 2)`.
    ///
    /// Malcolm, Roseboom, Clark and Fazar, "Application of a technique for research and development program evaluation",
    /// Operations Research 7 (1959): weight 4. Other weights: Vose, *Risk Analysis* (2000), "modified PERT".
    Pert {
        /// It is not less.
        low: i64,
        /// It is most likely this.
        likely: i64,
        /// It is not more.
        high: i64,
        /// How much more the likeliest amount counts than the ends: 4 by custom, 0 for "anything between", at most 200.
        weight: f64,
    },
    /// Spread around its mean as the sum of many small things is; has no ends, so it may fall below zero.
    Normal {
        /// In the middle.
        mean: i64,
        /// The standard deviation.
        deviation: i64,
    },
}

/// Why an amount is none.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum NotAnAmount {
    /// The likeliest does not lie between the ends.
    #[error("low {low}, likely {likely} and high {high} do not follow each other")]
    NotInOrder {
        /// In cents.
        low: i64,
        /// In cents.
        likely: i64,
        /// In cents.
        high: i64,
    },
    /// It is too large to be reckoned with exactly.
    #[error("{0} cents is more than is reckoned with")]
    TooLarge(i64),
    /// The weight of the likeliest amount makes no distribution.
    #[error("{0} is no weight between 0 and 200")]
    Weight(f64),
    /// A spread is a distance.
    #[error("a standard deviation of {0} cents is below zero")]
    Deviation(i64),
}

impl Amount {
    /// The customary PERT amount, in which the likeliest counts four times.
    #[must_use]
    pub const fn pert(low: i64, likely: i64, high: i64) -> Self {
        Self::Pert { low, likely, high, weight: 4.0 }
    }

    /// What it is on the whole, in cents: the mean of its distribution.
    #[must_use]
    pub fn mean(&self) -> i64 {
        cents(self.middle())
    }

    /// Whether it is known to the cent.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        match self {
            Self::Exact(_) => true,
            Self::Triangular { low, high, .. } | Self::Pert { low, high, .. } => *low == *high,
            Self::Normal { deviation, .. } => *deviation == 0,
        }
    }

    pub(crate) fn middle(&self) -> f64 {
        match *self {
            Self::Exact(amount) => float(amount),
            Self::Triangular { low, likely, high } => (float(low) + float(likely) + float(high)) / 3.0,
            Self::Pert { low, likely, high, weight } => {
                (float(low) + weight * float(likely) + float(high)) / (weight + 2.0)
            }
            Self::Normal { mean, .. } => float(mean),
        }
    }

    pub(crate) fn check(&self) -> Result<(), NotAnAmount> {
        let within = |amount: i64| match amount.unsigned_abs() > MOST.unsigned_abs() {
            true => Err(NotAnAmount::TooLarge(amount)),
            false => Ok(()),
        };
        let in_order = |low: i64, likely: i64, high: i64| {
            within(low).and(within(high))?;
            match low <= likely && likely <= high {
                true => Ok(()),
                false => Err(NotAnAmount::NotInOrder { low, likely, high }),
            }
        };
        match *self {
            Self::Exact(amount) => within(amount),
            Self::Triangular { low, likely, high } => in_order(low, likely, high),
            Self::Pert { weight, .. } if !(0.0..=200.0).contains(&weight) => Err(NotAnAmount::Weight(weight)),
            Self::Pert { low, likely, high, .. } => in_order(low, likely, high),
            Self::Normal { deviation, .. } if deviation < 0 => Err(NotAnAmount::Deviation(deviation)),
            Self::Normal { mean, deviation } => within(mean).and(within(deviation)),
        }
    }
}

/// An amount made ready to be drawn many times.
#[derive(Debug, Clone)]
pub(crate) enum Sampler {
    Constant(f64),
    /// By the inverse of the distribution function: the top lies at this part of the chance.
    Triangular {
        low: f64,
        high: f64,
        at_top: f64,
        left: f64,
        right: f64,
    },
    Pert {
        low: f64,
        width: f64,
        strips: Box<Strips>,
    },
    Normal {
        mean: f64,
        deviation: f64,
    },
}

impl Sampler {
    pub(crate) fn of(amount: &Amount) -> Self {
        if amount.is_exact() {
            return Self::Constant(amount.middle());
        }
        match *amount {
            Amount::Exact(amount) => Self::Constant(float(amount)),
            Amount::Triangular { low, likely, high } => {
                let (low, likely, high) = (float(low), float(likely), float(high));
                let width = high - low;
                Self::Triangular {
                    low,
                    high,
                    at_top: (likely - low) / width,
                    left: width * (likely - low),
                    right: width * (high - likely),
                }
            }
            Amount::Pert { low, likely, high, weight } => {
                let (low, likely, high) = (float(low), float(likely), float(high));
                let width = high - low;
                let (rise, fall) = (weight * (likely - low) / width, weight * (high - likely) / width);
                Self::Pert { low, width, strips: Box::new(Strips::beta(rise, fall)) }
            }
            Amount::Normal { mean, deviation } => {
                Self::Normal { mean: float(mean), deviation: float(deviation) }
            }
        }
    }

    /// Adds a draw, times `factor`, to each of `sums`.
    pub(crate) fn add(&self, factor: f64, sums: &mut [f64], chance: &mut Chance) {
        match self {
            Self::Constant(amount) => each(sums, || factor * amount),
            Self::Triangular { low, high, at_top, left, right } => each(sums, || {
                // One root and no jump: which side it is on is a coin that no processor can foretell.
                let unit = chance.unit();
                let is_left = unit < *at_top;
                let root = if is_left { unit * left } else { (1.0 - unit) * right }.sqrt();
                let amount = if is_left { low + root } else { high - root };
                factor * amount
            }),
            Self::Pert { low, width, strips } => {
                each(sums, || factor * (low + width * strips.draw(chance)));
            }
            Self::Normal { mean, deviation } => {
                for pair in sums.chunks_mut(2) {
                    let two = normal_pair(chance);
                    for (sum, draw) in pair.iter_mut().zip(two) {
                        *sum += factor * (mean + deviation * draw);
                    }
                }
            }
        }
    }
}

fn each(sums: &mut [f64], mut draw: impl FnMut() -> f64) {
    for sum in sums {
        *sum += draw();
    }
}

/// Two draws from the standard normal distribution (Marsaglia and Bray, SIAM Review 6, 1964: the polar method).
fn normal_pair(chance: &mut Chance) -> [f64; 2] {
    loop {
        let (x, y) = (2.0 * chance.unit() - 1.0, 2.0 * chance.unit() - 1.0);
        let square = x * x + y * y;
        if square > 0.0 && square < 1.0 {
            let factor = (-2.0 * libm::log(square) / square).sqrt();
            return [x * factor, y * factor];
        }
    }
}

#[cfg(test)]
mod tests;
