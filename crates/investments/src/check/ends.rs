//! I-03: what ends says what comes after it.

use std::collections::BTreeMap;

use consistency::{Argument, Finding, Rule, Severity};
use kernel::Cents;

use super::{Said, addition, documents, version_thing};
use crate::{BudgetLine, InterventionId, Plan};

/// What ends in one intervention after a year.
pub(crate) struct Ending<'a> {
    /// The intervention.
    pub(crate) intervention: InterventionId,
    /// Its lines that end.
    pub(crate) lines: Vec<&'a BudgetLine>,
    /// What nothing takes the place of.
    pub(crate) amount: Cents,
}

/// For each year but the last: the lines that end, as far as nothing of the same intervention takes their place.
pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let last = plan.version.head.years.last;
    plan.years().filter(|year| *year < last).filter_map(|year| after(plan, year)).collect()
}

fn after(plan: &Plan, year: i32) -> Option<Finding> {
    let endings = endings(&plan.lines, year);
    let amounts: Vec<Cents> = endings.iter().map(|ending| ending.amount).collect();
    let names: Vec<&str> = endings.iter().map(|ending| plan.intervention(ending.intervention)).collect();
    let lines = endings.iter().flat_map(|ending| ending.lines.iter().copied());
    (!endings.is_empty()).then(|| {
        Said::new(Rule::IncidentalEnds, Severity::Warning, version_thing(plan), "ends-without-successor")
            .year(year)
            .with("next", Argument::Year(year + 1))
            .money("amount", amounts.iter().copied().sum())
            .count("count", endings.len())
            .text("names", &names.join(", "))
            .sum(addition(&amounts))
            .source(&documents(lines))
            .finding()
    })
}

/// What an intervention loses is never more than what its lines that end did cost, nor more than it goes down by.
pub(crate) fn endings(lines: &[BudgetLine], year: i32) -> Vec<Ending<'_>> {
    let mut by_intervention: BTreeMap<InterventionId, (Vec<&BudgetLine>, Cents, i64)> = BTreeMap::new();
    for (place, line) in (0_i64..).zip(lines) {
        let (now, next) = (line.amount(year).cents(), line.amount(year + 1).cents());
        let of = by_intervention.entry(line.head.intervention).or_insert((Vec::new(), Cents(0), place));
        of.1 = of.1 + now - next;
        let goes_on = line.cells.iter().any(|(other, cell)| *other > year && !cell.amount().is_empty());
        if now > Cents(0) && !goes_on {
            of.0.push(line);
        }
    }
    let mut endings: Vec<(i64, Ending<'_>)> = by_intervention
        .into_iter()
        .filter_map(|(intervention, (lines, less, place))| {
            let ended: Cents = lines.iter().map(|line| line.amount(year).cents()).sum();
            let amount = ended.min(less);
            (amount > Cents(0)).then_some((place, Ending { intervention, lines, amount }))
        })
        .collect();
    endings.sort_by_key(|(place, _)| *place);
    endings.into_iter().map(|(_, ending)| ending).collect()
}
