use shell::{PageError, PageResult, Path, Visit};
use tabular_export::{Cell, ExportError, Format, Table};

use super::super::named::Named;
use super::list::{grade, task_name, when};
use crate::{Savings, standing};

/// The tasks or the claims as a file: no more rows than the visitor may see.
pub(super) async fn show(visit: Visit, Path(name): Path<String>) -> PageResult {
    let (stem, extension) = name.split_once('.').ok_or(PageError::NotFound)?;
    let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
    let savings = crate::savings(&visit.cx).await?;
    let table = match stem {
        "taken" => tasks(&visit, &Named::seen(&visit).await?, &savings),
        "claims" => claims(&visit, &savings),
        _ => return Err(PageError::NotFound),
    };
    let table = table.map_err(|error| PageError::Internal(error.to_string()))?;
    visit.file(stem, &table, format)
}

fn tasks(visit: &Visit, named: &Named, savings: &Savings) -> Result<Table, ExportError> {
    let keys = [
        "saving-task",
        "saving-spoor",
        "money-year",
        "saving-to-do",
        "saving-yearly",
        "saving-open",
        "saving-once",
        "saving-claimed",
        "money-document",
    ];
    let mut table = Table::new(visit.t("saving-title"), keys.map(|key| visit.t(key).to_owned()))?;
    for task in &savings.tasks {
        let track = task.particulars.track.and_then(|id| named.track(id));
        let track = track.map_or("", |track| track.particulars.name.as_str());
        for year in task.years() {
            let stands = standing(task, &savings.claims, year);
            let mut row = vec![Cell::from(task_name(task)), Cell::from(track), Cell::Whole(i64::from(year))];
            let numbers = [stands.task, stands.yearly, stands.open(), stands.once, stands.claimed];
            row.extend(numbers.map(|cents| Cell::Cents(cents.0)));
            row.push(Cell::from(task.particulars.document.as_str()));
            table.push(row)?;
        }
    }
    Ok(table)
}

fn claims(visit: &Visit, savings: &Savings) -> Result<Table, ExportError> {
    let keys = [
        "saving-task",
        "claim-wat",
        "money-amount",
        "claim-when",
        "claim-manier",
        "claim-graad",
        "money-state",
        "money-document",
    ];
    let mut table = Table::new(visit.t("claim-title"), keys.map(|key| visit.t(key).to_owned()))?;
    for claim in &savings.claims {
        let task = savings.tasks.iter().find(|task| task.id == claim.task).map(task_name);
        table.push(vec![
            Cell::from(task),
            Cell::from(claim.claimed.about.as_str()),
            claim.claimed.amount.map_or(Cell::Empty, |cents| Cell::Cents(cents.0)),
            Cell::from(when(visit, claim)),
            Cell::from(claim.claimed.method.as_str()),
            Cell::from(grade(visit, claim)),
            Cell::from(visit.t(&format!("claim-state-{}", claim.state))),
            Cell::from(claim.claimed.document.as_str()),
        ])?;
    }
    Ok(table)
}
