//! I-06 and I-09: what depends on an evaluation or on a plan that is still to be made.

use consistency::{Finding, Rule, Severity};
use kernel::Cents;

use super::{Said, addition, documents, line_thing, version_thing};
use crate::{BudgetLine, LineState, Nature, Plan};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut found: Vec<Finding> = plan.years().filter_map(|year| conditional(plan, year)).collect();
    found.extend(plan.lines.iter().filter_map(|line| adopted_too_early(plan, line)));
    found.extend(plan.lines.iter().flat_map(|line| spent_too_early(plan, line)));
    found
}

/// How much of a year depends on evaluations without a conclusion.
fn conditional(plan: &Plan, year: i32) -> Option<Finding> {
    let waits = |line: &&BudgetLine| line.awaits_evaluation(year) && line.amount(year).cents() > Cents(0);
    let lines: Vec<&BudgetLine> = plan.lines.iter().filter(waits).collect();
    let amounts: Vec<Cents> = lines.iter().map(|line| line.amount(year).cents()).collect();
    (!lines.is_empty()).then(|| {
        Said::new(Rule::ConditionalOnEvaluation, Severity::Note, version_thing(plan), "conditional")
            .year(year)
            .money("amount", amounts.iter().copied().sum())
            .count("count", lines.len())
            .sum(addition(&amounts))
            .source(&documents(lines))
            .finding()
    })
}

fn adopted_too_early(plan: &Plan, line: &BudgetLine) -> Option<Finding> {
    let adopted = line.cells.iter().find(|(year, cell)| {
        line.awaits_evaluation(**year) && (cell.adopted.is_some() || cell.amended.is_some())
    });
    adopted.map(|(year, _)| {
        Said::new(Rule::ConditionalOnEvaluation, Severity::Error, line_thing(plan, line), "adopted-too-early")
            .year(*year)
            .source(&line.head.document)
            .finding()
    })
}

fn spent_too_early(plan: &Plan, line: &BudgetLine) -> Vec<Finding> {
    let reserved = line.state == LineState::Reservation || line.head.nature == Nature::Reservation;
    let spent = line.cells.iter().filter_map(|(year, cell)| Some((*year, cell.realised?)));
    spent
        .filter(|(_, cents)| reserved && *cents != Cents(0))
        .map(|(year, cents)| {
            let about = line_thing(plan, line);
            Said::new(Rule::ReservationBeforePlan, Severity::Error, about, "reservation-spent")
                .year(year)
                .money("amount", cents)
                .source(&line.head.document)
                .finding()
        })
        .collect()
}
