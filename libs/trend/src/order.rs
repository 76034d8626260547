//! Medians and quantiles.

use crate::count::{float, place};

/// In rising order.
pub(crate) fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    values.sort_unstable_by(f64::total_cmp);
    values
}

/// The middle of values in rising order, or the mean of the two in the middle; 0 of nothing.
pub(crate) fn median(sorted: &[f64]) -> f64 {
    quantile(sorted, 0.5)
}

/// The quantile of values in rising order, straight between neighbours (type 7 of Hyndman and Fan 1996); 0 of nothing.
pub(crate) fn quantile(sorted: &[f64], part: f64) -> f64 {
    let at = part * float(sorted.len().saturating_sub(1));
    let below = at.floor();
    let low = sorted.get(place(below)).copied().unwrap_or(0.0);
    let high = sorted.get(place(below) + 1).copied().unwrap_or(low);
    low + (high - low) * (at - below)
}

pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / float(values.len()).max(1.0)
}
