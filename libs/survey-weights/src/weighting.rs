//! Respondents with their final weights, and what those weights reproduce.

use crate::SurveyError;
use crate::auxiliary::{Auxiliary, Solver};
use crate::design::Design;
use crate::item::{Domain, Item};
use crate::number::{as_long, count};
use crate::scores::Lanes;

/// By which weights answers are regressed on the auxiliaries, for the variance after calibration.
///
/// Where all weights of the design are equal, all three say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Regression {
    /// Weights of the design: Särndal, Swensson and Wretman, *Model Assisted Survey Sampling* (1992), section 6.6.
    #[default]
    Design,
    /// Final weights: Deville and Särndal, Journal of the American Statistical Association 87 (1992).
    Final,
    /// Every respondent alike, as R's `survey` does after `rake`.
    Alike,
}

/// What the weights reproduce.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Model {
    pub(crate) auxiliary: Auxiliary,
    regression: Vec<f64>,
    solver: Solver,
}

impl Model {
    pub(crate) fn new(auxiliary: Auxiliary, regression: Vec<f64>) -> Self {
        let solver = auxiliary.solver(&regression);
        Self { auxiliary, regression, solver }
    }

    pub(crate) fn residuals(&self, rows: &mut [Lanes]) {
        self.auxiliary.residuals(&self.solver, &self.regression, rows);
    }
}

/// A weighted sample: everything that is estimated is estimated from this.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighting {
    pub(crate) design: Design,
    pub(crate) weights: Vec<f64>,
    pub(crate) model: Option<Model>,
}

impl Weighting {
    pub(crate) fn new(design: Design, weights: Vec<f64>, auxiliary: Option<Auxiliary>) -> Self {
        let model = auxiliary.map(|auxiliary| Model::new(auxiliary, design.weights().to_vec()));
        Self { design, weights, model }
    }

    /// The same weights, with the variance by another regression.
    #[must_use]
    pub fn regressed(mut self, regression: Regression) -> Self {
        let by = match regression {
            Regression::Design => self.design.weights().to_vec(),
            Regression::Final => self.weights.iter().map(|weight| weight.max(0.0)).collect(),
            Regression::Alike => vec![1.0; self.weights.len()],
        };
        self.model = self.model.map(|model| Model::new(model.auxiliary, by));
        self
    }

    /// The weights, in the order of the respondents.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The design they came from.
    pub fn design(&self) -> &Design {
        &self.design
    }

    /// How many weights are zero or less, which linear calibration without bounds can give.
    pub fn not_positive(&self) -> usize {
        self.weights.iter().filter(|weight| **weight <= 0.0).count()
    }

    /// Each weight as a multiple of that of the design.
    pub fn ratios(&self) -> Vec<f64> {
        self.weights.iter().zip(self.design.weights()).map(|(weight, of_design)| weight / of_design).collect()
    }

    /// What unequal weights cost, `n Σw² / (Σw)²`: the variance of a mean that has nothing to do with the weights is so many
    /// times that of equal weights (Kish, *Survey Sampling*, 1965, section 11.7).
    pub fn kish_effect(&self) -> f64 {
        let largest = self.weights.iter().fold(0.0, |most: f64, weight| most.max(weight.abs()));
        let (sum, square) = self.weights.iter().fold((0.0, 0.0), |(sum, square), weight| {
            let part = weight / largest;
            (sum + part, square + part * part)
        });
        count(self.weights.len()) * square / (sum * sum)
    }

    /// How far the weights are from the totals they were made for, in parts of the total that is furthest off; 0 without totals.
    pub fn missed(&self) -> f64 {
        let off =
            |model: &Model| model.auxiliary.worst(&self.weights, &model.auxiliary.sums(&self.weights)).1;
        self.model.as_ref().map_or(0.0, off)
    }

    /// Items and domains belong to this sample.
    pub(crate) fn fits(&self, items: &[&Item], domain: &Domain) -> Result<(), SurveyError> {
        for item in items {
            as_long(item.name(), item.respondents(), self.weights.len())?;
        }
        domain.len().map_or(Ok(()), |found| as_long(domain.name(), found, self.weights.len()))
    }
}
