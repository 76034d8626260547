use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use kernel::{Cents, Instant, Openness};
use serde::{Deserialize, Serialize};
use vision::DecisionId;

use crate::{BudgetLine, CoverageSource, CoverageSourceId, InterventionId, PlanVersionId, VersionState};

kernel::words! {
    /// What a version of the plan is for.
    Purpose, "purpose of a version" {
        /// To be adopted.
        Plan => "plan",
        /// To see what would happen; it is never proposed.
        WhatIf => "what-if",
    }
}

/// A version of the investment plan (*versie van het investeringsplan*), without its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanVersion {
    /// Its identity.
    pub id: PlanVersionId,
    /// The version that it was copied from.
    pub parent: Option<PlanVersionId>,
    /// What it says of itself.
    pub head: VersionHead,
    /// What it is for.
    pub purpose: Purpose,
    /// Where it stands.
    pub state: VersionState,
    /// By which decision it was adopted.
    pub decision: Option<DecisionId>,
    /// How many changes lead to what it shows. Going back takes one away, going forward gives it again.
    pub step: i64,
    /// How many changes there are to go forward to.
    pub last_step: i64,
    /// Its version as a row, for whoever changes it.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Instant,
}

/// What a version says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionHead {
    /// What it is called.
    pub name: String,
    /// What it is about, or what was changed in it to see what happens.
    pub about: String,
    /// Who may see it.
    pub openness: Openness,
    /// The years that it is about.
    pub years: Years,
    /// What its document says that its lines come to.
    pub statements: Vec<Statement>,
}

/// The years of a plan, the first and the last among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Years {
    /// The first.
    pub first: i32,
    /// The last.
    pub last: i32,
}

impl Years {
    /// The most years that a plan is about.
    pub const MOST: i32 = 20;

    /// All of them.
    #[must_use]
    pub fn all(self) -> RangeInclusive<i32> {
        self.first..=self.last
    }

    /// Whether they are years that a plan can be about.
    #[must_use]
    pub fn is_sound(self) -> bool {
        (1990..=2200).contains(&self.first) && self.first <= self.last && self.last - self.first < Self::MOST
    }
}

/// A sum that a document states in words or in print (*uitspraak*), so that it can be held against the lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Names it among the statements of its version.
    pub key: String,
    /// What it says, in our own words.
    pub says: String,
    /// Where it stands, as document and line.
    pub document: String,
    /// The numbers of the lines that it is about; all of them when there are none.
    #[serde(default)]
    pub lines: Vec<String>,
    /// Of which source, when it is about one.
    #[serde(default)]
    pub source: Option<CoverageSourceId>,
    /// The years together.
    pub years: Years,
    /// The amount that it states.
    pub stated: Cents,
    /// How the amount is meant.
    pub reads: Reads,
}

/// How a stated amount is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reads {
    /// As it stands there.
    Exactly,
    /// As the least: *ruim*, *meer dan*.
    AtLeast,
}

/// A version with all that is needed to count and check it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The version.
    pub version: PlanVersion,
    /// Its lines, in their order.
    pub lines: Vec<BudgetLine>,
    /// What the interventions are called.
    pub interventions: BTreeMap<InterventionId, String>,
    /// Where its money comes from.
    pub sources: BTreeMap<CoverageSourceId, CoverageSource>,
}

impl Plan {
    /// What an intervention is called.
    #[must_use]
    pub fn intervention(&self, id: InterventionId) -> &str {
        self.interventions.get(&id).map_or("", String::as_str)
    }

    /// What a source is called.
    #[must_use]
    pub fn source(&self, id: CoverageSourceId) -> &str {
        self.sources.get(&id).map_or("", |source| source.particulars.name.as_str())
    }

    /// The years that it is about.
    #[must_use]
    pub fn years(&self) -> RangeInclusive<i32> {
        self.version.head.years.all()
    }

    /// Whether all its lines are covered by what they cost (I-01). Without that it is never adopted.
    #[must_use]
    pub fn closes(&self) -> bool {
        let closes = |line: &BudgetLine| {
            line.years().into_iter().all(|year| line.closing(year) == crate::Closing::Closes)
        };
        self.lines.iter().all(closes)
    }
}
