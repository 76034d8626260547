//! What might have been chosen or measured otherwise.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::aggregation::Aggregation;
use crate::error::{Cause, IndexError, Step};
use crate::imputation::Imputation;
use crate::normalisation::Normalisation;
use crate::recipe::{Preparation, Recipe};
use crate::treatment::Treatment;
use crate::weights::Weights;

/// Something uncertain in a recipe. Options are equally likely.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Assumption {
    /// Gaps might be filled otherwise.
    Imputation(Vec<Imputation>),
    /// Outliers might be treated otherwise.
    Treatment(Vec<Treatment>),
    /// Indicators might be normalised otherwise.
    Normalisation(Vec<Normalisation>),
    /// Weights might come from elsewhere.
    Weights(Vec<Weights>),
    /// Scores might be combined otherwise.
    Aggregation(Vec<Aggregation>),
    /// Each weight on some levels might be up to a share lower or higher, all values being equally likely.
    WeightNoise {
        /// The share, above 0 and at most 1.
        share: f64,
        /// Levels of the elements whose weights vary; 1 for indicators.
        levels: Vec<u32>,
    },
    /// Indicators from a survey might have come out otherwise with other respondents: normally distributed around what
    /// was measured.
    SamplingError {
        /// For each such indicator the column with its standard error, in the unit of the table.
        margins: BTreeMap<String, String>,
    },
}

impl Assumption {
    /// Name of its kind.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Imputation(_) => "imputation",
            Self::Treatment(_) => "treatment",
            Self::Normalisation(_) => "normalisation",
            Self::Weights(_) => "weights",
            Self::Aggregation(_) => "aggregation",
            Self::WeightNoise { .. } => "weight noise",
            Self::SamplingError { .. } => "sampling error",
        }
    }

    /// Number of options; 1 for what varies without steps.
    pub(crate) fn options(&self) -> usize {
        match self {
            Self::Imputation(options) => options.len(),
            Self::Treatment(options) => options.len(),
            Self::Normalisation(options) => options.len(),
            Self::Weights(options) => options.len(),
            Self::Aggregation(options) => options.len(),
            Self::WeightNoise { .. } | Self::SamplingError { .. } => 1,
        }
    }

    /// The recipe with one of the options.
    pub(crate) fn choose(&self, option: usize, recipe: &mut Recipe) {
        match self {
            Self::Imputation(options) => {
                let chosen = options.get(option).map(|method| Preparation::Impute(method.clone()));
                replace(recipe, Step::Impute, chosen);
            }
            Self::Treatment(options) => {
                let chosen = options.get(option).map(|treatment| Preparation::Treat(treatment.clone()));
                replace(recipe, Step::Treat, chosen);
            }
            Self::Normalisation(options) => {
                options.get(option).into_iter().for_each(|chosen| recipe.normalisation = chosen.clone());
            }
            Self::Weights(options) => {
                options.get(option).into_iter().for_each(|chosen| recipe.weights = chosen.clone());
            }
            Self::Aggregation(options) => {
                options.get(option).into_iter().for_each(|chosen| recipe.aggregation = chosen.clone());
            }
            Self::WeightNoise { .. } | Self::SamplingError { .. } => {}
        }
    }

    /// Whether the recipe has what the assumption varies.
    pub(crate) fn check(&self, recipe: &Recipe) -> Result<(), IndexError> {
        let refuse = |why| Err(IndexError::new(Step::Explore, Cause::DoesNotApply(why)).at(self.name()));
        let has = |step| recipe.preparations.iter().any(|preparation| preparation.step() == step);
        let bad = |name, value| {
            Err(IndexError::new(Step::Explore, Cause::BadParameter { name, value }).at(self.name()))
        };
        match self {
            Self::Imputation(_) if !has(Step::Impute) => refuse("the recipe fills no gaps"),
            Self::Treatment(_) if !has(Step::Treat) => refuse("the recipe treats no outliers"),
            Self::Imputation(_)
            | Self::Treatment(_)
            | Self::Normalisation(_)
            | Self::Weights(_)
            | Self::Aggregation(_)
                if self.options() < 2 =>
            {
                refuse("it takes two options to vary")
            }
            Self::WeightNoise { share, .. } if !(*share > 0.0 && *share <= 1.0) => bad("share", *share),
            Self::WeightNoise { levels, .. } => {
                match levels.iter().find(|level| !(1..recipe.structure.height()).contains(*level)) {
                    Some(level) => {
                        Err(IndexError::new(Step::Explore, Cause::WrongLevel(*level)).at(self.name()))
                    }
                    None if levels.is_empty() => refuse("no level is named"),
                    None => Ok(()),
                }
            }
            Self::SamplingError { margins } if margins.is_empty() => refuse("no indicator has a margin"),
            Self::SamplingError { margins } => margins
                .keys()
                .try_for_each(|code| recipe.structure.find_indicator(code, Step::Explore).map(|_| ())),
            Self::Imputation(_)
            | Self::Treatment(_)
            | Self::Normalisation(_)
            | Self::Weights(_)
            | Self::Aggregation(_) => Ok(()),
        }
    }
}

fn replace(recipe: &mut Recipe, step: Step, chosen: Option<Preparation>) {
    let place = recipe.preparations.iter_mut().find(|preparation| preparation.step() == step);
    if let (Some(place), Some(chosen)) = (place, chosen) {
        *place = chosen;
    }
}
