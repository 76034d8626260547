use crate::nelson::{Signal, signals};
use crate::order::mean;
use crate::series::within;
use crate::{Series, TrendError, mann_kendall};

/// From this number of points limits are drawn; firm ones ask for some seventeen.
pub const LEAST_FOR_CHART: usize = 6;

/// The mean of the range of two draws from a normal, in standard deviations: `2 / √π`, in tables 1.128.
const D2: f64 = 1.128;
/// The upper limit of that range, in means of it: `D₄` for two, in tables 3.267.
const D4: f64 = 3.267;

/// A chart of single values and moving ranges (XmR), with what stands out in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The middle: the mean of the points that the limits were made of.
    pub middle: f64,
    /// The mean of their moving ranges, from each point to the next.
    pub mean_range: f64,
    /// Middle - 3 · mean range / 1.128, which is 2.66 mean ranges.
    pub lower: f64,
    /// Middle + 3 · mean range / 1.128.
    pub upper: f64,
    /// 3.267 mean ranges: larger steps are not chance.
    pub range_limit: f64,
    /// What is not chance, in order of points.
    pub signals: Vec<Signal>,
    /// Whether the series as a whole rises or falls (Mann-Kendall, 5%). Then most points are beyond limits that stand still,
    /// and the chart says nothing: take the trend out first.
    pub trending: bool,
}

/// Limits from the first `baseline` points, or from all of them, held against every point.
///
/// Shewhart, *Economic Control of Quality of Manufactured Product* (1931); Wheeler and Chambers, *Understanding Statistical
/// Process Control* (1992): `middle ± 2.66 · mean moving range`, and `3.267 · mean moving range` for steps.
///
/// # Errors
/// Below six points in the baseline, and when these are all the same.
pub fn chart(series: &Series, baseline: Option<usize>) -> Result<Chart, TrendError> {
    let count = baseline.unwrap_or(series.len());
    series.at_least(LEAST_FOR_CHART.max(count))?;
    let given = crate::count::float(count);
    within((series.name(), count), given, count >= LEAST_FOR_CHART, "a baseline of six points or more")?;
    let values = &series.values()[..count];
    let ranges: Vec<f64> = values.windows(2).map(|two| (two[1] - two[0]).abs()).collect();
    let (middle, mean_range) = (mean(values), mean(&ranges));
    if mean_range <= 0.0 {
        return Err(series.constant());
    }
    let sigma = mean_range / D2;
    let away: Vec<f64> = series.values().iter().map(|value| (value - middle) / sigma).collect();
    Ok(Chart {
        middle,
        mean_range,
        lower: middle - 3.0 * sigma,
        upper: middle + 3.0 * sigma,
        range_limit: D4 * mean_range,
        signals: signals(&away, D4 * D2),
        trending: mann_kendall(series).is_ok_and(|test| test.p < 0.05),
    })
}
