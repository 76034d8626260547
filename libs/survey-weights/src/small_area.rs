//! Areas with few answers borrow from what is known of them: the model of Fay and Herriot.
//!
//! Direct estimate `yᵢ = xᵢ'β + vᵢ + eᵢ`, with `eᵢ` of known variance `ψᵢ` from the survey and `vᵢ` of variance A between areas.
//! Fay and Herriot, Journal of the American Statistical Association 74 (1979); Rao and Molina, *Small Area Estimation* (2015),
//! chapters 5 and 6.

use std::collections::BTreeSet;

use crate::SurveyError;
use crate::number::{LARGEST, SMALLEST_WEIGHT, count, number, within};
use crate::symmetric::Factorised;
use crate::uncertainty::mean_square_errors;

/// How the variance between areas is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Restricted maximum likelihood.
    #[default]
    Reml,
    /// Maximum likelihood.
    Ml,
    /// Fay and Herriot's moments: `Σ (yᵢ - xᵢ'β)² / (A + ψᵢ) = m - p`.
    Moments,
}

/// An area as it goes into the model.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// What it is called.
    pub name: String,
    /// The estimate from the survey with its variance; none where nobody answered.
    pub direct: Option<(f64, f64)>,
    /// What is known of it, in the order of the names of the covariates. A constant is a covariate that is 1 everywhere.
    pub covariates: Vec<f64>,
}

/// An area as it comes out.
#[derive(Debug, Clone, PartialEq)]
pub struct SmallArea {
    /// What it is called.
    pub name: String,
    /// The estimate of the model (EBLUP): `γ y + (1 - γ) x'β`.
    pub value: f64,
    /// How far off that is expected to be, squared.
    pub mean_square_error: f64,
    /// What the covariates alone say, `x'β`.
    pub synthetic: f64,
    /// The part γ for which the area's own answers count: `A / (A + ψ)`; 0 where there are none.
    pub own: f64,
}

impl SmallArea {
    /// The root of the mean square error.
    pub fn error(&self) -> f64 {
        self.mean_square_error.max(0.0).sqrt()
    }
}

/// What one unit of a covariate does.
#[derive(Debug, Clone, PartialEq)]
pub struct Coefficient {
    /// The covariate.
    pub name: String,
    /// Its coefficient.
    pub value: f64,
    /// The standard error of that, with A as if known.
    pub error: f64,
}

/// A fitted model.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaModel {
    /// How A was found.
    pub method: Method,
    /// The variance A between areas that the covariates do not explain. At 0 the model trusts the covariates wholly: look at the
    /// direct estimates too.
    pub between: f64,
    /// The coefficients, in the order of the covariates.
    pub coefficients: Vec<Coefficient>,
    /// Logarithm of the likelihood at A and β; that which was maximised by [`Method::Reml`] is the restricted one.
    pub log_likelihood: f64,
    /// The areas, in the order they were given.
    pub areas: Vec<SmallArea>,
}

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

/// Fits the model and estimates each area.
///
/// # Errors
/// Areas named twice, covariates that are lacking or follow from others, variances that are not above zero, too few areas.
pub fn fay_herriot(covariates: &[&str], areas: &[Area], method: Method) -> Result<AreaModel, SurveyError> {
    check(covariates, areas)?;
    let sampled =
        areas.iter().filter_map(|area| area.direct.map(|(value, variance)| (area, value, variance)));
    let rows: Vec<(&[f64], f64, f64)> =
        sampled.map(|(area, value, variance)| (area.covariates.as_slice(), value, variance)).collect();
    let fit = Fit { width: covariates.len(), rows };
    if fit.rows.len() <= fit.width {
        return Err(SurveyError::TooFewAreas { areas: fit.rows.len(), parameters: fit.width });
    }
    if let Some(column) = fit.at(fit.largest_variance()).matrix.left_out() {
        return Err(SurveyError::Collinear { name: covariates[column].to_owned() });
    }
    let between = fit.between(method);
    let at = fit.at(between);
    let log_likelihood = fit.log_likelihood(&at, method);
    let errors = mean_square_errors(areas, between, (&fit, &at), method);
    let estimated = areas.iter().zip(errors).map(|(area, mean_square_error)| {
        let synthetic = dot(&area.covariates, &at.beta);
        let own = area.direct.map_or(0.0, |(_, variance)| between / (between + variance));
        let value = area.direct.map_or(synthetic, |(direct, _)| own * direct + (1.0 - own) * synthetic);
        SmallArea { name: area.name.clone(), value, mean_square_error, synthetic, own }
    });
    let areas: Vec<SmallArea> = estimated.collect();
    let fine = |area: &SmallArea| area.value.is_finite() && area.mean_square_error.is_finite();
    if !areas.iter().all(fine) {
        return Err(SurveyError::RanOver { name: "small areas".to_owned() });
    }
    let coefficient = |(place, name): (usize, &&str)| {
        let unit: Vec<f64> = (0..covariates.len()).map(|at| f64::from(u8::from(at == place))).collect();
        let error = at.quadratic(&unit).max(0.0).sqrt();
        Coefficient { name: (*name).to_owned(), value: at.beta[place], error }
    };
    let coefficients = covariates.iter().enumerate().map(coefficient).collect();
    Ok(AreaModel { method, between, coefficients, log_likelihood, areas })
}

fn check(covariates: &[&str], areas: &[Area]) -> Result<(), SurveyError> {
    if covariates.is_empty() || areas.is_empty() {
        let name = if areas.is_empty() { "areas" } else { "covariates" };
        return Err(SurveyError::Empty { name: name.to_owned() });
    }
    let mut seen = BTreeSet::new();
    for (place, area) in areas.iter().enumerate() {
        if !seen.insert(&area.name) {
            return Err(SurveyError::Twice { name: "areas".to_owned(), level: area.name.clone() });
        }
        if area.covariates.len() != covariates.len() {
            let (found, respondents) = (area.covariates.len(), covariates.len());
            return Err(SurveyError::WrongLength { name: area.name.clone(), found, respondents });
        }
        for (name, value) in covariates.iter().zip(&area.covariates) {
            number(name, place, *value)?;
        }
        if let Some((value, variance)) = area.direct {
            number(&area.name, place, value)?;
            let fits = (SMALLEST_WEIGHT..=LARGEST).contains(&variance);
            within(&area.name, place, variance, (fits, "a variance above zero"))?;
        }
    }
    Ok(())
}

pub(crate) fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

impl Fit<'_> {
    fn largest_variance(&self) -> f64 {
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

    fn log_likelihood(&self, at: &At, method: Method) -> f64 {
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
    fn between(&self, method: Method) -> f64 {
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
