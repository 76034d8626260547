use std::collections::BTreeMap;

use composite_index::Scale;
use serde::{Deserialize, Serialize};

use super::INDEX_CODE;
use crate::{Place, Slug, When, WhyMissing};

/// A figure that went in, as everybody reads it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct InputFigure {
    /// How much; absent when it is missing.
    pub value: Option<f64>,
    /// The interval.
    pub margin: Option<(f64, f64)>,
    /// How many answers it rests on.
    pub answers: Option<u32>,
    /// Why it is missing.
    pub missing: Option<WhyMissing>,
}

/// The figures of one indicator that went in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InputColumn {
    /// Which indicator.
    pub indicator: Slug,
    /// Which version of its definition.
    pub definition: i64,
    /// Of when.
    pub when: When,
    /// Whether a model made them.
    pub modelled: bool,
    /// Whether their interval was carried into the index.
    pub carried: bool,
    /// In the order of the places.
    pub figures: Vec<InputFigure>,
}

/// A score with the ends between which 90 in 100 of the runs lie.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Likely {
    /// As the recipe makes it.
    pub score: f64,
    /// Lower and upper end; none where nothing was varied that touches it.
    pub ends: Option<(f64, f64)>,
}

/// A rank with the ranks between which 90 in 100 of the runs lie; 1 is the highest score.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RankSpan {
    /// As the recipe makes it.
    pub rank: u32,
    /// The best of them.
    pub low: u32,
    /// The worst of them.
    pub high: u32,
}

/// How much of the difference in ranks hangs on one choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EffectTold {
    /// What varied.
    pub assumption: String,
    /// What it does alone and together with others, from 0 to 1.
    pub total: f64,
    /// The interval of that.
    pub ends: (f64, f64),
}

/// What happens without one part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RemovalTold {
    /// The code of the part or the word of the indicator.
    pub element: String,
    /// How many ranks a place shifts on average.
    pub mean_shift: f64,
    /// How many ranks the place shifts that shifts most.
    pub largest_shift: u32,
}

/// What came out of a recipe, with everything that went in: from this alone each score can be worked out again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IndexOutcome {
    /// The places, in the order of their codes.
    pub places: Vec<Place>,
    /// How many people live in each.
    pub population: Vec<f64>,
    /// Of when that is.
    pub population_when: When,
    /// The places that were left out because nobody lives there or nothing is known of them.
    pub left_out: Vec<Place>,
    /// The figures that went in.
    pub columns: Vec<InputColumn>,
    /// The scores of each element, in the order of the places.
    pub scores: BTreeMap<String, Vec<Option<Likely>>>,
    /// The ranks in the index.
    pub ranks: Vec<Option<RankSpan>>,
    /// What each element weighs in its whole.
    pub weights: BTreeMap<String, f64>,
    /// How the figures of each indicator became scores.
    pub scales: BTreeMap<String, Scale>,
    /// What the ranks hang on; empty where nothing that was varied made a difference.
    pub effects: Vec<EffectTold>,
    /// How many ranks a place shifts on average in a run.
    pub mean_shift: f64,
    /// What happens without each theme.
    pub removals: Vec<RemovalTold>,
    /// How many indices were made.
    pub runs: usize,
    /// With which seed; the same gives the same outcome.
    pub seed: u64,
    /// Up to which import figures went in; later ones may be others.
    #[serde(default)]
    pub figures_until: i64,
}

/// The score of one part in one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartScore {
    /// The code of the element.
    pub element: String,
    /// Its score.
    pub score: Likely,
}

/// What is known of one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceScores {
    /// The scores of the index and its parts, without those of indicators.
    pub parts: Vec<PartScore>,
    /// The rank.
    pub rank: Option<RankSpan>,
    /// Among how many places.
    pub among: usize,
}

impl PlaceScores {
    /// The score of an element.
    #[must_use]
    pub fn score(&self, element: &str) -> Option<Likely> {
        self.parts.iter().find(|part| part.element == element).map(|part| part.score)
    }
}

impl IndexOutcome {
    /// Where a place stands in the lists.
    #[must_use]
    pub fn position(&self, place: Place) -> Option<usize> {
        self.places.iter().position(|one| *one == place)
    }

    /// The score of an element in the place at `position`.
    #[must_use]
    pub fn score(&self, element: &str, position: usize) -> Option<Likely> {
        *self.scores.get(element)?.get(position)?
    }

    /// The scores of the index itself, in the order of the places.
    #[must_use]
    pub fn totals(&self) -> &[Option<Likely>] {
        self.scores.get(INDEX_CODE).map_or(&[], Vec::as_slice)
    }

    /// Whether a model made some of the figures.
    #[must_use]
    pub fn is_modelled(&self) -> bool {
        self.columns.iter().any(|column| column.modelled)
    }

    /// What is known of the place at `position`.
    #[must_use]
    pub fn of_place(&self, position: usize) -> PlaceScores {
        let of_parts = self.scores.iter().filter(|(element, _)| element.starts_with('/'));
        let part = |(element, scores): (&String, &Vec<Option<Likely>>)| {
            let score = scores.get(position).copied().flatten()?;
            Some(PartScore { element: element.clone(), score })
        };
        PlaceScores {
            parts: of_parts.filter_map(part).collect(),
            rank: self.ranks.get(position).copied().flatten(),
            among: self.ranks.iter().flatten().count(),
        }
    }
}
