//! A normalisation fitted to the values of one indicator, ready to be applied.

use crate::error::Cause;
use crate::moments::{deviation, mean, present, range, size};
use crate::normalisation::{Bounds, Method, Outside};
use crate::number::count;
use crate::structure::Direction;

/// From value to score.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Scale {
    /// `offset + (x − centre) × factor`, kept between `floor` and `ceiling`.
    Linear {
        /// Value that scores `offset`.
        centre: f64,
        /// Points for each unit of measure; negative where less is better.
        factor: f64,
        /// Score at the centre.
        offset: f64,
        /// Lowest score.
        floor: Option<f64>,
        /// Highest score.
        ceiling: Option<f64>,
    },
    /// `(rank − from) × step`, ranks from 1 for the worst.
    Ranked {
        /// Rank that scores zero.
        from: f64,
        /// Points for each rank.
        step: f64,
        /// Whether less is better.
        down: bool,
    },
    /// Between goalposts outside of which values are refused.
    Fenced {
        /// The goalposts.
        posts: Bounds,
        /// Score at the better one.
        scale: f64,
        /// Whether less is better.
        down: bool,
    },
}

/// The values that a scale is fitted to.
pub(crate) struct Pool<'a> {
    pub(crate) values: &'a [f64],
    /// Weight of each value, where the method weighs.
    pub(crate) weights: Option<&'a [f64]>,
    /// Value of the reference unit, where the method has one.
    pub(crate) reference: Option<f64>,
}

impl Method {
    /// Fits the method to the values of an indicator; sorts them in `sorted` where ranks are asked for.
    pub(crate) fn fit(
        &self,
        code: &str,
        direction: Direction,
        pool: &Pool<'_>,
        sorted: &mut Vec<f64>,
    ) -> Result<Scale, Cause> {
        let scale = self.fitted(code, direction, pool, sorted)?;
        match scale {
            // Values too large to square leave no slope, which would make all alike.
            Scale::Linear { factor, .. } if factor == 0.0 || !factor.is_finite() => Err(Cause::NotFinite),
            Scale::Linear { .. } | Scale::Ranked { .. } | Scale::Fenced { .. } => Ok(scale),
        }
    }

    fn fitted(
        &self,
        code: &str,
        direction: Direction,
        pool: &Pool<'_>,
        sorted: &mut Vec<f64>,
    ) -> Result<Scale, Cause> {
        let sign = if direction == Direction::Up { 1.0 } else { -1.0 };
        let (low, high) = range(pool.values).ok_or(Cause::AllMissing)?;
        let (worst, best) = if direction == Direction::Up { (low, high) } else { (high, low) };
        match self {
            Self::MinMax { lower, upper } => {
                spread(pool, low, high)?;
                Ok(linear(worst, (upper - lower) / (best - worst), *lower))
            }
            Self::DistanceToMaximum => {
                spread(pool, low, high)?;
                Ok(linear(worst, 1.0 / (best - worst), 0.0))
            }
            Self::ZScore { mean: to, deviation: by } => {
                spread(pool, low, high)?;
                let (mean, spread) =
                    mean(pool.values).zip(deviation(pool.values)).ok_or(Cause::AllMissing)?;
                Ok(linear(mean, sign * by / spread, *to))
            }
            Self::City { points, lower, upper, .. } => {
                spread(pool, low, high)?;
                let (mean, spread) = weighted(pool)?;
                Ok(between(linear(mean, sign * points / spread, 100.0), Some(*lower), Some(*upper)))
            }
            Self::Rank | Self::Borda | Self::PercentileRank => {
                sorted.clear();
                sorted.extend(present(pool.values));
                sorted.sort_unstable_by(f64::total_cmp);
                let from = if *self == Self::Rank { 0.0 } else { 1.0 };
                let step = if *self == Self::PercentileRank { percentile_step(sorted.len())? } else { 1.0 };
                Ok(Scale::Ranked { from, step, down: sign < 0.0 })
            }
            Self::DistanceToReference { cap, .. } => {
                let value = pool.reference.filter(|value| !value.is_nan());
                distance(worst, value.ok_or(Cause::NoParameter("value of the reference unit"))?, sign, *cap)
            }
            Self::DistanceToTarget { targets, cap } => {
                distance(worst, *targets.get(code).ok_or(Cause::NoParameter("target"))?, sign, *cap)
            }
            Self::FractionOfMaximum => fraction(direction, high),
            Self::Scaled { bounds } => {
                let bounds = bounds.get(code).ok_or(Cause::NoParameter("bounds"))?;
                Ok(posts_scale(*bounds, 100.0, direction))
            }
            Self::Goalposts { posts, scale, outside } => {
                let posts = *posts.get(code).ok_or(Cause::NoParameter("goalposts"))?;
                let plain = posts_scale(posts, *scale, direction);
                Ok(match outside {
                    Outside::Extend => plain,
                    Outside::Clip => between(plain, Some(0.0), Some(*scale)),
                    Outside::Refuse => Scale::Fenced { posts, scale: *scale, down: sign < 0.0 },
                })
            }
            Self::BaseYear { bases } => {
                let base = bases.get(code).ok_or(Cause::NoParameter("base"))?;
                Ok(linear(*base, sign * 100.0 / base, 100.0))
            }
            Self::AsIs => Ok(linear(0.0, sign, 0.0)),
        }
    }
}

