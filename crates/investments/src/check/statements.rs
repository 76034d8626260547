//! I-01, the other half: the lines come to what the document says that they come to.

use consistency::{Finding, Rule, Severity};
use kernel::Cents;

use super::{Said, addition, subtraction, version_thing};
use crate::{BudgetLine, Plan, Reads, Statement};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    plan.version.head.statements.iter().filter_map(|statement| of_statement(plan, statement)).collect()
}

fn of_statement(plan: &Plan, statement: &Statement) -> Option<Finding> {
    let parts = counted(plan, statement);
    let total: Cents = parts.iter().copied().sum();
    let (holds, sentence) = match statement.reads {
        Reads::Exactly => (total == statement.stated, "statement-differs"),
        Reads::AtLeast => (total >= statement.stated, "statement-below"),
    };
    (!holds).then(|| {
        Said::new(Rule::CoverageEqualsAmount, Severity::Warning, version_thing(plan), sentence)
            .part(&statement.key)
            .text("says", &statement.says)
            .money("stated", statement.stated)
            .money("computed", total)
            .money("difference", total - statement.stated)
            .sum(format!("{}; {}", addition(&parts), subtraction(total, statement.stated)))
            .source(&statement.document)
            .finding()
    })
}

/// The amounts that a statement is about, by line and year.
fn counted(plan: &Plan, statement: &Statement) -> Vec<Cents> {
    let named =
        |line: &&BudgetLine| statement.lines.is_empty() || statement.lines.contains(&line.head.number);
    let amount = |line: &BudgetLine, year: i32| -> Cents {
        match statement.source {
            None => line.amount(year).cents(),
            Some(source) => line
                .coverage
                .iter()
                .filter(|one| one.source == source)
                .filter_map(|one| one.amounts.get(&year)?.money())
                .sum(),
        }
    };
    let years = statement.years.all();
    let all = plan.lines.iter().filter(named);
    let amounts = all.flat_map(|line| years.clone().map(move |year| (line, year)));
    amounts.map(|(line, year)| amount(line, year)).filter(|cents| *cents != Cents(0)).collect()
}
