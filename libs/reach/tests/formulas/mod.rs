//! Every formula once more, written on a full matrix without a thought for speed.

use reach::Point;

pub(crate) type Matrix = Vec<Vec<f64>>;

/// Distances between all demand points and all sites.
pub(crate) fn distances(demand: &[Point], sites: &[Point], factor: f64) -> Matrix {
    let way = |from: &Point, to: &Point| ((from.x - to.x).powi(2) + (from.y - to.y).powi(2)).sqrt() * factor;
    demand.iter().map(|from| sites.iter().map(|to| way(from, to)).collect()).collect()
}

pub(crate) fn weights(distances: &Matrix, decay: impl Fn(f64) -> f64) -> Matrix {
    distances.iter().map(|row| row.iter().map(|distance| decay(*distance)).collect()).collect()
}

fn safe(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}

pub(crate) fn row_sum(weights: &Matrix, row: usize) -> f64 {
    weights[row].iter().sum()
}

pub(crate) fn column_sum(weights: &Matrix, column: usize) -> f64 {
    weights.iter().map(|row| row[column]).sum()
}

pub(crate) fn demand_at(weights: &Matrix, population: &[f64], site: usize) -> f64 {
    (0..population.len()).map(|point| weights[point][site] * population[point]).sum()
}

/// Both steps with weights of their own.
pub(crate) fn two_steps(going: &Matrix, getting: &Matrix, population: &[f64], supply: &[f64]) -> Vec<f64> {
    let ratio = |site: usize| safe(supply[site], demand_at(going, population, site));
    (0..population.len())
        .map(|point| (0..supply.len()).map(|site| getting[point][site] * ratio(site)).sum())
        .collect()
}

pub(crate) fn chosen(weights: &Matrix) -> Matrix {
    let cell =
        |row: usize, column: usize| weights[row][column] * safe(weights[row][column], row_sum(weights, row));
    (0..weights.len()).map(|row| (0..weights[row].len()).map(|column| cell(row, column)).collect()).collect()
}

pub(crate) fn rows_to_one(weights: &Matrix) -> Matrix {
    (0..weights.len())
        .map(|row| weights[row].iter().map(|weight| safe(*weight, row_sum(weights, row))).collect())
        .collect()
}

pub(crate) fn columns_to_one(weights: &Matrix) -> Matrix {
    weights
        .iter()
        .map(|row| {
            row.iter().enumerate().map(|(site, weight)| safe(*weight, column_sum(weights, site))).collect()
        })
        .collect()
}
