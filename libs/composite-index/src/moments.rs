//! Mean, spread, skewness and kurtosis of a column, gaps left out.

use crate::number::count;

/// Values that are there.
pub(crate) fn present(column: &[f64]) -> impl Iterator<Item = f64> + Clone + '_ {
    column.iter().copied().filter(|value| !value.is_nan())
}

/// Number of values that are there.
pub(crate) fn size(column: &[f64]) -> usize {
    present(column).count()
}

/// Lowest and highest value; `None` when there is none.
pub(crate) fn range(column: &[f64]) -> Option<(f64, f64)> {
    let (low, high) = present(column)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    (low <= high).then_some((low, high))
}

/// Arithmetic mean; `None` when there is no value.
pub(crate) fn mean(column: &[f64]) -> Option<f64> {
    let n = size(column);
    (n > 0).then(|| present(column).sum::<f64>() / count(n))
}

/// Standard deviation with n − 1; `None` below two values.
pub(crate) fn deviation(column: &[f64]) -> Option<f64> {
    let n = size(column);
    let mean = mean(column)?;
    (n > 1).then(|| (present(column).map(|value| (value - mean).powi(2)).sum::<f64>() / count(n - 1)).sqrt())
}

/// Middle value, or the mean of the two middle ones; sorts within `scratch`.
pub(crate) fn median(values: impl Iterator<Item = f64>, scratch: &mut Vec<f64>) -> Option<f64> {
    scratch.clear();
    scratch.extend(values);
    scratch.sort_unstable_by(f64::total_cmp);
    let half = scratch.len() / 2;
    let upper = *scratch.get(half)?;
    if scratch.len() % 2 == 1 { Some(upper) } else { Some(f64::midpoint(scratch[half - 1], upper)) }
}

/// Skewness and kurtosis with the correction for small samples (G1 and G2 of Joanes and Gill 1998; what SAS, SPSS and
/// spreadsheets show). A normal distribution has 0 and 0.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Shape {
    /// G1: positive with a long tail above.
    pub skewness: f64,
    /// G2: excess over the normal distribution.
    pub kurtosis: f64,
}

/// The shape of a column; `None` below four values, without spread, or too large to square.
pub fn shape(column: &[f64]) -> Option<Shape> {
    let size = size(column);
    let mean = mean(column)?;
    if size < 4 {
        return None;
    }
    let n = count(size);
    let (mut m2, mut m3, mut m4) = (0.0, 0.0, 0.0);
    for value in present(column) {
        let off = value - mean;
        let square = off * off;
        m2 += square;
        m3 += square * off;
        m4 += square * square;
    }
    let (m2, m3, m4) = (m2 / n, m3 / n, m4 / n);
    // Of equal values, rounding alone may leave a speck of variance.
    let speck = f64::EPSILON * mean.abs();
    if m2 <= speck * speck {
        return None;
    }
    let g1 = m3 / (m2 * m2.sqrt());
    let g2 = m4 / (m2 * m2) - 3.0;
    let skewness = g1 * (n * (n - 1.0)).sqrt() / (n - 2.0);
    let kurtosis = ((n + 1.0) * g2 + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0));
    (skewness.is_finite() && kurtosis.is_finite()).then_some(Shape { skewness, kurtosis })
}
