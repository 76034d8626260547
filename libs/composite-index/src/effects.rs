//! Which assumption matters: shares of the variance of an outcome.

use serde::{Deserialize, Serialize};

use crate::error::{Cause, IndexError, Step};
use crate::number::count;
use crate::random::Stream;
use crate::stats::quantile;

/// Estimators of the first-order effect. `A` and `B` are outcomes of two independent sets of points, `ABᵢ` those of `A`
/// with assumption i from `B`, V the variance of `A` and `B` together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FirstOrder {
    /// `mean(B (ABᵢ − A)) / V` (Saltelli et al. 2010). Far off while the mean is large beside the spread.
    Saltelli,
    /// The same with the mean of the outcomes taken from `B`: expects the same, varies less.
    Centred,
    /// `1 − mean((B − ABᵢ)²) / 2V` (Jansen 1999).
    Jansen,
}

/// How much an assumption matters, between 0 and 1 but for the error of the estimate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// Name of the assumption.
    pub assumption: String,
    /// Share of the variance that would go if it were known.
    pub first: Estimate,
    /// Share that would stay if it alone were unknown: first order and all that it does together with others
    /// (Jansen 1999).
    pub total: Estimate,
}

/// An estimate with its bootstrap interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Lower end of the interval.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
}

/// How intervals of effects are found: points drawn again, with replacement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bootstrap {
    /// Number of samples.
    pub samples: usize,
    /// Share that an interval holds.
    pub interval: f64,
    /// Another seed gives other samples.
    pub seed: u64,
}

/// First and total effect of an assumption.
type Effects = (f64, f64);

/// Outcomes of a Saltelli design: `a` and `b` at as many points, and for each assumption `a` with its value from `b`.
#[derive(Debug, Clone, Copy)]
pub struct Outcomes<'a> {
    /// At the first set of points.
    pub a: &'a [f64],
    /// At the second set.
    pub b: &'a [f64],
    /// At the first, one assumption at a time taken from the second.
    pub ab: &'a [&'a [f64]],
}

impl Outcomes<'_> {
    fn check(&self) -> Result<(), IndexError> {
        let fault = |cause| Err(IndexError::new(Step::Explore, cause));
        let units = self.a.len();
        for column in std::iter::once(&self.b).chain(self.ab) {
            if column.len() != units {
                return fault(Cause::WrongLength { units, values: column.len() });
            }
        }
        if units < 2 {
            return fault(Cause::TooFewUnits { needed: 2, found: units });
        }
        let finite = |column: &&[f64]| column.iter().all(|value| value.is_finite());
        if !(finite(&self.a) && finite(&self.b) && self.ab.iter().all(finite)) {
            return fault(Cause::NotFinite);
        }
        Ok(())
    }

    /// First and total effect of each assumption; `None` where the outcome does not vary.
    fn at(&self, points: &[usize], first_order: FirstOrder) -> Option<Vec<Effects>> {
        let n = count(points.len());
        let sum: f64 = points.iter().map(|point| self.a[*point] + self.b[*point]).sum();
        let mean = sum / (2.0 * n);
        let square = |value: f64| (value - mean) * (value - mean);
        let squares: f64 = points.iter().map(|point| square(self.a[*point]) + square(self.b[*point])).sum();
        let variance = squares / (2.0 * n - 1.0);
        if variance <= (f64::EPSILON * mean).powi(2) {
            return None;
        }
        let centre = if first_order == FirstOrder::Centred { mean } else { 0.0 };
        let effect = |ab: &&[f64]| {
            let (mut first, mut total) = (0.0, 0.0);
            for point in points {
                let (a, b, ab) = (self.a[*point], self.b[*point], ab[*point]);
                first += match first_order {
                    FirstOrder::Saltelli | FirstOrder::Centred => (b - centre) * (ab - a),
                    FirstOrder::Jansen => variance - (b - ab) * (b - ab) / 2.0,
                };
                total += (a - ab) * (a - ab) / 2.0;
            }
            (first / (n * variance), total / (n * variance))
        };
        Some(self.ab.iter().map(effect).collect())
    }
}

/// First and total effects with bootstrap intervals, in the order of the assumptions.
///
/// # Errors
///
/// Columns of different length, outcomes that are no numbers, or that do not vary.
pub fn effects(
    names: &[&str],
    outcomes: &Outcomes<'_>,
    first_order: FirstOrder,
    bootstrap: Bootstrap,
) -> Result<Vec<Effect>, IndexError> {
    outcomes.check()?;
    let n = outcomes.a.len();
    let still =
        || IndexError::new(Step::Explore, Cause::DoesNotApply("the outcome is the same in every run"));
    let found = outcomes.at(&(0..n).collect::<Vec<_>>(), first_order).ok_or_else(still)?;
    let samples = resampled(outcomes, first_order, bootstrap);
    let estimate = |value: f64, pick: &dyn Fn(&[Effects]) -> Option<f64>| {
        let mut values: Vec<f64> = samples.iter().filter_map(|sample| pick(sample)).collect();
        values.sort_unstable_by(f64::total_cmp);
        let end = |share| quantile(&values, share).unwrap_or(value);
        Estimate {
            value,
            lower: end((1.0 - bootstrap.interval) / 2.0),
            upper: end(f64::midpoint(1.0, bootstrap.interval)),
        }
    };
    let all = names.iter().zip(found).enumerate();
    Ok(all
        .map(|(place, (name, (first, total)))| Effect {
            assumption: (*name).to_owned(),
            first: estimate(first, &|sample| sample.get(place).map(|(first, _)| *first)),
            total: estimate(total, &|sample| sample.get(place).map(|(_, total)| *total)),
        })
        .collect())
}

/// Effects over points drawn with replacement, again and again.
fn resampled(outcomes: &Outcomes<'_>, first_order: FirstOrder, bootstrap: Bootstrap) -> Vec<Vec<Effects>> {
    use rayon::prelude::*;
    let n = outcomes.a.len();
    (0..bootstrap.samples)
        .into_par_iter()
        .map_init(Vec::new, |points, sample| {
            let mut stream = Stream::new(bootstrap.seed, &[usize::MAX, sample]);
            points.clear();
            points.extend((0..n).map(|_| stream.below(n)));
            outcomes.at(points, first_order)
        })
        .filter_map(|effects| effects)
        .collect()
}
