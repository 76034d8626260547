use shell::{PageResult, Path, Visit};
use tabular_export::{Cell, Table};

use super::super::{format_of, unwritten};
use super::list::in_order;
use crate::actions::whole;

/// The agenda as a file, a row for each cycle: no more rows than the visitor may see.
pub(crate) async fn table(visit: Visit, Path(name): Path<String>) -> PageResult {
    let format = format_of(&name, "leeragenda")?;
    let whole = whole(&visit.cx).await?;
    let columns = [
        "question",
        "hypothesis",
        "pilot",
        "cycle",
        "starts",
        "ends",
        "state",
        "figures",
        "stories",
        "change",
        "source",
    ];
    let heads = columns.map(|column| visit.t(&format!("agenda-file-{column}")).to_owned());
    let mut table = Table::new(visit.t("agenda-title"), heads).map_err(unwritten)?;
    for question in in_order(&visit, &whole) {
        for cycle in &question.cycles {
            let row = vec![
                Cell::from(question.asked.question.as_str()),
                Cell::from(question.asked.hypothesis.as_str()),
                Cell::from(whole.pilot_name(question.asked.pilot).map(ToOwned::to_owned)),
                Cell::from(cycle.number),
                Cell::from(cycle.starts),
                Cell::from(cycle.ends),
                Cell::from(visit.t(&format!("cycle-state-{}", cycle.state))),
                Cell::from(cycle.seen.figures.as_str()),
                Cell::from(cycle.seen.stories.as_str()),
                Cell::from(cycle.seen.change.as_str()),
                Cell::from(question.asked.source.clone()),
            ];
            table.push(row).map_err(unwritten)?;
        }
    }
    visit.file("leeragenda", &table, format)
}
