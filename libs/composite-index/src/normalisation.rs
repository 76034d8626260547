//! Bringing indicators to one scale: which method, for which indicator.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::{Cause, IndexError, Step};
use crate::structure::Structure;

/// How all indicators are normalised, and which ones otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Normalisation {
    /// The method for every indicator.
    pub method: Method,
    /// Indicators with a method of their own.
    #[serde(default)]
    pub except: BTreeMap<String, Method>,
}

/// From the value of an indicator to its score. A higher score is better: where less of an indicator is better, the
/// formula is that of the negative value and the negative parameters, unless said otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Method {
    /// `lower + (x − min) / (max − min) × (upper − lower)`.
    MinMax {
        /// Score of the worst unit.
        lower: f64,
        /// Score of the best unit.
        upper: f64,
    },
    /// `(x − lower) / (upper − lower) × 100` with bounds that are given.
    Scaled {
        /// Bounds of each indicator.
        bounds: BTreeMap<String, Bounds>,
    },
    /// `mean + (x − average) / s × deviation`, s with n − 1.
    ZScore {
        /// Average of the scores.
        mean: f64,
        /// Standard deviation of the scores.
        deviation: f64,
    },
    /// Rank from 1 for the worst; ties share the lowest of their ranks.
    Rank,
    /// Rank − 1.
    Borda,
    /// (Rank − 1) / (n − 1).
    PercentileRank,
    /// `1 − (max − x) / (max − min)`.
    DistanceToMaximum,
    /// `1 − (r − x) / (r − min)`, r being the value of one unit.
    DistanceToReference {
        /// The unit.
        unit: String,
        /// Whether scores end at 1.
        cap: bool,
    },
    /// `1 − (t − x) / (t − min)`, t being the target of the indicator.
    DistanceToTarget {
        /// Target of each indicator.
        targets: BTreeMap<String, f64>,
        /// Whether scores end at 1.
        cap: bool,
    },
    /// `x / max`; only where more is better.
    FractionOfMaximum,
    /// `(x − lower) / (upper − lower) × scale` between goalposts that are given; mirrored where less is better.
    Goalposts {
        /// Goalposts of each indicator.
        posts: BTreeMap<String, Bounds>,
        /// Score at the better goalpost.
        scale: f64,
        /// What happens to values outside.
        outside: Outside,
    },
    /// `100 × x / base`; where less is better `200 − 100 × x / base`. The base does not move with the years.
    BaseYear {
        /// Value of each indicator that counts as 100, such as the city in the first year.
        bases: BTreeMap<String, f64>,
    },
    /// 100 for the city, `points` for every weighted standard deviation, cut at `lower` and `upper`.
    City {
        /// Points for each standard deviation (Zwolle: 30).
        points: f64,
        /// Column with the weight of each unit, such as its inhabitants; `None` weighs all alike.
        population: Option<String>,
        /// Lowest score (Zwolle: 0).
        lower: f64,
        /// Highest score (Zwolle: 200).
        upper: f64,
    },
    /// The value itself, negative where less is better.
    AsIs,
}

/// Two bounds of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// Lower bound.
    pub lower: f64,
    /// Upper bound, above the lower one.
    pub upper: f64,
}

/// What happens to a value outside the goalposts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outside {
    /// It counts as the goalpost.
    Clip,
    /// Its score runs on.
    Extend,
    /// It is an error, as for a percentage above 100.
    Refuse,
}

impl Normalisation {
    /// One method for all.
    pub fn all(method: Method) -> Self {
        Self { method, except: BTreeMap::new() }
    }

    /// Min-max between two scores.
    pub fn min_max(lower: f64, upper: f64) -> Self {
        Self::all(Method::MinMax { lower, upper })
    }

    /// Scores with this mean and standard deviation.
    pub fn z_score(mean: f64, deviation: f64) -> Self {
        Self::all(Method::ZScore { mean, deviation })
    }

    /// Zwolle's rule: 100 for the city, 30 points for a weighted standard deviation, between 0 and 200.
    pub fn city(population: &str) -> Self {
        let population = Some(population.to_owned());
        Self::all(Method::City { points: 30.0, population, lower: 0.0, upper: 200.0 })
    }

    pub(crate) fn method_of(&self, code: &str) -> &Method {
        self.except.get(code).unwrap_or(&self.method)
    }

    /// Parameters and exceptions name indicators that exist, and make sense.
    pub(crate) fn check(&self, structure: &Structure) -> Result<(), IndexError> {
        for code in self.except.keys() {
            structure.find_indicator(code, Step::Normalise)?;
        }
        for method in std::iter::once(&self.method).chain(self.except.values()) {
            method.check(structure)?;
        }
        Ok(())
    }
}

impl Method {
    fn check(&self, structure: &Structure) -> Result<(), IndexError> {
        let bad = |name, value| Err(IndexError::new(Step::Normalise, Cause::BadParameter { name, value }));
        for code in self.named() {
            structure.find_indicator(code, Step::Normalise)?;
        }
        match self {
            Self::MinMax { lower, upper } | Self::City { lower, upper, .. } if !below(*lower, *upper) => {
                bad("upper score", *upper)
            }
            Self::ZScore { deviation, .. } if !positive(*deviation) => {
                bad("standard deviation of the scores", *deviation)
            }
            Self::ZScore { mean, .. } if !mean.is_finite() => bad("mean of the scores", *mean),
            Self::City { points, .. } if !positive(*points) => bad("number of points", *points),
            Self::Goalposts { scale, .. } if !positive(*scale) => bad("scale", *scale),
            Self::Scaled { bounds: posts } | Self::Goalposts { posts, .. } => {
                match posts.iter().find(|(_, post)| !below(post.lower, post.upper)) {
                    Some((code, post)) => bad("upper bound", post.upper).map_err(|error| error.at(code)),
                    None => Ok(()),
                }
            }
            Self::BaseYear { bases } => match bases.iter().find(|(_, base)| !positive(**base)) {
                Some((code, base)) => bad("base", *base).map_err(|error| error.at(code)),
                None => Ok(()),
            },
            Self::DistanceToTarget { targets, .. } => {
                match targets.iter().find(|(_, target)| !target.is_finite()) {
                    Some((code, target)) => bad("target", *target).map_err(|error| error.at(code)),
                    None => Ok(()),
                }
            }
            Self::MinMax { .. }
            | Self::City { .. }
            | Self::ZScore { .. }
            | Self::Rank
            | Self::Borda
            | Self::PercentileRank
            | Self::DistanceToMaximum
            | Self::DistanceToReference { .. }
            | Self::FractionOfMaximum
            | Self::AsIs => Ok(()),
        }
    }

    fn named(&self) -> Vec<&String> {
        match self {
            Self::Scaled { bounds: posts } | Self::Goalposts { posts, .. } => posts.keys().collect(),
            Self::DistanceToTarget { targets: values, .. } | Self::BaseYear { bases: values } => {
                values.keys().collect()
            }
            Self::MinMax { .. }
            | Self::ZScore { .. }
            | Self::Rank
            | Self::Borda
            | Self::PercentileRank
            | Self::DistanceToMaximum
            | Self::DistanceToReference { .. }
            | Self::FractionOfMaximum
            | Self::City { .. }
            | Self::AsIs => Vec::new(),
        }
    }
}

fn positive(value: f64) -> bool {
    value.is_finite() && value > 0.0
}

fn below(lower: f64, upper: f64) -> bool {
    lower.is_finite() && upper.is_finite() && lower < upper
}
