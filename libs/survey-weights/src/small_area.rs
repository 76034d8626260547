//! Areas with few answers borrow from what is known of them: the model of Fay and Herriot.
//!
//! Direct estimate `yᵢ = xᵢ'β + vᵢ + eᵢ`, with `eᵢ` of known variance `ψᵢ` from the survey and `vᵢ` of variance A between areas.
//! Fay and Herriot, Journal of the American Statistical Association 74 (1979); Rao and Molina, *Small Area Estimation* (2015),
//! chapters 5 and 6.

use std::collections::BTreeSet;

use crate::SurveyError;
use crate::fit::{Fit, dot};
use crate::number::{LARGEST, SMALLEST_WEIGHT, as_long, number, within};
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
    if at.matrix.left_out().is_some() {
        return Err(SurveyError::RanOver { name: "variances of areas".to_owned() });
    }
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
        as_long(&area.name, area.covariates.len(), covariates.len())?;
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
