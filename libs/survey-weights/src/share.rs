//! Intervals for proportions, which may not leave the range from 0 to 1.

use crate::SurveyError;
use crate::estimate::{Estimate, check_level};
use crate::number::{count, within};
use crate::probability::{beta_quantile, student_quantile};

/// How the interval of a proportion is made. Each but the first stays between 0 and 1.
///
/// Those by effective answers take `n* = p (1 - p) / se²`, for beta times `(t of n - 1 degrees / t of the design)²` (Korn and
/// Graubard, Survey Methodology 24, 1998). Where nobody or everybody says yes, the standard error
/// tells nothing: then all but Wald's reckon with as many answers as there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ShareInterval {
    /// `p ± t se`: can leave the range.
    Wald,
    /// `logit p ± t se / (p (1 - p))`; beta where nobody or everybody says yes.
    #[default]
    Logit,
    /// Clopper and Pearson's with effective answers.
    Beta,
    /// Wilson's with effective answers.
    Wilson,
    /// `sin²(asin √p ± t se / (2 √(p (1 - p))))`.
    Arcsine,
}

/// From so many answers the interval is a point to all digits that matter.
const MOST_ANSWERS: f64 = 1e8;

impl Estimate {
    /// The interval of a proportion; none from fewer than two units.
    ///
    /// # Errors
    /// A figure that is no proportion, or a level that does not lie between 0 and 1.
    pub fn share_interval(&self, how: ShareInterval, level: f64) -> Result<Option<(f64, f64)>, SurveyError> {
        check_level(level)?;
        let off = (-1e-9..=1.0 + 1e-9).contains(&self.value);
        within("proportion", 0, self.value, (off, "a proportion from 0 to 1"))?;
        if self.freedom == 0 {
            return Ok(None);
        }
        // A mean of zeros and ones may miss 0 or 1 by its last digit.
        let p = self.value.clamp(0.0, 1.0);
        let at_end = !(1e-12..=1.0 - 1e-12).contains(&p);
        let t = student_quantile(level, count(self.freedom));
        let spread = p * (1.0 - p);
        Ok(Some(match how {
            ShareInterval::Wald => (p - t * self.error, p + t * self.error),
            ShareInterval::Logit if !at_end => {
                let (middle, reach) = (libm::log(p / (1.0 - p)), t * self.error / spread);
                (logistic(middle - reach), logistic(middle + reach))
            }
            ShareInterval::Logit | ShareInterval::Beta => self.beta(p, level, at_end),
            ShareInterval::Wilson => self.wilson(p, t, at_end),
            ShareInterval::Arcsine => {
                let error = if at_end {
                    0.5 / count(self.answers).sqrt()
                } else {
                    self.error / (2.0 * spread.sqrt())
                };
                let middle = libm::asin(p.sqrt());
                let side = |angle: f64| libm::sin(angle.clamp(0.0, std::f64::consts::FRAC_PI_2)).powi(2);
                (side(middle - t * error), side(middle + t * error))
            }
        }))
    }

    /// Answers that count as drawn one by one, with the t of the design counted in; none where there is nothing uncertain.
    fn answers_for(&self, p: f64, level: f64, at_end: bool) -> Option<f64> {
        let n = count(self.answers);
        if at_end {
            return Some(n);
        }
        let variance = self.error * self.error;
        if variance <= 0.0 {
            return None;
        }
        let simple = if self.answers > 1 { student_quantile(level, count(self.answers - 1)) } else { 1.0 };
        let part = simple / student_quantile(level, count(self.freedom));
        Some((p * (1.0 - p) / variance * part * part).min(MOST_ANSWERS))
    }

    fn beta(&self, p: f64, level: f64, at_end: bool) -> (f64, f64) {
        let Some(n) = self.answers_for(p, level, at_end) else { return (p, p) };
        let (yes, no, tail) = (n * p, n * (1.0 - p), (1.0 - level) / 2.0);
        let lower = if p <= 1e-12 { 0.0 } else { beta_quantile(tail, yes, no + 1.0) };
        let upper = if p >= 1.0 - 1e-12 { 1.0 } else { beta_quantile(1.0 - tail, yes + 1.0, no) };
        (lower, upper)
    }

    /// With the effective answers before the t of the design is counted in, as that t stands in the formula itself.
    fn wilson(&self, p: f64, t: f64, at_end: bool) -> (f64, f64) {
        let answers = count(self.answers);
        let variance = self.error * self.error;
        if variance <= 0.0 && !at_end {
            return (p, p);
        }
        let n = if at_end { answers } else { p * (1.0 - p) / variance };
        let square = t * t / n;
        let middle = (p + square / 2.0) / (1.0 + square);
        let reach = (p * (1.0 - p) * square + square * square / 4.0).sqrt() / (1.0 + square);
        ((middle - reach).max(0.0), (middle + reach).min(1.0))
    }
}

pub(crate) fn logistic(x: f64) -> f64 {
    if x > 0.0 {
        1.0 / (1.0 + libm::exp(-x))
    } else {
        let e = libm::exp(x);
        e / (1.0 + e)
    }
}
