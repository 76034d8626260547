use std::collections::BTreeMap;

use kernel::{Cents, Instant, Openness};
use serde::{Deserialize, Serialize};

use crate::ValueCaseId;

/// An amount as somebody gives it. What is avoided can be below zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// It is known.
    Known(Cents),
    /// It lies between two ends.
    Between {
        /// It is not less.
        low: Cents,
        /// It is most likely this.
        likely: Cents,
        /// It is not more.
        high: Cents,
    },
}

/// What is told of one payer in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weighed {
    /// All three amounts.
    Three {
        /// What is used when the method begins.
        now: Given,
        /// What would be used without it.
        without: Given,
        /// What is used afterwards.
        after: Given,
    },
    /// Only what follows from them.
    Difference(Given),
}

/// What one payer pays, would pay and still pays in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// Who pays.
    pub payer: String,
    /// Which year after the start; 0 is the start.
    pub year: u16,
    /// The amounts.
    pub weighed: Weighed,
    /// What of it was really taken out of a budget (*ingeboekt*).
    pub booked: Cents,
}

/// A cost of the method itself, for all cases together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostRow {
    /// Who pays it.
    pub payer: String,
    /// Which year after the start.
    pub year: u16,
    /// How much.
    pub amount: Given,
}

/// What is known of the cases. A case has a number and no name: a value case holds no people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseMaterial {
    /// Each case by its number.
    Cases(BTreeMap<u32, Vec<CaseRow>>),
    /// Only sums over the cases.
    Totals {
        /// How many cases there were.
        n: u32,
        /// The sums.
        rows: Vec<CaseRow>,
    },
}

kernel::words! {
    /// How the cases were found.
    CaseSelection, "selection" {
        /// They are all there were.
        All => "all",
        /// They were drawn by lot.
        Random => "random",
        /// They were chosen, or came by themselves.
        Chosen => "chosen",
        /// The source does not say.
        Unknown => "unknown",
    }
}

kernel::words! {
    /// Where the amount "without" comes from.
    WithoutFrom, "origin of the amount without" {
        /// From a group that did not get the method.
        ComparisonGroup => "comparison-group",
        /// Judged before the outcome was known.
        JudgedBefore => "judged-before",
        /// Judged afterwards.
        JudgedAfter => "judged-after",
        /// The source does not say.
        Unknown => "unknown",
    }
}

kernel::words! {
    /// How amounts between two ends are spread.
    AmountShape, "shape of an amount" {
        /// As PERT does: the likeliest counts four times.
        Pert => "pert",
        /// With straight sides.
        Triangular => "triangular",
    }
}

kernel::words! {
    /// When in a year its money flows.
    CaseTiming, "timing" {
        /// On its last day.
        EndOfYear => "end-of-year",
        /// Spread over it.
        MidYear => "mid-year",
    }
}

/// A value case as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewValueCase {
    /// What it is called.
    pub name: String,
    /// What the way of working is, and how it was reckoned.
    pub about: String,
    /// What is known of the cases.
    pub material: CaseMaterial,
    /// What the method costs; nothing when nobody wrote that down, which is not the same as nought.
    pub cost: Option<Vec<CostRow>>,
    /// How amounts between two ends are spread.
    pub shape: AmountShape,
    /// How the cases were found.
    pub selection: CaseSelection,
    /// Where "without" comes from.
    pub without_from: WithoutFrom,
    /// The discount rate in hundredths of a percent a year.
    pub rate: u16,
    /// Where that rate comes from.
    pub rate_source: String,
    /// When in a year its money flows.
    pub timing: CaseTiming,
    /// Where the draws begin, so that they can be drawn again.
    pub seed: u32,
    /// What else must be said with the figure.
    pub caveats: Vec<String>,
    /// Who may see it.
    pub openness: Openness,
    /// Where it stands, as document and line.
    pub document: String,
}

/// A value case (*waardecase*): what a way of working avoids in money, with all that must be said with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueCase {
    /// Which one.
    pub id: ValueCaseId,
    /// What was written down.
    pub particulars: NewValueCase,
    /// Its version, for whoever changes it.
    pub version: i64,
    /// When it was last changed.
    pub changed_at: Instant,
}

impl NewValueCase {
    /// How many cases it rests on.
    #[must_use]
    pub fn count(&self) -> u32 {
        match &self.material {
            CaseMaterial::Cases(cases) => u32::try_from(cases.len()).unwrap_or(u32::MAX),
            CaseMaterial::Totals { n, .. } => *n,
        }
    }

    /// All rows, of whichever case.
    pub fn rows(&self) -> impl Iterator<Item = &CaseRow> {
        let (cases, sums) = match &self.material {
            CaseMaterial::Cases(cases) => (Some(cases), None),
            CaseMaterial::Totals { rows, .. } => (None, Some(rows)),
        };
        cases.into_iter().flat_map(|cases| cases.values().flatten()).chain(sums.into_iter().flatten())
    }

    /// Whether an amount of it lies between two ends, so that there is something to draw.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        let unsure = |given: &Given| matches!(given, Given::Between { .. });
        let weighed = |row: &CaseRow| match &row.weighed {
            Weighed::Three { without, after, .. } => unsure(without) || unsure(after),
            Weighed::Difference(given) => unsure(given),
        };
        self.rows().any(weighed) || self.cost.iter().flatten().any(|row| unsure(&row.amount))
    }
}
