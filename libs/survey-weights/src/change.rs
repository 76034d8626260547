//! Whether a figure changed between two waves, when some people answered in both.

use std::collections::BTreeMap;

use crate::SurveyError;
use crate::estimate::{Estimate, check_level};
use crate::item::{Domain, Item};
use crate::number::{as_long, count};
use tail_probability::student_two_sided;

use crate::probability::{normal_quantile, student_quantile};
use crate::scores::{one_lane, weighted_deviations};
use crate::weighting::Weighting;

/// One wave: the weighted sample, what was asked, of whom, and who the respondents are.
#[derive(Debug, Clone, Copy)]
pub struct Wave<'a> {
    /// The respondents of the wave.
    pub weighting: &'a Weighting,
    /// What was asked.
    pub item: &'a Item,
    /// Of whom the figure is.
    pub domain: &'a Domain,
    /// A key of each respondent that is the same in both waves, or of the cluster where clusters were drawn. Without keys, nobody
    /// is in both.
    pub keys: Option<&'a [String]>,
}

/// The second wave less the first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The figures of both waves.
    pub waves: [Estimate; 2],
    /// The second less the first.
    pub difference: f64,
    /// Its standard error.
    pub error: f64,
    /// How many first-stage units are in both waves.
    pub common: usize,
    /// How much the two figures go together because of them, from -1 to 1.
    pub correlation: f64,
    /// Units less strata, those in both waves counted once.
    pub freedom: usize,
    /// The difference in standard errors; none where there is no error.
    pub t: Option<f64>,
    /// The chance of a difference at least this large where nothing changed.
    pub p: Option<f64>,
}

impl Change {
    /// Where the true difference lies with this confidence; none from too few units.
    ///
    /// # Errors
    /// A level that does not lie between 0 and 1.
    pub fn interval(&self, level: f64) -> Result<Option<(f64, f64)>, SurveyError> {
        check_level(level)?;
        if self.freedom == 0 {
            return Ok(None);
        }
        let reach = student_quantile(level, count(self.freedom)) * self.error;
        Ok(Some((self.difference - reach, self.difference + reach)))
    }

    /// The smallest true difference that such waves notice with this chance at 95% confidence, about 2.8 standard errors for
    /// four times in five.
    ///
    /// # Errors
    /// A chance that does not lie between 0 and 1.
    pub fn noticeable(&self, chance: f64) -> Result<f64, SurveyError> {
        check_level(chance)?;
        Ok((normal_quantile(0.975) + normal_quantile(chance)) * self.error)
    }
}

/// The change of a mean: `V = V₁ + V₂ - 2 C`, where C adds the products of what units in both waves contribute to either.
///
/// With `aₕ = (1 - fₕ) nₕ / (nₕ - 1)` and the distance of unit k to the mean of its stratum in each wave,
/// `C = Σ √(a₁ a₂) (t₁ₖ - t̄₁) (t₂ₖ - t̄₂)` over the units in both: all of the covariance when everybody answers twice, none when
/// nobody does (Kish, *Survey Sampling*, 1965, section 12.4; Wood, Journal of Official Statistics 24, 2008). With several stages, C
/// has that of the first only.
///
/// # Errors
/// As [`Weighting::total`]; keys of another number, two units of one wave with one key, or one unit with two.
pub fn change(first: &Wave<'_>, second: &Wave<'_>) -> Result<Change, SurveyError> {
    let waves =
        [first.weighting.mean(first.item, first.domain)?, second.weighting.mean(second.item, second.domain)?];
    let (covariance, shared) = match (first.keys, second.keys) {
        (Some(one), Some(other)) => covariance([first, second], [one, other], waves)?,
        (None, _) | (_, None) => (0.0, Shared::default()),
    };
    let [one, two] = waves.map(|wave| wave.error);
    let difference = waves[1].value - waves[0].value;
    let error = (one * one + two * two - 2.0 * covariance).max(0.0).sqrt();
    let freedom =
        waves[0].freedom + waves[1].freedom - shared.freedom.min(waves[0].freedom.min(waves[1].freedom));
    let t = (error > 0.0 && freedom > 0).then(|| difference / error);
    let correlation = if one * two > 0.0 { (covariance / one / two).clamp(-1.0, 1.0) } else { 0.0 };
    let p = t.map(|t| student_two_sided(t, count(freedom)));
    Ok(Change { waves, difference, error, common: shared.units, correlation, freedom, t, p })
}

/// What both waves have.
#[derive(Debug, Default)]
struct Shared {
    units: usize,
    freedom: usize,
}

fn covariance(
    waves: [&Wave<'_>; 2],
    keys: [&[String]; 2],
    means: [Estimate; 2],
) -> Result<(f64, Shared), SurveyError> {
    let one = contributions(waves[0], keys[0], means[0].value)?;
    let two = contributions(waves[1], keys[1], means[1].value)?;
    let mut shared = Shared::default();
    let mut strata = Vec::new();
    let mut sum = 0.0;
    for (key, (stratum, away)) in &one {
        if let Some((_, other)) = two.get(key) {
            shared.units += 1;
            strata.push(*stratum);
            sum += away * other;
        }
    }
    strata.sort_unstable();
    strata.dedup();
    shared.freedom = shared.units - strata.len();
    Ok((sum, shared))
}

/// Each first-stage unit by its key: its stratum, and its distance to the mean of that stratum.
fn contributions<'a>(
    wave: &Wave<'_>,
    keys: &'a [String],
    mean: f64,
) -> Result<BTreeMap<&'a str, (usize, f64)>, SurveyError> {
    let weighting = wave.weighting;
    as_long("keys", keys.len(), weighting.weights.len())?;
    let answers = weighting.answers(&[wave.item], wave.domain)?;
    let mut rows = one_lane(weighting.mean_scores(wave.item, &answers, mean));
    weighting.contributions(&mut rows);
    let away = weighted_deviations(&weighting.design, &rows)?;
    let first = &weighting.design.levels[0];
    let mut unit_of_key: BTreeMap<&str, usize> = BTreeMap::new();
    let mut key_of_unit: Vec<Option<&str>> = vec![None; away.len()];
    for (key, unit) in keys.iter().zip(&first.unit_of) {
        let known = *key_of_unit[*unit].get_or_insert(key);
        if *unit_of_key.entry(key).or_insert(*unit) != *unit || known != key {
            return Err(SurveyError::Twice { name: "keys".to_owned(), level: key.clone() });
        }
    }
    Ok(unit_of_key.into_iter().map(|(key, unit)| (key, (first.stratum_of[unit], away[unit]))).collect())
}
