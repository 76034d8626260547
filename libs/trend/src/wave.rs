use tail_probability::normal_two_sided;

use crate::TrendError;
use crate::probability::Z95;
use crate::series::{number, within};

/// A figure from one wave of a survey.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wave {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error, from the design of the survey.
    pub error: f64,
    /// How many people answered.
    pub answers: f64,
}

/// People who answered in both waves: what they say twice is not news.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// How many.
    pub answers: f64,
    /// How much their two answers go together, from -1 to 1.
    pub correlation: f64,
}

/// What changed between two waves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The second minus the first.
    pub difference: f64,
    /// Its standard error.
    pub error: f64,
    /// The difference in standard errors; absent when both waves have none.
    pub z: Option<f64>,
    /// The chance of a difference at least this large where nothing changed; absent with `z`.
    pub p: Option<f64>,
    /// Where the true difference lies with 95% confidence.
    pub interval: (f64, f64),
    /// The smallest true difference that such waves would notice four times in five: `(1.96 + 0.84) · error`.
    pub noticeable: f64,
}

/// The upper fifth of the standard normal begins here.
const Z80: f64 = 0.841_621_233_572_914_2;

/// The difference of two waves: `z = (y₂ - y₁) / √(se₁² + se₂² - 2 cov)`, where an overlap of `c` people with correlation
/// `r` gives `cov = r · se₁ · se₂ · c / √(n₁ n₂)`.
///
/// Kish, *Survey Sampling* (1965), section 12.4.
///
/// # Errors
/// Names the wave, 0 or 1, or the overlap as point 2.
pub fn difference(
    name: &str,
    [first, second]: [Wave; 2],
    overlap: Option<Overlap>,
) -> Result<Difference, TrendError> {
    for (point, wave) in [first, second].into_iter().enumerate() {
        for value in [wave.estimate, wave.error, wave.answers] {
            number((name, point), value)?;
        }
        within((name, point), wave.error, wave.error >= 0.0, "a standard error of 0 or more")?;
        within((name, point), wave.answers, wave.answers > 0.0, "a number of answers above 0")?;
    }
    let shared = match overlap {
        None => 0.0,
        Some(overlap) => shared(name, [first, second], overlap)?,
    };
    let variance =
        first.error * first.error + second.error * second.error - 2.0 * shared * first.error * second.error;
    let error = variance.max(0.0).sqrt();
    let change = second.estimate - first.estimate;
    let z = (error > 0.0).then(|| change / error);
    Ok(Difference {
        difference: change,
        error,
        z,
        p: z.map(normal_two_sided),
        interval: (change - Z95 * error, change + Z95 * error),
        noticeable: (Z95 + Z80) * error,
    })
}

/// The correlation of the two estimates.
fn shared(name: &str, [first, second]: [Wave; 2], overlap: Overlap) -> Result<f64, TrendError> {
    let fewest = first.answers.min(second.answers);
    let fits = (0.0..=fewest).contains(&overlap.answers);
    within((name, 2), overlap.answers, fits, "a number of people within both waves")?;
    let is_one = (-1.0..=1.0).contains(&overlap.correlation);
    within((name, 2), overlap.correlation, is_one, "a correlation from -1 to 1")?;
    Ok(overlap.correlation * overlap.answers / (first.answers.sqrt() * second.answers.sqrt()))
}
