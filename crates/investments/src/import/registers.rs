//! What a table may name: sources, and what other rooms keep.

use std::collections::BTreeMap;

use learning::EvaluationId;
use tracks::TrackId;
use vision::{DecisionId, GoalNodeId, ThemeId};

use crate::CoverageSource;

/// What the cells of a table are looked up in (*registers*), as far as whoever brings it may see.
#[derive(Debug, Clone, Default)]
pub struct Registers {
    /// The sources by name.
    pub sources: BTreeMap<String, CoverageSource>,
    /// The ambitions by each of their names, in lower case, and by their number.
    pub ambitions: BTreeMap<String, ThemeId>,
    /// The tracks by name, in lower case, by their name in addresses, and by their number.
    pub tracks: BTreeMap<String, TrackId>,
    /// The goals of the programme budget by year and code.
    pub goals: BTreeMap<(i32, String), GoalNodeId>,
    /// The evaluations by title, in lower case.
    pub evaluations: BTreeMap<String, EvaluationId>,
    /// The decisions by title, in lower case.
    pub decisions: BTreeMap<String, DecisionId>,
}

impl From<BTreeMap<String, CoverageSource>> for Registers {
    fn from(sources: BTreeMap<String, CoverageSource>) -> Self {
        Self { sources, ..Self::default() }
    }
}

impl Registers {
    pub(super) fn source(&self, name: &str) -> Option<&CoverageSource> {
        let wanted = name.to_lowercase();
        self.sources.iter().find(|(known, _)| known.to_lowercase() == wanted).map(|(_, source)| source)
    }

    pub(super) fn ambition(&self, text: &str) -> Option<ThemeId> {
        self.ambitions.get(&text.to_lowercase()).copied()
    }

    pub(super) fn track(&self, text: &str) -> Option<TrackId> {
        self.tracks.get(&text.to_lowercase()).copied()
    }

    /// `1.1.1 (2023)`, or `1.1.1` for a goal of the first year of the table.
    pub(super) fn goal(&self, text: &str, first: i32) -> Option<GoalNodeId> {
        let (code, year) = match text.split_once('(') {
            Some((code, year)) => (code.trim(), year.trim().trim_end_matches(')').trim().parse().ok()?),
            None => (text.trim(), first),
        };
        self.goals.get(&(year, code.to_owned())).copied()
    }

    pub(super) fn evaluation(&self, text: &str) -> Option<EvaluationId> {
        self.evaluations.get(&text.to_lowercase()).copied()
    }

    pub(super) fn decision(&self, text: &str) -> Option<DecisionId> {
        self.decisions.get(&text.to_lowercase()).copied()
    }
}
