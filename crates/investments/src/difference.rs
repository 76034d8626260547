//! Two versions side by side.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Cents;

use crate::{Amount, BudgetLine, BudgetLineId, Group, Grouping, sums};

/// What happened to a line between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The line.
    pub line: BudgetLineId,
    /// What happened to it.
    pub what: Happened,
    /// The years in which its amount is another, with what it was and what it became.
    pub years: BTreeMap<i32, (Amount, Amount)>,
    /// What else of it is other.
    pub besides: Vec<LinePart>,
}

kernel::words! {
    /// What happened to a line.
    Happened, "difference" {
        /// It is new.
        Added => "added",
        /// It is gone.
        Removed => "removed",
        /// It is another.
        Changed => "changed",
    }
}

kernel::words! {
    /// A part of a line, beside what it costs.
    LinePart, "part of a line" {
        /// Its number.
        Number => "number",
        /// What is done with the money.
        Intervention => "intervention",
        /// Whether it comes back each year.
        Lasting => "lasting",
        /// How firm it is.
        Nature => "nature",
        /// The ambition that it serves.
        Ambition => "ambition",
        /// The track that it serves.
        Track => "track",
        /// The goal that it serves.
        Goal => "goal",
        /// The *taakveld*.
        TaskField => "task-field",
        /// What the table says beside it.
        Remark => "remark",
        /// Where it stands.
        Document => "document",
        /// What covers it.
        Coverage => "coverage",
    }
}

/// In what the lines of two versions differ, in the order of the second; what is gone comes last.
#[must_use]
pub fn differences(old: &[BudgetLine], new: &[BudgetLine]) -> Vec<Difference> {
    let before: BTreeMap<BudgetLineId, &BudgetLine> = old.iter().map(|line| (line.id, line)).collect();
    let after: BTreeSet<BudgetLineId> = new.iter().map(|line| line.id).collect();
    let changed = new.iter().filter_map(|line| match before.get(&line.id) {
        None => Some(difference(None, Some(line), line.id, Happened::Added)),
        Some(was) => {
            let one = difference(Some(was), Some(line), line.id, Happened::Changed);
            (!one.besides.is_empty() || !one.years.is_empty()).then_some(one)
        }
    });
    let gone = old.iter().filter(|line| !after.contains(&line.id));
    changed.chain(gone.map(|line| difference(Some(line), None, line.id, Happened::Removed))).collect()
}

fn difference(
    old: Option<&BudgetLine>,
    new: Option<&BudgetLine>,
    line: BudgetLineId,
    what: Happened,
) -> Difference {
    let amount = |of: Option<&BudgetLine>, year| of.map_or(Amount::Empty, |line| line.amount(year));
    let years: BTreeSet<i32> =
        [old, new].into_iter().flatten().flat_map(|line| line.cells.keys().copied()).collect();
    let years = years
        .into_iter()
        .map(|year| (year, (amount(old, year), amount(new, year))))
        .filter(|(_, (was, is))| was != is)
        .collect();
    let besides = match (old, new) {
        (Some(old), Some(new)) => parts(old, new),
        (None, _) | (_, None) => Vec::new(),
    };
    Difference { line, what, years, besides }
}

/// The parts in which two versions of a line differ.
fn parts(old: &BudgetLine, new: &BudgetLine) -> Vec<LinePart> {
    let (was, is) = (&old.head, &new.head);
    let differs = |part: &LinePart| match part {
        LinePart::Number => was.number != is.number,
        LinePart::Intervention => was.intervention != is.intervention,
        LinePart::Lasting => was.lasting != is.lasting,
        LinePart::Nature => was.nature != is.nature,
        LinePart::Ambition => was.ambition != is.ambition,
        LinePart::Track => was.track != is.track,
        LinePart::Goal => was.goal != is.goal,
        LinePart::TaskField => was.task_field != is.task_field,
        LinePart::Remark => was.remark != is.remark,
        LinePart::Document => was.document != is.document,
        LinePart::Coverage => old.coverage != new.coverage,
    };
    LinePart::ALL.iter().copied().filter(differs).collect()
}

/// How one total became another (*waterval*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waterfall {
    /// What it was.
    pub from: Cents,
    /// What each group added or took away, the largest step first; steps of nothing are left out.
    pub steps: Vec<(Group, Cents)>,
    /// What it became.
    pub to: Cents,
}

/// How the total of `year` became another between two versions, by group.
#[must_use]
pub fn waterfall(old: &[BudgetLine], new: &[BudgetLine], year: i32, grouping: Grouping) -> Waterfall {
    let (before, after) = (sums(old, grouping), sums(new, grouping));
    let groups: BTreeSet<Group> = before.groups.keys().chain(after.groups.keys()).copied().collect();
    let step = |group| (group, after.of(group, year).money - before.of(group, year).money);
    let mut steps: Vec<(Group, Cents)> =
        groups.into_iter().map(step).filter(|(_, cents)| *cents != Cents(0)).collect();
    steps.sort_by_key(|(group, cents)| (std::cmp::Reverse(cents.0.abs()), *group));
    Waterfall { from: before.year(year).money, steps, to: after.year(year).money }
}
