use std::collections::BTreeMap;

use chrono::NaiveDate;
use kernel::Cents;
use learning::EvaluationId;
use serde::{Deserialize, Serialize};
use tracks::TrackId;
use vision::{DecisionId, GoalNodeId, ThemeId};

use crate::{Amount, BudgetLineId, CoverageSourceId, InterventionId, Lasting, LineState, Total};

/// A line of the plan (*begrotingsregel*): what is done, what it costs in each year, and what covers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetLine {
    /// Its identity: the same in every version of the plan.
    pub id: BudgetLineId,
    /// Where it stands in the plan.
    pub place: i64,
    /// Where it stands in its life.
    pub state: LineState,
    /// What it says of itself.
    pub head: LineHead,
    /// What it costs, by year; a year without an amount is not there.
    pub cells: BTreeMap<i32, Cell>,
    /// What covers it.
    pub coverage: Vec<CoverageAllocation>,
}

/// What a line says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineHead {
    /// Its number in the printed table.
    pub number: String,
    /// What is done with the money.
    pub intervention: InterventionId,
    /// Whether it comes back each year.
    pub lasting: Lasting,
    /// How firm it is.
    pub nature: Nature,
    /// The *taakveld* of the national classification, such as `6.1`.
    pub task_field: Option<String>,
    /// The goal of the programme budget that it serves.
    pub goal: Option<GoalNodeId>,
    /// The ambition of the vision that it serves.
    pub ambition: Option<ThemeId>,
    /// The track of the programme that it serves; none when no document says so.
    pub track: Option<TrackId>,
    /// What the table says beside it.
    pub remark: String,
    /// Where it stands, as document and line.
    pub document: String,
}

/// How firm a line is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// It is in the plan.
    Planned,
    /// It was decided on before this plan.
    Decided {
        /// When and where: *begroting 2023*.
        at: String,
        /// The decision, when it is in the register.
        decision: Option<DecisionId>,
    },
    /// Money is set apart for what is not planned yet.
    Reservation,
    /// It depends on an evaluation.
    Conditional(Condition),
}

/// On which evaluation a line depends, and from when on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The evaluation, when it is in the register.
    pub evaluation: Option<EvaluationId>,
    /// The year in which it is to be held.
    pub due: i32,
    /// The first year of which the amount depends on it.
    pub from: i32,
    /// How the condition was lifted.
    pub lifted: Option<Lifted>,
}

/// How a line came to depend on an evaluation no longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lifted {
    /// The evaluation has a conclusion.
    Concluded {
        /// Since when.
        on: NaiveDate,
    },
    /// It goes on without an evaluation, by decision and with a reason (I-07).
    Prolonged {
        /// The decision.
        decision: DecisionId,
        /// Why.
        reason: String,
        /// The year in which the evaluation is held instead; the old one stays in sight.
        due: i32,
    },
}

/// What a line costs in one year, at each moment of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Cell {
    /// What is proposed.
    #[serde(rename = "p", default, skip_serializing_if = "is_empty")]
    pub proposed: Amount,
    /// What the council adopted.
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub adopted: Option<Amount>,
    /// What it became by a later decision.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub amended: Option<Amount>,
    /// What it did cost.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub realised: Option<Cents>,
}

fn is_empty(amount: &Amount) -> bool {
    amount.is_empty()
}

impl Cell {
    /// A cell of a plan that nobody decided on yet.
    #[must_use]
    pub fn proposed(amount: Amount) -> Self {
        Self { proposed: amount, ..Self::default() }
    }

    /// What holds now: the last word of the council, or else the proposal.
    #[must_use]
    pub fn amount(self) -> Amount {
        self.amended.or(self.adopted).unwrap_or(self.proposed)
    }

    /// Whether nothing at all stands in it.
    #[must_use]
    pub fn is_bare(self) -> bool {
        self == Self::default()
    }
}

/// What one source pays of a line (*dekking*), by year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageAllocation {
    /// The source.
    pub source: CoverageSourceId,
    /// The part of the grant, when the source has parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_grant: Option<String>,
    /// What it pays.
    pub amounts: BTreeMap<i32, Amount>,
}

/// Whether what covers a cell is what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// It is.
    Closes,
    /// The money of both is not the same: what is missing, or too much when below zero.
    Off(Cents),
    /// One says *PM* or *outside the table* where the other says money.
    Differs,
}

impl BudgetLine {
    /// What it costs in `year`.
    #[must_use]
    pub fn amount(&self, year: i32) -> Amount {
        self.cells.get(&year).map_or(Amount::Empty, |cell| cell.amount())
    }

    /// What covers it in `year`.
    #[must_use]
    pub fn covered(&self, year: i32) -> Total {
        let amounts = self.coverage.iter().filter_map(|one| one.amounts.get(&year));
        amounts.copied().map(Total::from).sum()
    }

    /// Whether its coverage is what it costs in `year` (I-01). Beside an amount of money a source may pay something
    /// outside the table, but never something that nobody knows yet.
    #[must_use]
    pub fn closing(&self, year: i32) -> Closing {
        let covered = self.covered(year);
        let closes = |holds| if holds { Closing::Closes } else { Closing::Differs };
        match self.amount(year) {
            Amount::Money(cents) if covered.money != cents => Closing::Off(cents - covered.money),
            Amount::Empty if covered.money != Cents(0) => Closing::Off(Cents(0) - covered.money),
            Amount::Money(_) => closes(covered.pm == 0),
            Amount::Empty => closes(covered.pm == 0 && covered.outside == 0),
            Amount::Pm => closes(covered.money == Cents(0) && covered.outside == 0),
            Amount::OutsideTable => closes(covered.money == Cents(0) && covered.pm == 0),
        }
    }

    /// The years in which it costs or gets something.
    #[must_use]
    pub fn years(&self) -> std::collections::BTreeSet<i32> {
        let paid = self.coverage.iter().flat_map(|one| one.amounts.keys());
        self.cells.keys().chain(paid).copied().collect()
    }

    /// Whether its amount of `year` depends on an evaluation that has no conclusion.
    #[must_use]
    pub fn awaits_evaluation(&self, year: i32) -> bool {
        match &self.head.nature {
            Nature::Conditional(condition) => condition.lifted.is_none() && condition.from <= year,
            Nature::Planned | Nature::Decided { .. } | Nature::Reservation => false,
        }
    }

    /// Whether all money that it costs depends on an evaluation that has no conclusion.
    #[must_use]
    pub fn awaits_evaluation_wholly(&self) -> bool {
        let mut costs = self.cells.iter().filter(|(_, cell)| cell.amount().money().is_some());
        costs.all(|(year, _)| self.awaits_evaluation(*year))
            && matches!(self.head.nature, Nature::Conditional(Condition { lifted: None, .. }))
    }

    /// The same without amounts that are none, so that what is the same is kept the same.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.cells.retain(|_, cell| !cell.is_bare());
        for one in &mut self.coverage {
            one.amounts.retain(|_, amount| !amount.is_empty());
        }
        self
    }
}
