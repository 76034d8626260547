//! A figure from a sample and how sure it is.

use crate::SurveyError;
use crate::number::count;
use crate::probability::student_quantile;

/// A figure with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Its standard error, from the design; 0 tells nothing when [`Estimate::freedom`] is 0.
    pub error: f64,
    /// First-stage units that answered less their strata: what the t value goes by.
    pub freedom: usize,
    /// How many respondents answered.
    pub answers: usize,
    /// The sum of their weights.
    pub weight: f64,
    /// The variance of the same figure from as many answers drawn one by one with replacement.
    pub(crate) simple: f64,
}

/// How the sample was drawn that a design is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draw {
    /// The same person can be drawn again.
    WithReplacement,
    /// Nobody is drawn twice: `1 - n / Σw` of the variance remains.
    WithoutReplacement,
}

impl Estimate {
    /// Where the true figure lies with this confidence, by Student's t; none from fewer than two units.
    ///
    /// # Errors
    /// A level that does not lie between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<Option<(f64, f64)>, SurveyError> {
        check_level(level)?;
        if self.freedom == 0 {
            return Ok(None);
        }
        let reach = student_quantile(level, count(self.freedom)) * self.error;
        Ok(Some((self.value - reach, self.value + reach)))
    }

    /// The standard error as a part of the figure; none when the figure is 0.
    pub fn variation(&self) -> Option<f64> {
        (self.value != 0.0).then(|| (self.error / self.value).abs())
    }

    /// How many times the variance of a simple sample of as many answers this design has (Kish, *Survey Sampling*, 1965, section
    /// 8.2); none where that variance is 0.
    pub fn design_effect(&self, draw: Draw) -> Option<f64> {
        let left = match draw {
            Draw::WithReplacement => 1.0,
            Draw::WithoutReplacement => 1.0 - count(self.answers) / self.weight,
        };
        let simple = self.simple * left;
        (simple > 0.0 && self.freedom > 0).then(|| self.error * self.error / simple)
    }

    /// How many answers of a simple sample say as much; none where the figure has no variance.
    pub fn effective_answers(&self) -> Option<f64> {
        self.design_effect(Draw::WithReplacement)
            .filter(|effect| *effect > 0.0)
            .map(|effect| count(self.answers) / effect)
    }
}

pub(crate) fn check_level(level: f64) -> Result<(), SurveyError> {
    let fits = level > 0.0 && level < 1.0;
    crate::number::within("confidence", 0, level, (fits, "a level between 0 and 1")).map(drop)
}
