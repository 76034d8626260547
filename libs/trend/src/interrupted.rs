use tail_probability::student_two_sided;

use crate::count::float;
use crate::order::mean;
use crate::series::{number, within};
use crate::{Series, TrendError};

/// What changed at a dated event, on top of the trend that was there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interruption {
    /// How far the level moved at the event.
    pub change: f64,
    /// Its standard error.
    pub error: f64,
    /// The change in standard errors; absent when a line fits without error.
    pub t: Option<f64>,
    /// Points less the three numbers that were fitted.
    pub freedom: usize,
    /// The chance of a `t` at least this far from zero where nothing changed; absent with `t`.
    pub p: Option<f64>,
    /// The trend per unit of time, the same before and after.
    pub slope: f64,
    /// The first point after the event.
    pub first_after: usize,
}

/// The change of level at `event`: least squares of `y = a + b t + c D`, where D is 1 from the event on.
///
/// Wagner, Soumerai, Zhang and Ross-Degnan, Journal of Clinical Pharmacy and Therapeutics 27 (2002); Box and Tiao, Journal of
/// the American Statistical Association 70 (1975). The date must be known before the figures are looked at; errors that hang
/// together from year to year make `p` too low.
///
/// # Errors
/// Below three points on either side of the event, when all values are the same, and when the moments lie in two heaps so
/// far apart that the event cannot be told from the trend.
pub fn interruption(series: &Series, event: f64) -> Result<Interruption, TrendError> {
    number((series.name(), 0), event)?;
    let (moments, values) = (series.moments(), series.values());
    let before = moments.iter().filter(|moment| **moment < event).count();
    let fewest = before.min(series.len() - before);
    if fewest < 3 {
        let because = " on either side of the event";
        return Err(TrendError::TooFew {
            series: series.name().to_owned(),
            count: fewest,
            least: 3,
            because,
        });
    }
    let step: Vec<f64> = (0..values.len()).map(|at| if at < before { 0.0 } else { 1.0 }).collect();
    let [time, step, value] = [moments, &step, values].map(centred);
    let (tt, yy) = (dot(&time, &time), dot(&value, &value));
    if yy <= 0.0 {
        return Err(series.constant());
    }
    // Frisch, Waugh and Lovell: the step, and the values, less what time tells of them.
    let lean = dot(&time, &step) / tt;
    let apart: Vec<f64> = step.iter().zip(&time).map(|(step, time)| step - lean * time).collect();
    let spread = dot(&apart, &apart);
    within((series.name(), before), event, spread > 1e-9, "an event that can be told from the trend")?;
    let change = dot(&apart, &value) / spread;
    let slope = (dot(&time, &value) - change * dot(&time, &step)) / tt;
    let left = value.iter().zip(&time).zip(&step).map(|((y, t), s)| y - slope * t - change * s);
    let left: f64 = left.map(|rest| rest * rest).sum();
    let freedom = values.len() - 3;
    // What rounding leaves behind is no error.
    let left = if left <= yy * 1e-24 { 0.0 } else { left };
    let error = (left / float(freedom) / spread).sqrt();
    let t = (error > 0.0).then(|| change / error);
    let p = t.map(|t| student_two_sided(t, float(freedom)));
    Ok(Interruption { change, error, t, freedom, p, slope, first_after: before })
}

/// Around their mean, relative to nothing else.
fn centred(values: &[f64]) -> Vec<f64> {
    let middle = mean(values);
    values.iter().map(|value| value - middle).collect()
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}
