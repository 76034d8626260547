//! β for a given variance between areas, and the search for that variance.

use crate::number::{LARGEST, count};
use crate::small_area::Method;
use crate::symmetric::Factorised;

/// The areas with a direct estimate, and β for a given A.
pub(crate) struct Fit<'a> {
    pub(crate) width: usize,
    pub(crate) rows: Vec<(&'a [f64], f64, f64)>,
}

/// What a given A leads to.
pub(crate) struct At {
    pub(crate) matrix: Factorised,
    pub(crate) beta: Vec<f64>,
    residuals: Vec<f64>,
    /// `1 / (A + ψᵢ)`.
    pub(crate) precision: Vec<f64>,
}

pub(crate) fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

impl Fit<'_> {
    pub(crate) fn largest_variance(&self) -> f64 {
        self.rows.iter().fold(0.0, |most: f64, row| most.max(row.2))
    }

    pub(crate) fn at(&self, between: f64) -> At {
        let precision: Vec<f64> = self.rows.iter().map(|row| 1.0 / (between + row.2)).collect();
        let matrix = Factorised::new(&self.squares(&precision), self.width);
        let mut beta = vec![0.0; self.width];
        let mut residuals: Vec<f64> = self.rows.iter().map(|row| row.1).collect();
        // The second time finds the digits that sums of products lose.
        for _ in 0..2 {
            let mut step = vec![0.0; self.width];
            for ((row, residual), precision) in self.rows.iter().zip(&residuals).zip(&precision) {
                step.iter_mut().zip(row.0).for_each(|(cell, x)| *cell += x * residual * precision);
            }
            matrix.solve(&mut step);
            beta.iter_mut().zip(&step).for_each(|(beta, step)| *beta += step);
            residuals.iter_mut().zip(&self.rows).for_each(|(left, row)| *left = row.1 - dot(row.0, &beta));
        }
        At { matrix, beta, residuals, precision }
    }

    /// `Σ cᵢ xᵢ xᵢ'`.
    pub(crate) fn squares(&self, by: &[f64]) -> Vec<f64> {
        let n = self.width;
        let mut matrix = vec![0.0; n * n];
        for (row, by) in self.rows.iter().zip(by) {
            for (i, one) in row.0.iter().enumerate() {
                row.0.iter().enumerate().for_each(|(j, other)| matrix[i * n + j] += by * one * other);
            }
        }
        matrix
    }

    pub(crate) fn log_likelihood(&self, at: &At, method: Method) -> f64 {
        let (m, p) = (count(self.rows.len()), count(self.width));
        let logs: f64 = at.precision.iter().map(|precision| -libm::log(*precision)).sum();
        let circle = libm::log(std::f64::consts::TAU);
        match method {
            Method::Reml => {
                -0.5 * ((m - p) * circle + logs + at.matrix.log_determinant() + at.weighted_squares())
            }
            Method::Ml | Method::Moments => -0.5 * (m * circle + logs + at.weighted_squares()),
        }
    }

    /// What is zero at the answer, and above zero where A should be larger.
    fn pull(&self, at: &At, method: Method) -> f64 {
        let squares: f64 =
            at.residuals.iter().zip(&at.precision).map(|(left, by)| left * left * by * by).sum();
        let sum: f64 = at.precision.iter().sum();
        match method {
            Method::Moments => at.weighted_squares() - count(self.rows.len() - self.width),
            Method::Ml => squares - sum,
            Method::Reml => squares - sum + self.leverage(at),
        }
    }

    /// `tr((X'V⁻¹X)⁻¹ X'V⁻²X)`.
    pub(crate) fn leverage(&self, at: &At) -> f64 {
        let rows = self.rows.iter().zip(&at.precision);
        rows.map(|(row, precision)| precision * precision * at.quadratic(row.0)).sum()
    }

    /// Looks over all sizes of A for places where the pull changes from up to down, and takes the likeliest of them and 0.
    pub(crate) fn between(&self, method: Method) -> f64 {
        let pull = |between: f64| self.pull(&self.at(between), method);
        let smallest = self.rows.iter().fold(f64::INFINITY, |least, row| least.min(row.2));
        let spread = self.rows.iter().fold(0.0, |most: f64, row| most.max(row.1 * row.1));
        let mut top = (self.largest_variance() + spread).max(smallest) * 4.0;
        while pull(top) > 0.0 && top < LARGEST * LARGEST {
            top *= 16.0;
        }
        let bottom = smallest * 1e-6;
        let step = libm::pow(top / bottom, 1.0 / 100.0);
        let mut grid = vec![0.0];
        grid.extend((0..=100).map(|power| bottom * libm::pow(step, f64::from(power))));
        let pulls: Vec<f64> = grid.iter().map(|between| pull(*between)).collect();
        let mut found = if pulls[0] > 0.0 { Vec::new() } else { vec![0.0] };
        for (ends, signs) in grid.windows(2).zip(pulls.windows(2)) {
            if signs[0] > 0.0 && signs[1] <= 0.0 {
                found.push(halve(ends[0], ends[1], pull));
            }
        }
        let likelihood = |between: &f64| self.log_likelihood(&self.at(*between), method);
        found.into_iter().max_by(|one, other| likelihood(one).total_cmp(&likelihood(other))).unwrap_or(0.0)
    }
}

impl At {
    /// `x' (X'V⁻¹X)⁻¹ x`.
    pub(crate) fn quadratic(&self, x: &[f64]) -> f64 {
        let mut solved = x.to_vec();
        self.matrix.solve(&mut solved);
        dot(x, &solved)
    }

    fn weighted_squares(&self) -> f64 {
        self.residuals.iter().zip(&self.precision).map(|(left, by)| left * left * by).sum()
    }
}

fn halve(low: f64, high: f64, pull: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (low, high);
    for _ in 0..200 {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if pull(middle) > 0.0 { low = middle } else { high = middle }
    }
    low + (high - low) / 2.0
}
