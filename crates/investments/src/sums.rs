use std::collections::BTreeMap;

use kernel::Cents;
use tracks::TrackId;
use vision::ThemeId;

use crate::{BudgetLine, CoverageSourceId, InterventionId, Lasting, Nature, Total};

kernel::words! {
    /// By what a plan can be summed.
    Grouping, "grouping" {
        /// By where the money comes from.
        Source => "source",
        /// By whether it comes back each year.
        Lasting => "lasting",
        /// By the ambition that it serves.
        Ambition => "ambition",
        /// By the track of the programme that it serves.
        Track => "track",
        /// By how firm it is.
        Condition => "condition",
        /// By what is done with it.
        Intervention => "intervention",
        /// All of it together.
        Everything => "everything",
    }
}

kernel::words! {
    /// How firm an amount is.
    Firmness, "firmness" {
        /// Decided on before this plan.
        Decided => "decided",
        /// In the plan.
        Planned => "planned",
        /// Set apart for what is not planned yet.
        Reservation => "reservation",
        /// Dependent on an evaluation without a conclusion.
        Conditional => "conditional",
    }
}

/// A part of the plan that is summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What one source pays; nothing: what no source pays, below zero when they pay too much.
    Source(Option<CoverageSourceId>),
    /// What comes back each year, or what ends.
    Lasting(Lasting),
    /// What serves one ambition, or none.
    Ambition(Option<ThemeId>),
    /// What serves one track; nothing: what no document says to serve any.
    Track(Option<TrackId>),
    /// What is equally firm.
    Condition(Firmness),
    /// What one intervention costs.
    Intervention(InterventionId),
    /// Everything.
    Everything,
}

/// Sums by group and year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sums {
    /// The groups with what they come to in each year; a year without any is not there.
    pub groups: BTreeMap<Group, BTreeMap<i32, Total>>,
}

impl Sums {
    /// What a group comes to in a year.
    #[must_use]
    pub fn of(&self, group: Group, year: i32) -> Total {
        self.groups.get(&group).and_then(|years| years.get(&year)).copied().unwrap_or_default()
    }

    /// What a group comes to in all years together.
    #[must_use]
    pub fn of_all_years(&self, group: Group) -> Total {
        self.groups.get(&group).into_iter().flat_map(BTreeMap::values).copied().sum()
    }

    /// What all groups come to in a year.
    #[must_use]
    pub fn year(&self, year: i32) -> Total {
        self.groups.values().filter_map(|years| years.get(&year)).copied().sum()
    }

    /// What everything comes to.
    #[must_use]
    pub fn all(&self) -> Total {
        self.groups.values().flat_map(BTreeMap::values).copied().sum()
    }

    fn add(&mut self, group: Group, year: i32, total: Total) {
        if !total.is_empty() {
            *self.groups.entry(group).or_default().entry(year).or_default() += total;
        }
    }
}

/// The sums of lines by `grouping`. The money of all groups together is the same by every grouping.
pub fn sums<'a>(lines: impl IntoIterator<Item = &'a BudgetLine>, grouping: Grouping) -> Sums {
    let mut sums = Sums::default();
    for line in lines {
        match grouping {
            Grouping::Source => add_by_source(&mut sums, line),
            Grouping::Lasting
            | Grouping::Ambition
            | Grouping::Track
            | Grouping::Condition
            | Grouping::Intervention
            | Grouping::Everything => {
                for (year, cell) in &line.cells {
                    sums.add(group(line, *year, grouping), *year, cell.amount().into());
                }
            }
        }
    }
    sums
}

fn group(line: &BudgetLine, year: i32, grouping: Grouping) -> Group {
    match grouping {
        Grouping::Source => Group::Source(None),
        Grouping::Lasting => Group::Lasting(line.head.lasting),
        Grouping::Ambition => Group::Ambition(line.head.ambition),
        Grouping::Track => Group::Track(line.head.track),
        Grouping::Condition => Group::Condition(line.firmness(year)),
        Grouping::Intervention => Group::Intervention(line.head.intervention),
        Grouping::Everything => Group::Everything,
    }
}

fn add_by_source(sums: &mut Sums, line: &BudgetLine) {
    for one in &line.coverage {
        for (year, amount) in &one.amounts {
            sums.add(Group::Source(Some(one.source)), *year, (*amount).into());
        }
    }
    for year in line.years() {
        let open = line.amount(year).cents() - line.covered(year).money;
        if open != Cents(0) {
            sums.add(Group::Source(None), year, open.into());
        }
    }
}

impl BudgetLine {
    /// How firm its amount of `year` is.
    #[must_use]
    pub fn firmness(&self, year: i32) -> Firmness {
        match &self.head.nature {
            Nature::Decided { .. } => Firmness::Decided,
            Nature::Reservation => Firmness::Reservation,
            Nature::Conditional(_) if self.awaits_evaluation(year) => Firmness::Conditional,
            Nature::Conditional(_) | Nature::Planned => Firmness::Planned,
        }
    }
}
