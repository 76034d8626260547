//! A recipe: everything that is chosen between values and index. It can be written down, kept and run again.

use serde::{Deserialize, Serialize};

use crate::aggregation::{Aggregation, Mean};
use crate::denominator::Denominator;
use crate::error::{Cause, IndexError, Step};
use crate::imputation::Imputation;
use crate::normalisation::Normalisation;
use crate::screening::Screening;
use crate::structure::Structure;
use crate::treatment::Treatment;
use crate::weights::Weights;

/// How an index is made. Preparations are done in their order, then indicators are normalised, weighed and combined.
///
/// A recipe says everything: run on the same values it gives the same scores. Keep it as JSON for a version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// The hierarchy.
    pub structure: Structure,
    /// What is done to the values first, each kind at most once.
    #[serde(default)]
    pub preparations: Vec<Preparation>,
    /// How indicators come to one scale.
    pub normalisation: Normalisation,
    /// Where the weights come from.
    pub weights: Weights,
    /// How scores are combined.
    pub aggregation: Aggregation,
}

/// A step before normalising.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Preparation {
    /// Divide by sizes.
    Denominate(Vec<Denominator>),
    /// Fill gaps.
    Impute(Imputation),
    /// Leave out units with too little.
    Screen(Screening),
    /// Tame outliers.
    Treat(Treatment),
}

impl Preparation {
    pub(crate) fn step(&self) -> Step {
        match self {
            Self::Denominate(_) => Step::Denominate,
            Self::Impute(_) => Step::Impute,
            Self::Screen(_) => Step::Screen,
            Self::Treat(_) => Step::Treat,
        }
    }
}

impl Recipe {
    /// Min-max from 0 to 100, weights as given, arithmetic means, no preparations.
    pub fn new(structure: Structure) -> Self {
        Self {
            structure,
            preparations: Vec::new(),
            normalisation: Normalisation::min_max(0.0, 100.0),
            weights: Weights::Given,
            aggregation: Aggregation::all(Mean::Arithmetic),
        }
    }

    /// The same with one more preparation.
    #[must_use]
    pub fn prepare(mut self, preparation: Preparation) -> Self {
        self.preparations.push(preparation);
        self
    }

    /// The same, normalised thus.
    #[must_use]
    pub fn normalise(mut self, normalisation: Normalisation) -> Self {
        self.normalisation = normalisation;
        self
    }

    /// The same, weighed thus.
    #[must_use]
    pub fn weigh(mut self, weights: Weights) -> Self {
        self.weights = weights;
        self
    }

    /// The same, combined thus.
    #[must_use]
    pub fn aggregate(mut self, aggregation: Aggregation) -> Self {
        self.aggregation = aggregation;
        self
    }

    /// Whether the choices fit each other and the hierarchy.
    pub(crate) fn check(&self) -> Result<(), IndexError> {
        let mut seen = Vec::new();
        for preparation in &self.preparations {
            if seen.contains(&preparation.step()) {
                return Err(IndexError::new(preparation.step(), Cause::StepTwice));
            }
            seen.push(preparation.step());
            match preparation {
                Preparation::Denominate(denominators) => self.check_denominators(denominators)?,
                Preparation::Treat(treatment) => {
                    treatment.check()?;
                    for code in &treatment.skip {
                        self.structure.find_indicator(code, Step::Treat)?;
                    }
                }
                Preparation::Impute(_) | Preparation::Screen(_) => {}
            }
        }
        self.normalisation.check(&self.structure)?;
        self.aggregation.check(&self.structure)
    }

    fn check_denominators(&self, denominators: &[Denominator]) -> Result<(), IndexError> {
        let mut seen = Vec::new();
        for denominator in denominators {
            let code = &denominator.indicator;
            let fault = |cause| Err(IndexError::new(Step::Denominate, cause).at(code));
            self.structure.find_indicator(code, Step::Denominate)?;
            if seen.contains(&code) {
                return fault(Cause::Duplicate);
            }
            if !denominator.scale.is_finite() || denominator.scale <= 0.0 {
                return fault(Cause::BadParameter { name: "scale", value: denominator.scale });
            }
            seen.push(code);
        }
        Ok(())
    }
}
