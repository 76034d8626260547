use tail_probability::normal_two_sided;

use crate::TrendError;
use crate::count::float;
use crate::order::{mean, quantile, sorted};
use crate::probability::{Z95, Z998, log_binomial};
use crate::series::{at_least, at_most, number, within};

/// From this number of areas a funnel says something.
pub const LEAST_FOR_FUNNEL: usize = 10;

/// One area: its figure, and the standard error this would have if the area were as the target says.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// What it is called.
    pub name: String,
    /// The figure.
    pub value: f64,
    /// The standard error at the target.
    pub error: f64,
}

impl Unit {
    /// A proportion of `n`: the standard error is `√(target (1 - target) / n)`.
    #[must_use]
    pub fn proportion(name: &str, events: f64, n: f64, target: f64) -> Self {
        let error = (target * (1.0 - target) / n).sqrt();
        Self { name: name.to_owned(), value: events / n, error }
    }

    /// Events against the number expected, as the root of their ratio, against a target of 1: the standard error is
    /// `1 / (2 √expected)` (Spiegelhalter 2005, section A.2).
    #[must_use]
    pub fn root_ratio(name: &str, observed: f64, expected: f64) -> Self {
        let error = 1.0 / (2.0 * expected.sqrt());
        Self { name: name.to_owned(), value: (observed / expected).sqrt(), error }
    }
}

/// What is done about areas that differ more than chance has it, because the world is not that simple.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dispersion {
    /// Nothing: plain limits.
    None,
    /// Errors times `√φ`.
    Multiplicative,
    /// Errors `√(se² + τ²)`: areas differ by themselves (random effects).
    Additive,
}

/// A funnel with its areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Funnel {
    /// What areas are held against.
    pub target: f64,
    /// The mean of the squared winsorised z-scores; 1 where areas differ by chance only.
    pub phi: f64,
    /// The variance between areas, by the moments of DerSimonian and Laird.
    pub tau_squared: f64,
    /// What was done about it.
    pub dispersion: Dispersion,
    /// The areas in the given order.
    pub units: Vec<FunnelUnit>,
}

/// An area in the funnel.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelUnit {
    /// What it is called.
    pub name: String,
    /// Its distance from the target in its own standard errors.
    pub z: f64,
    /// The same after what was done about over-dispersion.
    pub adjusted: f64,
    /// The chance of a distance at least as large as the adjusted one.
    pub p: f64,
    /// Limits around the target that are passed once in twenty times.
    pub limits95: (f64, f64),
    /// Limits around the target that are passed once in five hundred times.
    pub limits998: (f64, f64),
    /// Where it lies.
    pub place: Place,
}

/// Where an area lies in the funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Within both limits.
    Within,
    /// Between the limits of 95% and 99.8%: look again next year.
    Beyond95,
    /// Beyond 99.8%.
    Beyond998,
}

/// A funnel around `target`, z-scores winsorised by `winsorise` on each side (0.1 by custom) before φ is worked out.
///
/// `φ = Σ z² / I`; `τ² = max(0, (I φ - (I - 1)) / (Σ w - Σ w² / Σ w))` with `w = 1 / se²`. Spiegelhalter, "Funnel plots for
/// comparing institutional performance", Statistics in Medicine 24 (2005); the same, Quality and Safety in Health Care 14
/// (2005); DerSimonian and Laird, Controlled Clinical Trials 7 (1986).
///
/// # Errors
/// Below ten areas, and for a value, standard error or winsorising that cannot be.
pub fn funnel(
    name: &str,
    units: &[Unit],
    target: f64,
    (dispersion, winsorise): (Dispersion, f64),
) -> Result<Funnel, TrendError> {
    check(name, units, target, winsorise)?;
    let scores: Vec<f64> = units.iter().map(|unit| (unit.value - target) / unit.error).collect();
    let phi = mean_square(&winsorised(&scores, winsorise));
    let tau_squared = between(units, phi);
    let place = |(unit, z): (&Unit, &f64)| {
        let error = match dispersion {
            Dispersion::None => unit.error,
            Dispersion::Multiplicative => unit.error * phi.max(1.0).sqrt(),
            Dispersion::Additive => (unit.error * unit.error + tau_squared).sqrt(),
        };
        let adjusted = (unit.value - target) / error;
        FunnelUnit {
            name: unit.name.clone(),
            z: *z,
            adjusted,
            p: normal_two_sided(adjusted),
            limits95: (target - Z95 * error, target + Z95 * error),
            limits998: (target - Z998 * error, target + Z998 * error),
            place: match adjusted.abs() {
                away if away > Z998 => Place::Beyond998,
                away if away > Z95 => Place::Beyond95,
                _ => Place::Within,
            },
        }
    };
    let units = units.iter().zip(&scores).map(place).collect();
    Ok(Funnel { target, phi, tau_squared, dispersion, units })
}

