//! Expectation-maximisation for a multivariate normal with gaps (Dempster, Laird and Rubin 1977).

use crate::linear::{solve, steady_cholesky};
use crate::moments::{deviation, mean};
use crate::number::count;

/// Estimates of the means and covariances of standardised columns.
struct Normal {
    size: usize,
    mean: Vec<f64>,
    covariance: Vec<f64>,
}

/// Why the gaps could not be filled.
pub(crate) enum Stuck {
    /// This column has no value at all.
    Empty(usize),
    /// The rounds were not enough.
    Rounds,
}

/// Fills the gaps of the columns in place with their expectation given what is known of the same unit.
///
/// Columns are standardised meanwhile, so that `tolerance` counts in standard deviations. Where the columns hang
/// together exactly, a sliver is added to their variances.
pub(crate) fn fill(columns: &mut [Vec<f64>], tolerance: f64, rounds: usize) -> Result<(), Stuck> {
    let units = columns.first().map_or(0, Vec::len);
    let gaps: Vec<Vec<usize>> = (0..units)
        .map(|unit| (0..columns.len()).filter(|column| columns[*column][unit].is_nan()).collect())
        .collect();
    if gaps.iter().all(Vec::is_empty) {
        return Ok(());
    }
    let mut scales = Vec::with_capacity(columns.len());
    for (place, column) in columns.iter_mut().enumerate() {
        let middle = mean(column).ok_or(Stuck::Empty(place))?;
        let spread = deviation(column).filter(|spread| *spread > 0.0).unwrap_or(1.0);
        column
            .iter_mut()
            .for_each(|value| *value = if value.is_nan() { 0.0 } else { (*value - middle) / spread });
        scales.push((middle, spread));
    }
    let mut normal = Normal::of(columns, &vec![0.0; columns.len() * columns.len()]);
    let mut settled = false;
    for _ in 0..rounds {
        let (change, left_over) = normal.expect(columns, &gaps).ok_or(Stuck::Rounds)?;
        normal = Normal::of(columns, &left_over);
        if change <= tolerance {
            settled = true;
            break;
        }
    }
    for (column, (middle, spread)) in columns.iter_mut().zip(scales) {
        column.iter_mut().for_each(|value| *value = *value * spread + middle);
    }
    if settled { Ok(()) } else { Err(Stuck::Rounds) }
}

impl Normal {
    /// Means and covariances of filled columns, with the uncertainty of what was filled.
    fn of(columns: &[Vec<f64>], left_over: &[f64]) -> Self {
        let size = columns.len();
        let mean: Vec<f64> = columns.iter().map(|column| mean(column).unwrap_or_default()).collect();
        let units = count(columns.first().map_or(1, Vec::len));
        let mut covariance = vec![0.0; size * size];
        for (a, first) in columns.iter().enumerate() {
            for (b, second) in columns.iter().enumerate() {
                let product: f64 = first.iter().zip(second).map(|(x, y)| (x - mean[a]) * (y - mean[b])).sum();
                covariance[a * size + b] = (product + left_over[a * size + b]) / units;
            }
        }
        Self { size, mean, covariance }
    }

    /// Replaces the gaps by their expectation; answers with the largest change and the variance that is left.
    fn expect(&self, columns: &mut [Vec<f64>], gaps: &[Vec<usize>]) -> Option<(f64, Vec<f64>)> {
        let mut left_over = vec![0.0; self.size * self.size];
        let mut change: f64 = 0.0;
        for (unit, absent) in gaps.iter().enumerate().filter(|(_, absent)| !absent.is_empty()) {
            let known: Vec<usize> = (0..self.size).filter(|column| !absent.contains(column)).collect();
            let factor = steady_cholesky(&self.block(&known, &known), known.len())?;
            let mut off: Vec<f64> = known.iter().map(|c| columns[*c][unit] - self.mean[*c]).collect();
            solve(&factor, known.len(), &mut off);
            for gap in absent {
                let lean = known.iter().zip(&off).map(|(c, off)| self.covariance[gap * self.size + c] * off);
                let value = self.mean[*gap] + lean.sum::<f64>();
                change = change.max((value - columns[*gap][unit]).abs());
                columns[*gap][unit] = value;
            }
            for a in absent {
                let mut slope = self.block(&known, &[*a]);
                solve(&factor, known.len(), &mut slope);
                for b in absent {
                    let told: f64 = known
                        .iter()
                        .zip(&slope)
                        .map(|(c, slope)| self.covariance[b * self.size + c] * slope)
                        .sum();
                    left_over[a * self.size + b] += self.covariance[a * self.size + b] - told;
                }
            }
        }
        Some((change, left_over))
    }

    fn block(&self, rows: &[usize], columns: &[usize]) -> Vec<f64> {
        let cell = |row: &usize, column: &usize| self.covariance[row * self.size + column];
        rows.iter().flat_map(|row| columns.iter().map(move |column| cell(row, column))).collect()
    }
}
