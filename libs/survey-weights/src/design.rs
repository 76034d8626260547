//! How respondents were drawn: in strata, in clusters, in stages, from how many.

use std::sync::Arc;

use crate::SurveyError;
use crate::factor::Factor;
use crate::number::{SMALLEST_WEIGHT, as_long, within};
use crate::stages::Level;
use crate::weighting::Weighting;

/// What becomes of a stratum with one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lonely {
    /// No variance is given.
    #[default]
    Refuse,
    /// It adds no variance, as if it were taken with certainty.
    Certain,
    /// Its distance to the mean of all units counts, which is rather too much.
    Adjust,
    /// It adds as much as the other strata do on average.
    Average,
}

/// One stage of drawing.
#[derive(Debug, Clone, Default)]
pub struct Stage<'a> {
    units: Option<&'a Factor>,
    strata: Option<&'a Factor>,
    population: Option<Vec<f64>>,
}

impl<'a> Stage<'a> {
    /// Respondents themselves were drawn.
    pub fn respondents() -> Self {
        Self::default()
    }

    /// Clusters were drawn, such as streets or households. The same label in another stratum is another cluster.
    pub fn clusters(units: &'a Factor) -> Self {
        Self { units: Some(units), ..Self::default() }
    }

    /// Apart in each stratum.
    #[must_use]
    pub fn within(mut self, strata: &'a Factor) -> Self {
        self.strata = Some(strata);
        self
    }

    /// Out of so many units in the stratum of each respondent: what is left is what chance can do (finite population).
    /// Without it, drawing is reckoned with replacement, and later stages add nothing.
    #[must_use]
    pub fn out_of(mut self, population: impl IntoIterator<Item = f64>) -> Self {
        self.population = Some(population.into_iter().collect());
        self
    }

    pub(crate) fn parts(&self) -> (Option<&Factor>, Option<&Factor>, Option<&[f64]>) {
        (self.units, self.strata, self.population.as_deref())
    }
}

/// The respondents with the weights of the design, one divided by the chance to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    weights: Vec<f64>,
    /// Shared, because replicates differ in their weights only.
    pub(crate) levels: Arc<Vec<Level>>,
    /// Whether the one level stands for no stage at all.
    simple: bool,
    pub(crate) lonely: Lonely,
}

impl Design {
    /// Respondents drawn one by one, as long as no stage is named.
    ///
    /// # Errors
    /// Nobody, or a weight that is not above zero.
    pub fn new(weights: impl IntoIterator<Item = f64>) -> Result<Self, SurveyError> {
        let weights: Vec<f64> = weights.into_iter().collect();
        if weights.is_empty() {
            return Err(SurveyError::Empty { name: "weights".to_owned() });
        }
        for (place, weight) in weights.iter().enumerate() {
            let fits = (SMALLEST_WEIGHT..=1.0 / SMALLEST_WEIGHT).contains(weight);
            within("weights", place, *weight, (fits, "a weight above zero"))?;
        }
        let level = Level::new(&Stage::respondents(), weights.len(), None)?;
        Ok(Self { weights, levels: Arc::new(vec![level]), simple: true, lonely: Lonely::Refuse })
    }

    /// The next stage of drawing, within the units of the one before.
    ///
    /// # Errors
    /// A column of another length, a stratum of two sizes, more units drawn than there are.
    pub fn stage(mut self, stage: &Stage<'_>) -> Result<Self, SurveyError> {
        let (units, strata, population) = stage.parts();
        for factor in [units, strata].into_iter().flatten() {
            as_long(factor.name(), factor.respondents(), self.respondents())?;
        }
        if let Some(population) = population {
            as_long("population", population.len(), self.respondents())?;
        }
        let before = if self.simple { &[] } else { self.levels.as_slice() };
        let level = Level::new(stage, self.respondents(), before.last())?;
        self.levels = Arc::new(before.iter().cloned().chain([level]).collect());
        self.simple = false;
        Ok(self)
    }

    /// What becomes of strata with one unit.
    #[must_use]
    pub fn lonely(mut self, lonely: Lonely) -> Self {
        self.lonely = lonely;
        self
    }

    /// Number of respondents.
    pub fn respondents(&self) -> usize {
        self.weights.len()
    }

    /// The weights of the design.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The design as it is, without population totals.
    pub fn weighting(&self) -> Weighting {
        Weighting::new(self.clone(), self.weights.clone(), None)
    }

    /// The same design, with the weights of each first-stage unit multiplied.
    pub(crate) fn scaled(&self, factors: &[f64]) -> Self {
        let units = &self.levels[0].unit_of;
        let weights = self.weights.iter().zip(units).map(|(weight, unit)| weight * factors[*unit]).collect();
        Self { weights, ..self.clone() }
    }

    /// First-stage units less strata: what a t value has to go by.
    pub fn freedom(&self) -> usize {
        let first = &self.levels[0];
        first.stratum_of.len() - first.strata.len()
    }

    /// The same, of the units and strata that these respondents are in.
    pub(crate) fn freedom_of(&self, inside: &[bool]) -> usize {
        let first = &self.levels[0];
        let mut units = vec![false; first.stratum_of.len()];
        first.unit_of.iter().zip(inside).for_each(|(unit, inside)| units[*unit] |= inside);
        let mut strata = vec![false; first.strata.len()];
        first.stratum_of.iter().zip(&units).for_each(|(stratum, seen)| strata[*stratum] |= seen);
        let number = |seen: &[bool]| seen.iter().filter(|seen| **seen).count();
        number(&units) - number(&strata)
    }
}