fn check(name: &str, units: &[Unit], target: f64, winsorise: f64) -> Result<(), TrendError> {
    at_least(name, units.len(), LEAST_FOR_FUNNEL)?;
    at_most(name, units.len())?;
    number((name, 0), target)?;
    within((name, 0), winsorise, (0.0..0.5).contains(&winsorise), "a part from 0 up to a half")?;
    for (point, unit) in units.iter().enumerate() {
        number((&unit.name, point), unit.value)?;
        let fits = (1e-50..=1e50).contains(&unit.error);
        within((&unit.name, point), unit.error, fits, "a standard error above 0")?;
    }
    Ok(())
}

/// Scores beyond the quantiles at `part` and `1 - part` are brought back to these.
fn winsorised(scores: &[f64], part: f64) -> Vec<f64> {
    let rising = sorted(scores.to_vec());
    let (low, high) = (quantile(&rising, part), quantile(&rising, 1.0 - part));
    scores.iter().map(|score| score.max(low).min(high)).collect()
}

fn mean_square(scores: &[f64]) -> f64 {
    mean(&scores.iter().map(|score| score * score).collect::<Vec<_>>())
}

fn between(units: &[Unit], phi: f64) -> f64 {
    // Weights relative to the largest, so that no square runs over.
    let least = units.iter().map(|unit| unit.error).fold(f64::INFINITY, f64::min);
    let weights = || units.iter().map(|unit| (least / unit.error) * (least / unit.error));
    let (sum, squares) = (weights().sum::<f64>(), weights().map(|weight| weight * weight).sum::<f64>());
    let count = float(units.len());
    let beyond_chance = count * phi - (count - 1.0);
    let room = sum - squares / sum;
    if room > 0.0 { (beyond_chance / room).max(0.0) * least * least } else { 0.0 }
}

/// The proportion of `n` below which lies a part `tail` of the outcomes where the chance of each is `target`, between whole
/// numbers of events by the share of the next one (Spiegelhalter 2005, section A.1).
///
/// # Errors
/// When `n` is no number from 1 to 100,000, or `target` or `tail` no part between 0 and 1.
pub fn binomial_limit(name: &str, n: u32, target: f64, tail: f64) -> Result<f64, TrendError> {
    within((name, 0), f64::from(n), (1..=100_000).contains(&n), "a number from 1 to 100,000")?;
    let is_part = |part: f64| part > 0.0 && part < 1.0;
    within((name, 0), target, is_part(target), "a part between 0 and 1")?;
    within((name, 0), tail, is_part(tail), "a part between 0 and 1")?;
    let mut sum = 0.0;
    for events in 0..=n {
        let chance = libm::exp(log_binomial(f64::from(events), f64::from(n), target));
        sum += chance;
        if sum >= tail && chance > 0.0 {
            let over = (sum - tail) / chance;
            return Ok((f64::from(events) - over).max(0.0) / f64::from(n));
        }
    }
    Ok(1.0)
}
