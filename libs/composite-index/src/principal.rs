//! Principal components of standardised columns (Pearson 1901, Hotelling 1933), and weights from the first.

use crate::correlation::pearson;
use crate::eigen::symmetric;
use crate::error::{Cause, IndexError, Step};

/// Principal components, from the one that explains most.
#[derive(Debug, Clone, PartialEq)]
pub struct Components {
    /// Variance of each component; together as many as there are columns.
    pub variances: Vec<f64>,
    /// Loadings of each component on the columns, a vector of length one whose sum is not negative.
    pub loadings: Vec<Vec<f64>>,
    /// Number of units that have every column.
    pub units: usize,
}

impl Components {
    /// Share of all variance that a component explains.
    pub fn share(&self, component: usize) -> Option<f64> {
        let all: f64 = self.variances.iter().sum();
        self.variances.get(component).map(|variance| variance / all)
    }
}

/// Components of the correlations between columns, over the units that have them all.
///
/// # Errors
///
/// No columns, fewer than two complete units, or a column that does not vary: `element` is then its number.
pub fn principal_components(columns: &[&[f64]]) -> Result<Components, IndexError> {
    let (matrix, units) = correlation_matrix(columns)?;
    let pairs = symmetric(&matrix, columns.len());
    let (variances, loadings) =
        pairs.into_iter().map(|(variance, vector)| (variance, outward(vector))).unzip();
    Ok(Components { variances, loadings, units })
}

/// The sign of an eigenvector is free; ours points to where the columns grow.
fn outward(vector: Vec<f64>) -> Vec<f64> {
    if vector.iter().sum::<f64>() < 0.0 { vector.iter().map(|loading| -loading).collect() } else { vector }
}

fn correlation_matrix(columns: &[&[f64]]) -> Result<(Vec<f64>, usize), IndexError> {
    let fault = |cause| IndexError::new(Step::Analyse, cause);
    let length = columns.iter().map(|column| column.len()).min().ok_or_else(|| fault(Cause::Empty))?;
    let complete: Vec<usize> =
        (0..length).filter(|unit| columns.iter().all(|column| !column[*unit].is_nan())).collect();
    if complete.len() < 2 {
        return Err(fault(Cause::TooFewUnits { needed: 2, found: complete.len() }));
    }
    let whole: Vec<Vec<f64>> =
        columns.iter().map(|column| complete.iter().map(|unit| column[*unit]).collect()).collect();
    let mut matrix = Vec::with_capacity(columns.len() * columns.len());
    for (place, one) in whole.iter().enumerate() {
        let still = || fault(Cause::ZeroSpread(one[0])).at(&place.to_string());
        pearson(one, one).ok_or_else(still)?;
        matrix.extend(whole.iter().map(|other| pearson(one, other).unwrap_or_default()));
    }
    Ok((matrix, complete.len()))
}

/// Weights from the first component that are never negative, and what keeping them so costs.
pub(crate) struct FirstComponent {
    /// Weights with a sum of one.
    pub(crate) weights: Vec<f64>,
    /// Share of variance that the weights explain.
    pub(crate) explained: f64,
    /// Share of variance that the component itself explains.
    pub(crate) possible: f64,
}

/// The direction without negative parts that explains most variance. Where all loadings are positive it is the first
/// component; else the component cut at zero, moved to the best place nearby (Zass and Shashua 2007).
pub(crate) fn first_component(columns: &[&[f64]]) -> Result<FirstComponent, IndexError> {
    let (matrix, _) = correlation_matrix(columns)?;
    let n = columns.len();
    let first = symmetric(&matrix, n).into_iter().next();
    let (variance, vector) = first.ok_or_else(|| IndexError::new(Step::Weigh, Cause::Empty))?;
    let mut vector = outward(vector);
    if vector.iter().any(|loading| *loading < 0.0) {
        vector = unit(vector.iter().map(|loading| loading.max(0.0)).collect());
        // A step up the slope, cut at zero again, never explains less: the matrix is positive semidefinite.
        for _ in 0..10_000 {
            let next = unit(times(&matrix, &vector).into_iter().map(|part| part.max(0.0)).collect());
            let moved: f64 = next.iter().zip(&vector).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            vector = next;
            if moved < 1e-15 {
                break;
            }
        }
    }
    let along: f64 = times(&matrix, &vector).iter().zip(&vector).map(|(a, b)| a * b).sum();
    let all = crate::number::count(n);
    let sum: f64 = vector.iter().sum();
    Ok(FirstComponent {
        weights: vector.iter().map(|part| part / sum).collect(),
        explained: along / all,
        possible: variance / all,
    })
}

fn times(matrix: &[f64], vector: &[f64]) -> Vec<f64> {
    matrix.chunks(vector.len()).map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum()).collect()
}

fn unit(vector: Vec<f64>) -> Vec<f64> {
    let length = vector.iter().map(|part| part * part).sum::<f64>().sqrt();
    if length > 0.0 { vector.iter().map(|part| part / length).collect() } else { vector }
}