impl Scale {
    /// Scores of values; `sorted` holds what the ranks are counted in. An error carries the position.
    pub(crate) fn apply(
        &self,
        values: &[f64],
        sorted: &[f64],
        out: &mut [f64],
    ) -> Result<(), (Cause, usize)> {
        match *self {
            Self::Linear { centre, factor, offset, floor, ceiling } => {
                for (score, value) in out.iter_mut().zip(values) {
                    *score = offset + (value - centre) * factor;
                }
                let (floor, ceiling) = (floor.unwrap_or(f64::NEG_INFINITY), ceiling.unwrap_or(f64::INFINITY));
                for score in out.iter_mut() {
                    *score = if *score < floor {
                        floor
                    } else if *score > ceiling {
                        ceiling
                    } else {
                        *score
                    };
                }
            }
            Self::Ranked { from, step, down } => {
                for (score, value) in out.iter_mut().zip(values) {
                    let worse = if down {
                        sorted.len() - sorted.partition_point(|other| other <= value)
                    } else {
                        sorted.partition_point(|other| other < value)
                    };
                    *score = if value.is_nan() { f64::NAN } else { (count(worse) + 1.0 - from) * step };
                }
            }
            Self::Fenced { posts: Bounds { lower, upper }, scale, down } => {
                let outside = values.iter().position(|value| *value < lower || *value > upper);
                if let Some(position) = outside {
                    let value = values[position];
                    return Err((Cause::OutsideGoalposts { value, lower, upper }, position));
                }
                for (score, value) in out.iter_mut().zip(values) {
                    let way = if down { upper - value } else { value - lower };
                    *score = way / (upper - lower) * scale;
                }
            }
        }
        let lost = |(score, value): (&f64, &f64)| score.is_infinite() || (score.is_nan() && !value.is_nan());
        match out.iter().zip(values).position(lost) {
            Some(position) => Err((Cause::NotFinite, position)),
            None => Ok(()),
        }
    }
}

fn linear(centre: f64, factor: f64, offset: f64) -> Scale {
    Scale::Linear { centre, factor, offset, floor: None, ceiling: None }
}

fn between(scale: Scale, floor: Option<f64>, ceiling: Option<f64>) -> Scale {
    match scale {
        Scale::Linear { centre, factor, offset, .. } => {
            Scale::Linear { centre, factor, offset, floor, ceiling }
        }
        Scale::Ranked { .. } | Scale::Fenced { .. } => scale,
    }
}

fn posts_scale(posts: Bounds, scale: f64, direction: Direction) -> Scale {
    let factor = scale / (posts.upper - posts.lower);
    match direction {
        Direction::Up => linear(posts.lower, factor, 0.0),
        Direction::Down => linear(posts.upper, -factor, 0.0),
    }
}

fn percentile_step(found: usize) -> Result<f64, Cause> {
    if found < 2 { Err(Cause::TooFewUnits { needed: 2, found }) } else { Ok(1.0 / count(found - 1)) }
}

/// Values that can be told apart: at least two, and not all the same.
fn spread(pool: &Pool<'_>, low: f64, high: f64) -> Result<(), Cause> {
    let found = size(pool.values);
    if found < 2 {
        return Err(Cause::TooFewUnits { needed: 2, found });
    }
    if low < high { Ok(()) } else { Err(Cause::ZeroSpread(low)) }
}

fn distance(worst: f64, aim: f64, sign: f64, cap: bool) -> Result<Scale, Cause> {
    // An aim that is no better than the worst value would turn the order round.
    if sign * (aim - worst) <= 0.0 {
        return Err(Cause::BadParameter {
            name: "target, which must be better than the worst value",
            value: aim,
        });
    }
    Ok(between(linear(worst, 1.0 / (aim - worst), 0.0), None, cap.then_some(1.0)))
}

fn fraction(direction: Direction, high: f64) -> Result<Scale, Cause> {
    match direction {
        Direction::Down => {
            Err(Cause::DoesNotApply("a fraction of the maximum rewards more, and less is better here"))
        }
        Direction::Up if high <= 0.0 => Err(Cause::NotPositive(high)),
        Direction::Up => Ok(linear(0.0, 1.0 / high, 0.0)),
    }
}

/// Weighted mean, and standard deviation with the sum of the weights.
fn weighted(pool: &Pool<'_>) -> Result<(f64, f64), Cause> {
    let weight = |place: usize| pool.weights.map_or(1.0, |weights| weights[place]);
    let pairs = || pool.values.iter().enumerate().filter(|(_, value)| !value.is_nan());
    let total: f64 = pairs().map(|(place, _)| weight(place)).sum();
    let mean = pairs().map(|(place, value)| weight(place) * value).sum::<f64>() / total;
    let square: f64 = pairs().map(|(place, value)| weight(place) * (value - mean).powi(2)).sum();
    let spread = (square / total).sqrt();
    if spread > 0.0 { Ok((mean, spread)) } else { Err(Cause::ZeroSpread(mean)) }
}
