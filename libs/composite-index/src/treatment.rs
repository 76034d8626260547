//! Taming outliers: winsorising first, a logarithm where that is not enough.

use serde::{Deserialize, Serialize};

use crate::error::{Cause, IndexError, Step};
use crate::moments::{Shape, range, shape};

/// When a distribution counts as distorted by outliers, and what is done then.
///
/// Distorted means that skewness (in absolute value) and kurtosis both exceed their limits (Groeneveld and Meeden 1984;
/// the rule of the JRC). Winsorising gives the most extreme values, on the side of the tail, the value next to
/// them, one after another until the distribution passes or the most points are spent. If it then still fails, the
/// logarithm `ln(x − min + 0.01 (max − min))` is taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Treatment {
    /// Limit of the absolute skewness.
    pub skewness: f64,
    /// Limit of the kurtosis.
    pub kurtosis: f64,
    /// Most points to winsorise; 0 for none.
    pub winsorise: usize,
    /// Whether the logarithm is taken where winsorising does not suffice.
    pub logarithm: bool,
    /// Whether the logarithm is of winsorised values; else of the original ones.
    pub combine: bool,
    /// Indicators that are left alone.
    #[serde(default)]
    pub skip: Vec<String>,
}

impl Default for Treatment {
    fn default() -> Self {
        Self { skewness: 2.0, kurtosis: 3.5, winsorise: 5, logarithm: true, combine: false, skip: Vec::new() }
    }
}

/// What was done to an indicator, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Treated {
    /// Shape before; `None` with fewer than four values or without spread.
    pub before: Option<Shape>,
    /// Shape after.
    pub after: Option<Shape>,
    /// How many values were winsorised (and kept so).
    pub winsorised: usize,
    /// Whether the logarithm was taken.
    pub logged: bool,
    /// Whether the distribution passes now.
    pub passes: bool,
}

impl Treatment {
    pub(crate) fn check(&self) -> Result<(), IndexError> {
        for (name, value) in
            [("limit of the skewness", self.skewness), ("limit of the kurtosis", self.kurtosis)]
        {
            if !value.is_finite() || value < 0.0 {
                return Err(IndexError::new(Step::Treat, Cause::BadParameter { name, value }));
            }
        }
        Ok(())
    }

    fn passes(&self, shape: Option<Shape>) -> bool {
        shape.is_none_or(|shape| shape.skewness.abs() < self.skewness || shape.kurtosis < self.kurtosis)
    }

    /// Treats a column in place.
    pub(crate) fn column(&self, column: &mut [f64], scratch: &mut Vec<f64>) -> Treated {
        let before = shape(column);
        let mut treated =
            Treated { before, after: before, winsorised: 0, logged: false, passes: self.passes(before) };
        if treated.passes {
            return treated;
        }
        scratch.clear();
        scratch.extend_from_slice(column);
        treated.winsorised = self.winsorise_column(column);
        treated.after = shape(column);
        treated.passes = self.passes(treated.after);
        if !treated.passes && self.logarithm {
            if !self.combine {
                column.copy_from_slice(scratch);
                treated.winsorised = 0;
            }
            logarithm(column);
            treated.logged = true;
            treated.after = shape(column);
            treated.passes = self.passes(treated.after);
        }
        treated
    }

    /// Ties count each time, so that a step may spend several points.
    fn winsorise_column(&self, column: &mut [f64]) -> usize {
        let (mut high, mut low) = (0, 0);
        while high + low < self.winsorise {
            let Some(shape) = shape(column).filter(|shape| !self.passes(Some(*shape))) else { break };
            let sign = if shape.skewness >= 0.0 { 1.0 } else { -1.0 };
            let Some(moved) = pull_in(column, sign) else { break };
            if sign > 0.0 { high = moved } else { low = moved }
        }
        high + low
    }
}

/// Gives the highest value (lowest, for a negative sign) the one next to it; answers how many values that was.
fn pull_in(column: &mut [f64], sign: f64) -> Option<usize> {
    let (mut first, mut second) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for value in column.iter().map(|value| value * sign) {
        if value > first {
            (first, second) = (value, first);
        } else if value < first && value > second {
            second = value;
        }
    }
    if second == f64::NEG_INFINITY {
        return None;
    }
    let mut moved = 0;
    for value in column.iter_mut().filter(|value| (**value * sign - first).abs() == 0.0) {
        *value = second * sign;
        moved += 1;
    }
    Some(moved)
}

fn logarithm(column: &mut [f64]) {
    if let Some((low, high)) = range(column) {
        for value in column {
            *value = (*value - low + 0.01 * (high - low)).ln();
        }
    }
}
