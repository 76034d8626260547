//! Totals, means, proportions and ratios with their standard errors.

use crate::SurveyError;
use crate::estimate::Estimate;
use crate::item::{Domain, Item};
use crate::number::count;
use crate::weighting::Weighting;

/// Who answered, with what weight.
pub(crate) struct Answers {
    pub(crate) inside: Vec<bool>,
    pub(crate) number: usize,
    pub(crate) weight: f64,
    pub(crate) freedom: usize,
}

impl Weighting {
    /// The sum over the domain: `Σ wᵢ yᵢ`. The total of [`Item::people`] is the number of people.
    ///
    /// # Errors
    /// Another number of respondents, nobody in the domain, a stratum of one unit.
    pub fn total(&self, item: &Item, domain: &Domain) -> Result<Estimate, SurveyError> {
        let answers = self.answers(&[item], domain)?;
        let value = self.sum(&answers, |i| item.values()[i]);
        let scores = (0..self.weights.len()).map(|i| if answers.inside[i] { item.values()[i] } else { 0.0 });
        let spread = self.spread(&answers, value / answers.weight, |i| item.values()[i]);
        self.finish(item.name(), value, scores, (&answers, spread * answers.weight * answers.weight))
    }

    /// The mean over the domain, `Σ wᵢ yᵢ / Σ wᵢ`; of yes and no, the proportion.
    ///
    /// # Errors
    /// As [`Weighting::total`].
    pub fn mean(&self, item: &Item, domain: &Domain) -> Result<Estimate, SurveyError> {
        let answers = self.answers(&[item], domain)?;
        let value = self.sum(&answers, |i| item.values()[i]) / answers.weight;
        let scores = self.mean_scores(item, &answers, value);
        let spread = self.spread(&answers, value, |i| item.values()[i]);
        self.finish(item.name(), value, scores, (&answers, spread))
    }

    /// One sum divided by another, `Σ wᵢ yᵢ / Σ wᵢ xᵢ`, over those who answered both.
    ///
    /// # Errors
    /// As [`Weighting::total`], and when the sum below the line is zero.
    pub fn ratio(&self, above: &Item, below: &Item, domain: &Domain) -> Result<Estimate, SurveyError> {
        let answers = self.answers(&[above, below], domain)?;
        let (top, bottom) =
            (self.sum(&answers, |i| above.values()[i]), self.sum(&answers, |i| below.values()[i]));
        let value = top / bottom;
        if bottom == 0.0 || !value.is_finite() {
            let (name, domain) = (below.name().to_owned(), domain.name().to_owned());
            return Err(SurveyError::ZeroDenominator { name, domain });
        }
        let away = |i: usize| above.values()[i] - value * below.values()[i];
        let scores = (0..self.weights.len()).map(|i| if answers.inside[i] { away(i) / bottom } else { 0.0 });
        let mean = bottom / answers.weight;
        let spread = self.spread(&answers, 0.0, away) / (mean * mean);
        self.finish(above.name(), value, scores, (&answers, spread))
    }

    /// How far the mean of one domain is from that of another, such as a ward from the city it lies in; that they share
    /// respondents is counted in.
    ///
    /// # Errors
    /// As [`Weighting::total`].
    pub fn contrast(&self, item: &Item, [one, other]: [&Domain; 2]) -> Result<Estimate, SurveyError> {
        let parts = [self.answers(&[item], one)?, self.answers(&[item], other)?];
        let means = parts.each_ref().map(|part| self.sum(part, |i| item.values()[i]) / part.weight);
        let scores: Vec<f64> = self
            .mean_scores(item, &parts[0], means[0])
            .zip(self.mean_scores(item, &parts[1], means[1]))
            .map(|(one, other)| one - other)
            .collect();
        let either = (0..self.weights.len()).map(|i| parts.iter().any(|part| part.inside[i]));
        let answers = self.answers(&[item], &Domain::new("either domain", either))?;
        let spreads: Vec<f64> = parts
            .iter()
            .zip(means)
            .map(|(part, mean)| self.spread(part, mean, |i| item.values()[i]))
            .collect();
        self.finish(item.name(), means[0] - means[1], scores, (&answers, spreads.iter().sum()))
    }

    pub(crate) fn answers(&self, items: &[&Item], domain: &Domain) -> Result<Answers, SurveyError> {
        self.fits(items, domain)?;
        let answered = |i: usize| items.iter().all(|item| !item.values()[i].is_nan());
        let inside: Vec<bool> = (0..self.weights.len()).map(|i| domain.holds(i) && answered(i)).collect();
        let weights = self.weights.iter().zip(&inside).filter(|(_, inside)| **inside);
        let (weight, number) =
            weights.fold((0.0, 0), |(sum, number), (weight, _)| (sum + weight, number + 1));
        if weight <= 0.0 {
            let name = items.first().map_or("", |item| item.name()).to_owned();
            return Err(SurveyError::NobodyAnswered { name, domain: domain.name().to_owned() });
        }
        let freedom = self.design.freedom_of(&inside);
        Ok(Answers { inside, number, weight, freedom })
    }

    pub(crate) fn sum(&self, answers: &Answers, value: impl Fn(usize) -> f64) -> f64 {
        let inside = (0..self.weights.len()).filter(|i| answers.inside[*i]);
        inside.map(|i| self.weights[i] * value(i)).sum()
    }

    /// What the mean changes by when a weight does: `(yᵢ - ȳ) / Σ w` inside the domain.
    pub(crate) fn mean_scores<'a>(
        &self,
        item: &'a Item,
        answers: &'a Answers,
        mean: f64,
    ) -> impl Iterator<Item = f64> + use<'a> {
        let weight = answers.weight;
        let values = item.values().iter().zip(&answers.inside);
        values.map(move |(value, inside)| if *inside { (value - mean) / weight } else { 0.0 })
    }

    /// The variance of a mean of as many answers drawn one by one: `s² / n`, with `s² = n / (n - 1) Σ w (y - ȳ)² / Σ w`.
    pub(crate) fn spread(&self, answers: &Answers, mean: f64, value: impl Fn(usize) -> f64) -> f64 {
        let squares = self.sum(answers, |i| (value(i) - mean) * (value(i) - mean));
        if answers.number > 1 { squares / answers.weight / count(answers.number - 1) } else { 0.0 }
    }

    pub(crate) fn finish(
        &self,
        name: &str,
        value: f64,
        scores: impl IntoIterator<Item = f64>,
        (answers, simple): (&Answers, f64),
    ) -> Result<Estimate, SurveyError> {
        let variance = self.variance(scores)?;
        if !value.is_finite() || !variance.is_finite() {
            return Err(SurveyError::RanOver { name: name.to_owned() });
        }
        let Answers { number, weight, freedom, .. } = *answers;
        Ok(Estimate { value, error: variance.sqrt(), freedom, answers: number, weight, simple })
    }
}
