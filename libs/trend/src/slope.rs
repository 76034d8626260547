use crate::kendall::{groups, rank, variance_of};
use crate::order::{median, sorted};
use crate::probability::Z95;
use crate::{Series, TrendError, count::float};

/// How fast a series rises or falls, whatever a few odd points do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// Per unit of time.
    pub slope: f64,
    /// The value at moment 0: `median(y) - slope · median(t)`.
    pub intercept: f64,
    /// Where the slope lies with 95% confidence.
    pub interval: (f64, f64),
}

/// The slope of Theil and Sen: the median of the slopes of all pairs of points.
///
/// The interval takes the slopes whose ranks lie `1.96 √Var(S) / 2` from the middle, with `Var(S)` of Mann and Kendall. Theil,
/// Indagationes Mathematicae 12 (1950); Sen, Journal of the American Statistical Association 63 (1968).
///
/// # Errors
/// Below four points.
pub fn theil_sen(series: &Series) -> Result<Slope, TrendError> {
    series.at_least(4)?;
    let (moments, values) = (series.moments(), series.values());
    let n = values.len();
    let pairs = (0..n).flat_map(|at| (at + 1..n).map(move |later| (at, later)));
    let slopes = pairs.map(|(at, later)| (values[later] - values[at]) / (moments[later] - moments[at]));
    let slopes = sorted(slopes.collect());
    let slope = median(&slopes);
    let width = Z95 * variance_of(float(n), &groups(values)).max(0.0).sqrt();
    let all = float(slopes.len());
    let last = slopes.len().saturating_sub(1);
    let low = rank((all - width) / 2.0).saturating_sub(1);
    let high = rank((all + width) / 2.0).min(last);
    Ok(Slope {
        slope,
        intercept: median(&sorted(values.to_vec())) - slope * median(moments),
        interval: (slopes[low.min(last)], slopes[high]),
    })
}
