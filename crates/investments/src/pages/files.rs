//! What the page of the money shows, as files.

use shell::Visit;
use tabular_export::{Cell, ExportError, Table};

use super::flowing::names;
use super::named::Named;
use crate::check::ends::endings as ending;
use crate::{Plan, flow as streams_of};

/// The flow of a year, a row for each stream.
pub(super) fn flow(visit: &Visit, named: &Named, plan: &Plan, year: i32) -> Result<Table, ExportError> {
    let heads = ["money-source", "money-ambitie", "money-intervention", "money-amount"];
    let title = visit.t_with("money-flow", "year", year.to_string());
    let mut table = Table::new(&title, heads.map(|key| visit.t(key).to_owned()))?;
    for one in streams_of(&plan.lines, year) {
        let [source, ambition, intervention] = names(visit, named, plan, &one);
        table.push(vec![
            Cell::from(source),
            Cell::from(ambition),
            Cell::from(intervention),
            Cell::Cents(one.money.0),
        ])?;
    }
    Ok(table)
}

/// What ends without anything in its place, a row for each intervention and year.
pub(super) fn endings(visit: &Visit, plan: &Plan) -> Result<Table, ExportError> {
    let heads = ["money-intervention", "money-ends-after", "money-amount"];
    let mut table = Table::new(visit.t("money-ends-table"), heads.map(|key| visit.t(key).to_owned()))?;
    let last = plan.version.head.years.last;
    for year in plan.years().filter(|year| *year < last) {
        for one in ending(&plan.lines, year) {
            table.push(vec![
                Cell::from(plan.intervention(one.intervention)),
                Cell::Whole(i64::from(year)),
                Cell::Cents(one.amount.0),
            ])?;
        }
    }
    Ok(table)
}
