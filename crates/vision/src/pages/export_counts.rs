//! The rows of files that count, or that say more about one list: plans a year, promises an occasion, dates of decisions.

use shell::Visit;
use tabular_export::{Cell, ExportError, Table};

use super::promises::occasions;
use crate::{Standing, Vision, plans_per_year};

type Made = Result<Table, ExportError>;

fn whole(count: usize) -> Cell {
    Cell::from(i64::try_from(count).unwrap_or(i64::MAX))
}

/// How many plans there were on the last day of each year.
pub(super) fn plans(visit: &Visit, vision: &Vision) -> Made {
    let heads = ["plans-count-year", "plans-count"].map(|key| visit.t(key).to_owned());
    let mut table = Table::new(visit.t("plans-count"), heads)?;
    for (year, count) in plans_per_year(&vision.plans) {
        table.push(vec![Cell::from(i64::from(year)), whole(count)])?;
    }
    Ok(table)
}

/// What came of the promises of each occasion.
pub(super) fn promises(visit: &Visit, vision: &Vision) -> Made {
    let standings = Standing::ALL.iter().map(|one| visit.t(&format!("promise-standing-{one}")).to_owned());
    let heads = ["promise-occasion", "promise-made", "promises-made"].map(|key| visit.t(key).to_owned());
    let heads: Vec<String> = heads.into_iter().chain(standings).collect();
    let mut table = Table::new(visit.t("promises-occasions"), heads)?;
    for one in occasions(visit, vision) {
        let counts = one.counts.iter().map(|(_, count)| whole(*count));
        table.push(
            [Cell::from(one.name.as_str()), Cell::from(one.made.as_str())]
                .into_iter()
                .chain(counts)
                .collect(),
        )?;
    }
    Ok(table)
}

/// All dates that documents give for decisions.
pub(super) fn datings(visit: &Visit, vision: &Vision) -> Made {
    let heads =
        ["decision-title", "decision-date", "decision-dating-date", "decision-dating-note", "vision-source"];
    let mut table = Table::new(visit.t("decision-datings"), heads.map(|key| visit.t(key).to_owned()))?;
    for one in &vision.decisions {
        let of = &one.particulars;
        for dating in &of.datings {
            table.push(vec![
                Cell::from(of.title.as_str()),
                Cell::from(of.date.to_string()),
                Cell::from(dating.date.map(|date| date.to_string())),
                Cell::from(dating.note.as_str()),
                Cell::from(dating.source.as_str()),
            ])?;
        }
    }
    Ok(table)
}
