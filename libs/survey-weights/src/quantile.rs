//! Medians and other quantiles, with Woodruff's interval.

use crate::SurveyError;
use crate::estimate::check_level;
use crate::item::{Domain, Item};
use crate::means::Answers;
use crate::number::{count, within};
use crate::probability::student_quantile;
use crate::weighting::Weighting;

/// Which value it is where the weights below reach the share exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Flat {
    /// The lowest value with at least that share at or below it.
    #[default]
    Lowest,
    /// The middle of that value and the next.
    Middle,
}

/// A quantile and where it lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantile {
    /// The value with the asked share of people at or below it.
    pub value: f64,
    /// Where it lies with the asked confidence; none from fewer than two units.
    pub interval: Option<(f64, f64)>,
    /// Half the interval divided by t: a standard error, where the interval is about even.
    pub error: Option<f64>,
    /// How many respondents answered.
    pub answers: usize,
}

impl Weighting {
    /// The value that a share of the people stays at or below, with the interval of Woodruff (Journal of the American
    /// Statistical Association 47, 1952): the share ± t times the standard error of the proportion at or below the value, read
    /// back as values.
    ///
    /// # Errors
    /// As [`Weighting::total`], a share or level that does not lie between 0 and 1, a weight below zero.
    pub fn quantile(
        &self,
        item: &Item,
        domain: &Domain,
        share: f64,
        (flat, level): (Flat, f64),
    ) -> Result<Quantile, SurveyError> {
        within("share", 0, share, (share > 0.0 && share < 1.0, "a share between 0 and 1"))?;
        check_level(level)?;
        let answers = self.answers(&[item], domain)?;
        let curve = self.curve(item, &answers)?;
        let value = curve.at(share, flat);
        let values = item.values().iter();
        let below = Item::share(item.name(), values.map(|one| (!one.is_nan()).then_some(*one <= value)));
        let at_or_below = self.mean(&below, domain)?;
        let t = if answers.freedom > 0 { student_quantile(level, count(answers.freedom)) } else { 0.0 };
        let reach = t * at_or_below.error;
        let interval =
            (answers.freedom > 0).then(|| (curve.at(share - reach, flat), curve.at(share + reach, flat)));
        let error = interval.map(|(lower, upper)| (upper - lower) / (2.0 * t));
        Ok(Quantile { value, interval, error, answers: answers.number })
    }

    fn curve(&self, item: &Item, answers: &Answers) -> Result<Curve, SurveyError> {
        let inside = (0..self.weights.len()).filter(|i| answers.inside[*i]);
        let mut points: Vec<(f64, f64)> = inside.map(|i| (item.values()[i], self.weights[i])).collect();
        for (place, (_, weight)) in points.iter().enumerate() {
            within("weights", place, *weight, (*weight >= 0.0, "a weight of 0 or more"))?;
        }
        points.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut steps: Vec<(f64, f64)> = Vec::new();
        let mut sum = 0.0;
        for (value, weight) in points {
            sum += weight;
            match steps.last_mut() {
                Some(last) if last.0 == value => last.1 = sum,
                Some(_) | None => steps.push((value, sum)),
            }
        }
        steps.iter_mut().for_each(|step| step.1 /= sum);
        Ok(Curve { steps })
    }
}

/// The share of the weight at or below each value, from low to high.
struct Curve {
    steps: Vec<(f64, f64)>,
}

/// Sums of weights that should be equal may differ by this.
const SAME: f64 = 1e-12;

impl Curve {
    fn at(&self, share: f64, flat: Flat) -> f64 {
        let last = self.steps.len() - 1;
        let place = self.steps.partition_point(|(_, up_to)| *up_to < share - SAME).min(last);
        let (value, up_to) = self.steps[place];
        let is_flat = (up_to - share).abs() <= SAME && place < last;
        match flat {
            Flat::Middle if is_flat => value + (self.steps[place + 1].0 - value) / 2.0,
            Flat::Middle | Flat::Lowest => value,
        }
    }
}
