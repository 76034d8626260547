//! How two columns move together, over the units that have both.

use serde::{Deserialize, Serialize};

use crate::moments::mean;
use crate::number::count;

/// Which coefficient of correlation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Coefficient {
    /// Of the values.
    Pearson,
    /// Of the ranks, ties sharing their mean rank.
    Spearman,
    /// Kendall's tau-b: concordant less discordant pairs, corrected for ties (Kendall 1945).
    Kendall,
}

/// The correlation of two columns; NaN is a gap. `None` below two common units or where a column does not vary.
pub fn correlation(coefficient: Coefficient, one: &[f64], other: &[f64]) -> Option<f64> {
    let both = one.iter().zip(other).filter(|(x, y)| !x.is_nan() && !y.is_nan());
    let (x, y): (Vec<f64>, Vec<f64>) = both.map(|(x, y)| (*x, *y)).unzip();
    match coefficient {
        Coefficient::Pearson => pearson(&x, &y),
        Coefficient::Spearman => pearson(&mean_ranks(&x), &mean_ranks(&y)),
        Coefficient::Kendall => kendall(&x, &y),
    }
}

/// Correlations of every column with every other, 1 on the diagonal.
pub fn correlations(coefficient: Coefficient, columns: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
    let row = |one: &&[f64]| columns.iter().map(|other| correlation(coefficient, one, other)).collect();
    columns.iter().map(row).collect()
}

/// Pearson's coefficient of columns without gaps.
pub(crate) fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mx, my) = mean(x).zip(mean(y)).filter(|_| x.len() > 1)?;
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        let (a, b) = (a - mx, b - my);
        xx += a * a;
        yy += b * b;
        xy += a * b;
    }
    let varies = |square: f64, mean: f64| square > (f64::EPSILON * mean).powi(2) * count(x.len());
    let found = (varies(xx, mx) && varies(yy, my)).then(|| (xy / (xx.sqrt() * yy.sqrt())).clamp(-1.0, 1.0));
    found.filter(|found| found.is_finite())
}

/// Ranks from 1 for the lowest, ties sharing the mean of their ranks.
pub(crate) fn mean_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    for tie in order.chunk_by(|a, b| (values[*a] - values[*b]).abs() == 0.0) {
        let below = order.partition_point(|place| values[*place] < values[tie[0]]);
        for place in tie {
            ranks[*place] = count(below) + f64::midpoint(1.0, count(tie.len()));
        }
    }
    ranks
}

fn kendall(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mut score, mut untied_x, mut untied_y) = (0.0, 0.0, 0.0);
    for one in 0..x.len() {
        for other in 0..one {
            let (a, b) = (sign(x[one] - x[other]), sign(y[one] - y[other]));
            score += a * b;
            untied_x += a.abs();
            untied_y += b.abs();
        }
    }
    let size = f64::sqrt(untied_x) * f64::sqrt(untied_y);
    (size > 0.0).then(|| score / size)
}

fn sign(difference: f64) -> f64 {
    if difference > 0.0 {
        1.0
    } else if difference < 0.0 {
        -1.0
    } else {
        0.0
    }
}

/// Cronbach's alpha: `k / (k − 1) × (1 − Σ var / var of the sum)`, over the units that have every column (Cronbach
/// 1951). `None` below two columns, below two such units, or where the sum does not vary.
pub fn cronbach(columns: &[&[f64]]) -> Option<f64> {
    let k = columns.len();
    let units = columns.iter().map(|column| column.len()).min().unwrap_or_default();
    let complete: Vec<usize> =
        (0..units).filter(|unit| columns.iter().all(|column| !column[*unit].is_nan())).collect();
    if k < 2 || complete.len() < 2 {
        return None;
    }
    let variance = |of: &dyn Fn(usize) -> f64| {
        let values: Vec<f64> = complete.iter().map(|unit| of(*unit)).collect();
        let mean = mean(&values).unwrap_or_default();
        values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count(values.len() - 1)
    };
    let parts: f64 = columns.iter().map(|column| variance(&|unit| column[unit])).sum();
    let whole = variance(&|unit| columns.iter().map(|column| column[unit]).sum());
    let k = count(k);
    (whole > 0.0).then(|| k / (k - 1.0) * (1.0 - parts / whole))
}
