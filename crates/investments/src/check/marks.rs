//! I-10: what is named and stands outside the table, and what is not known yet, stays in sight.

use consistency::{Finding, Rule, Severity};

use super::{Said, line_thing};
use crate::{Amount, BudgetLine, Plan};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let marks = [(Amount::OutsideTable, "outside-table"), (Amount::Pm, "pro-memorie")];
    let of_line =
        |line| marks.iter().filter_map(move |(mark, sentence)| of_mark(plan, line, *mark, sentence));
    plan.lines.iter().flat_map(of_line).collect()
}

fn of_mark(plan: &Plan, line: &BudgetLine, mark: Amount, sentence: &'static str) -> Option<Finding> {
    let paid = |year: i32| {
        line.coverage.iter().filter(move |one| one.amounts.get(&year).is_some_and(|amount| *amount == mark))
    };
    let years: Vec<i32> = line
        .years()
        .into_iter()
        .filter(|year| line.amount(*year) == mark || paid(*year).next().is_some())
        .collect();
    let mut sources: Vec<&str> =
        years.iter().flat_map(|year| paid(*year)).map(|one| plan.source(one.source)).collect();
    sources.dedup();
    let written: Vec<String> = years.iter().map(ToString::to_string).collect();
    (!years.is_empty()).then(|| {
        Said::new(Rule::OutsideTable, Severity::Note, line_thing(plan, line), sentence)
            .text("line", plan.intervention(line.head.intervention))
            .text("years", &written.join(", "))
            .text("source", &sources.join(", "))
            .source(&line.head.document)
            .finding()
    })
}
