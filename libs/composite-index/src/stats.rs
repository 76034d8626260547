//! Statistics of one column.

use serde::{Deserialize, Serialize};

use crate::moments::{Shape, deviation, mean, median, present, range, shape, size};
use crate::number::count;

/// What a column looks like; gaps are left out, and counted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Stats {
    /// Number of values that are there.
    pub there: usize,
    /// Number of gaps.
    pub missing: usize,
    /// Number of values that are zero.
    pub zeros: usize,
    /// Number of different values.
    pub different: usize,
    /// Lowest value.
    pub minimum: Option<f64>,
    /// First quartile, between values by rule 7 of Hyndman and Fan (1996).
    pub lower_quartile: Option<f64>,
    /// Middle value.
    pub median: Option<f64>,
    /// Third quartile.
    pub upper_quartile: Option<f64>,
    /// Highest value.
    pub maximum: Option<f64>,
    /// Arithmetic mean.
    pub mean: Option<f64>,
    /// Standard deviation, with n − 1.
    pub deviation: Option<f64>,
    /// Skewness and kurtosis.
    pub shape: Option<Shape>,
}

/// Statistics of a column; NaN is a gap.
pub fn stats(column: &[f64]) -> Stats {
    let mut sorted: Vec<f64> = present(column).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let bounds = range(column);
    Stats {
        there: size(column),
        missing: column.len() - sorted.len(),
        zeros: sorted.iter().filter(|value| **value == 0.0).count(),
        different: sorted.chunk_by(|a, b| (a - b).abs() == 0.0).count(),
        minimum: bounds.map(|(low, _)| low),
        lower_quartile: quantile(&sorted, 0.25),
        median: median(present(column), &mut Vec::new()),
        upper_quartile: quantile(&sorted, 0.75),
        maximum: bounds.map(|(_, high)| high),
        mean: mean(column),
        deviation: deviation(column),
        shape: shape(column),
    }
}

/// The quantile of sorted values at a share from 0 to 1, between values by rule 7 of Hyndman and Fan (1996).
pub(crate) fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let way = share.clamp(0.0, 1.0) * count(last);
    let below = whole_part(way, last);
    let rest = way - count(below);
    let upper = sorted.get(below + 1).unwrap_or(&sorted[below]);
    Some(sorted[below] + rest * (upper - sorted[below]))
}

/// The largest whole number up to `way`, at most `last`, by halving.
fn whole_part(way: f64, last: usize) -> usize {
    let (mut low, mut high) = (0, last);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if count(middle) <= way {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}
