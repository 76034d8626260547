//! I-01: what covers a line is what it costs.

use consistency::{Finding, Rule, Severity};

use super::{Said, line_thing, subtraction};
use crate::{BudgetLine, Closing, Plan};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    plan.lines.iter().flat_map(|line| of_line(plan, line)).collect()
}

fn of_line(plan: &Plan, line: &BudgetLine) -> Vec<Finding> {
    let said = |sentence, year| {
        Said::new(Rule::CoverageEqualsAmount, Severity::Error, line_thing(plan, line), sentence)
            .year(year)
            .money("amount", line.amount(year).cents())
            .money("covered", line.covered(year).money)
            .source(&line.head.document)
    };
    let of_year = |year| match line.closing(year) {
        Closing::Closes => None,
        Closing::Off(difference) => {
            let sum = subtraction(line.amount(year).cents(), line.covered(year).money);
            Some(said("coverage-off", year).money("difference", difference).sum(sum).finding())
        }
        Closing::Differs => Some(said("coverage-differs", year).finding()),
    };
    line.years().into_iter().filter_map(of_year).collect()
}
