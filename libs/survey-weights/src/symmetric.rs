//! Symmetric systems that may hold the same information twice: a column that follows from the ones before it is left out.

use crate::scores::{LANES, Lanes};

/// `L D Lᵀ` of a matrix of sums of squares and products, without the columns that follow from those before.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Factorised {
    n: usize,
    /// Below the diagonal, row by row; the diagonal itself is one.
    lower: Vec<f64>,
    /// Zero for a column that is left out.
    diagonal: Vec<f64>,
}

/// A column is left out where this part of its square remains after the columns before it.
const FOLLOWS: f64 = 1e-12;

impl Factorised {
    /// Of a matrix with `n` rows, of which the lower triangle is read.
    pub(crate) fn new(matrix: &[f64], n: usize) -> Self {
        let mut lower = vec![0.0; n * n];
        let mut diagonal: Vec<f64> = vec![0.0; n];
        for i in 0..n {
            for j in 0..i {
                let terms = (0..j).map(|k| lower[i * n + k] * lower[j * n + k] * diagonal[k]);
                let rest = matrix[i * n + j] - terms.sum::<f64>();
                lower[i * n + j] = if diagonal[j] > 0.0 { rest / diagonal[j] } else { 0.0 };
            }
            let square: f64 = (0..i).map(|k| lower[i * n + k] * lower[i * n + k] * diagonal[k]).sum();
            let rest = matrix[i * n + i] - square;
            diagonal[i] = if rest > FOLLOWS * matrix[i * n + i] { rest } else { 0.0 };
        }
        Self { n, lower, diagonal }
    }

    /// The first column that was left out.
    pub(crate) fn left_out(&self) -> Option<usize> {
        self.diagonal.iter().position(|pivot| *pivot == 0.0)
    }

    /// The logarithm of the determinant, without the columns left out.
    pub(crate) fn log_determinant(&self) -> f64 {
        self.diagonal.iter().filter(|pivot| **pivot > 0.0).map(|pivot| libm::log(*pivot)).sum()
    }

    /// Solves in place; columns left out get zero.
    pub(crate) fn solve(&self, b: &mut [f64]) {
        let n = self.n;
        for i in 0..n {
            let dot: f64 = (0..i).map(|k| self.lower[i * n + k] * b[k]).sum();
            b[i] = if self.diagonal[i] > 0.0 { b[i] - dot } else { 0.0 };
        }
        for i in (0..n).rev() {
            if self.diagonal[i] > 0.0 {
                let dot: f64 = (i + 1..n).map(|k| self.lower[k * n + i] * b[k]).sum();
                b[i] = b[i] / self.diagonal[i] - dot;
            }
        }
    }

    /// Solves several systems at once.
    pub(crate) fn solve_lanes(&self, b: &mut [Lanes]) {
        let n = self.n;
        for i in 0..n {
            let (done, rest) = b.split_at_mut(i);
            let row = &self.lower[i * n..i * n + i];
            if self.diagonal[i] > 0.0 {
                done.iter().zip(row).for_each(|(known, factor)| subtract(&mut rest[0], known, *factor));
            } else {
                rest[0] = [0.0; LANES];
            }
        }
        for i in (0..n).rev() {
            let (before, rest) = b.split_at_mut(i);
            rest[0].iter_mut().for_each(|cell| *cell = if self.diagonal[i] > 0.0 { *cell } else { 0.0 });
            let row = &self.lower[i * n..i * n + i];
            // What stands above is divided by its pivot when its turn comes, so it loses its part times that pivot.
            let known =
                rest[0].map(|cell| if self.diagonal[i] > 0.0 { cell / self.diagonal[i] } else { 0.0 });
            for (k, earlier) in before.iter_mut().enumerate() {
                subtract(earlier, &known, row[k] * self.diagonal[k]);
            }
            rest[0] = known;
        }
    }
}

fn subtract(from: &mut Lanes, known: &Lanes, factor: f64) {
    from.iter_mut().zip(known).for_each(|(cell, known)| *cell -= factor * known);
}
