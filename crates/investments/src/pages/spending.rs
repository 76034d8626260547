//! What is done with the money of a year, and what of it depends on an evaluation: as rows, and as files.

use std::cmp::Reverse;

use shell::Visit;
use tabular_export::{Cell, ExportError, Table};

use super::named::Named;
use super::{address, words};
use crate::{Amount, BudgetLine, Nature, Plan};

/// What is done with the money of one year.
pub(super) struct Spent {
    pub(super) name: String,
    pub(super) amount: String,
    /// The same, to be counted with.
    pub(super) cents: Amount,
    pub(super) firmness: String,
    pub(super) tone: &'static str,
    pub(super) lasting: String,
    pub(super) payers: String,
    pub(super) href: String,
}

/// A line that depends on an evaluation.
pub(super) struct Waiting {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) from: String,
    pub(super) amount: String,
    /// The same, to be counted with.
    pub(super) cents: Amount,
    pub(super) evaluation: String,
    pub(super) evaluation_href: String,
    pub(super) due: String,
}

/// The lines that depend on an evaluation, with when it is.
pub(super) fn waiting(visit: &Visit, named: &Named, plan: &Plan) -> Vec<Waiting> {
    let one = |line: &BudgetLine| {
        let Nature::Conditional(condition) = &line.head.nature else { return None };
        let first =
            plan.years().find(|year| line.awaits_evaluation(*year) && !line.amount(*year).is_empty())?;
        let evaluation = condition.evaluation.and_then(|id| named.evaluations.get(&id));
        Some(Waiting {
            name: plan.intervention(line.head.intervention).to_owned(),
            href: format!("{}/regel/{}", address(plan.version.id), line.id),
            from: first.to_string(),
            amount: words::amount(visit, line.amount(first)),
            cents: line.amount(first),
            evaluation: evaluation.map_or(String::new(), |one| one.title.clone()),
            evaluation_href: evaluation.map_or(String::new(), |one| format!("/evaluaties/{}", one.id)),
            due: evaluation.map_or(condition.due.to_string(), |one| visit.span(one.due)),
        })
    };
    plan.lines.iter().filter_map(one).collect()
}

/// The lines of a year, the largest amount first; what is no money comes last.
pub(super) fn spent(visit: &Visit, plan: &Plan, year: i32) -> Vec<Spent> {
    let mut lines: Vec<&BudgetLine> =
        plan.lines.iter().filter(|line| !line.amount(year).is_empty()).collect();
    lines.sort_by_key(|line| (Reverse(line.amount(year).cents()), line.place));
    let one = |line: &BudgetLine| {
        let firmness = line.firmness(year);
        let paying = line.coverage.iter().filter(|one| one.amounts.contains_key(&year));
        Spent {
            name: plan.intervention(line.head.intervention).to_owned(),
            amount: words::amount(visit, line.amount(year)),
            cents: line.amount(year),
            firmness: visit.t(&format!("money-firmness-{firmness}")).to_owned(),
            tone: words::tone(firmness),
            lasting: visit.t(&format!("money-lasting-{}", line.head.lasting)).to_owned(),
            payers: paying.map(|one| plan.source(one.source)).collect::<Vec<_>>().join(", "),
            href: format!("{}/regel/{}", address(plan.version.id), line.id),
        }
    };
    lines.into_iter().map(one).collect()
}

/// What depends on an evaluation, a row for each line.
pub(super) fn waiting_file(visit: &Visit, named: &Named, plan: &Plan) -> Result<Table, ExportError> {
    let heads = [
        "money-intervention",
        "money-waiting-from",
        "money-waiting-amount",
        "money-waiting-evaluation",
        "money-waiting-due",
    ];
    let mut table = Table::new(visit.t("money-waiting"), heads.map(|key| visit.t(key).to_owned()))?;
    for one in waiting(visit, named, plan) {
        let amount = written(&one.amount, one.cents);
        table.push(vec![
            Cell::from(one.name),
            Cell::from(one.from),
            amount,
            Cell::from(one.evaluation),
            Cell::from(one.due),
        ])?;
    }
    Ok(table)
}

/// What is done with the money of a year, a row for each line.
pub(super) fn spent_file(visit: &Visit, plan: &Plan, year: i32) -> Result<Table, ExportError> {
    let heads = ["money-intervention", "money-amount", "money-source", "money-kind", "money-firm"];
    let title = format!("{} {year}", visit.t("money-spent"));
    let mut table = Table::new(&title, heads.map(|key| visit.t(key).to_owned()))?;
    for one in spent(visit, plan, year) {
        let amount = written(&one.amount, one.cents);
        table.push(vec![
            Cell::from(one.name),
            amount,
            Cell::from(one.payers),
            Cell::from(one.lasting),
            Cell::from(one.firmness),
        ])?;
    }
    Ok(table)
}

/// Money to be counted with; a word stays a word.
fn written(text: &str, amount: Amount) -> Cell {
    amount.money().map_or_else(|| Cell::from(text), |cents| Cell::Cents(cents.0))
}
