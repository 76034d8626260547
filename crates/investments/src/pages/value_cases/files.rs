use ::value_case::Fan;
use shell::{PageError, PageResult, Path, Visit};
use tabular_export::{Cell, ExportError, Format, Table};

use super::read_id;
use super::show::{reckoned, simulated};
use crate::{NewValueCase, ValueCase};

fn unwritten(error: &ExportError) -> PageError {
    PageError::Internal(error.to_string())
}

/// The list as a file: no more rows than the visitor may see, and no figure without its number and selection.
pub(super) async fn list(visit: Visit, Path(name): Path<String>) -> PageResult {
    let format =
        name.strip_prefix("waardecases.").and_then(Format::from_extension).ok_or(PageError::NotFound)?;
    let cases = crate::value_cases(&visit.cx).await?;
    let table = listed(&visit, &cases)?;
    visit.file("waardecases", &table, format)
}

fn listed(visit: &Visit, cases: &[ValueCase]) -> Result<Table, PageError> {
    let keys = [
        "worth-naam",
        "worth-n",
        "worth-selectie",
        "worth-zonder",
        "worth-avoided",
        "worth-booked",
        "worth-cost",
        "worth-net",
        "worth-kanttekeningen",
        "money-document",
    ];
    let heads = keys.map(|key| visit.t(key).to_owned());
    let mut table = Table::new(visit.t("worth-title"), heads).map_err(|error| unwritten(&error))?;
    for case in cases {
        let (of, outcome) = (&case.particulars, reckoned(case)?);
        let row = vec![
            Cell::from(of.name.as_str()),
            Cell::Whole(i64::from(outcome.n)),
            Cell::from(visit.t(&format!("worth-selectie-{}", of.selection))),
            Cell::from(visit.t(&format!("worth-zonder-{}", of.without_from))),
            Cell::Cents(outcome.avoided),
            Cell::Cents(outcome.booked),
            outcome.cost.map_or(Cell::Empty, Cell::Cents),
            outcome.net.map_or(Cell::Empty, Cell::Cents),
            Cell::from(of.caveats.join(" ")),
            Cell::from(of.document.as_str()),
        ];
        table.push(row).map_err(|error| unwritten(&error))?;
    }
    Ok(table)
}

/// A table of one value case as a file: its payers, its cases, or its fan.
pub(super) async fn of_one(visit: Visit, Path((id, name)): Path<(String, String)>) -> PageResult {
    let case = crate::value_case(&visit.cx, read_id(&id)?).await?;
    let (stem, extension) = name.split_once('.').ok_or(PageError::NotFound)?;
    let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
    let table = match stem {
        "betalers" => payers(&visit, &case)?,
        "casussen" => cases(&visit, &case)?,
        "waaier" => fan(&visit, &case.particulars)?,
        _ => return Err(PageError::NotFound),
    };
    visit.file(stem, &table, format)
}

fn payers(visit: &Visit, case: &ValueCase) -> Result<Table, PageError> {
    let heads = ["worth-payer", "worth-avoided", "worth-booked", "worth-cost"];
    let heads = heads.map(|key| visit.t(key).to_owned());
    let mut table = Table::new(&case.particulars.name, heads).map_err(|error| unwritten(&error))?;
    for share in reckoned(case)?.payers {
        let cost = share.cost.map_or(Cell::Empty, Cell::Cents);
        let row = vec![Cell::from(share.payer), Cell::Cents(share.avoided), Cell::Cents(share.booked), cost];
        table.push(row).map_err(|error| unwritten(&error))?;
    }
    Ok(table)
}

fn cases(visit: &Visit, case: &ValueCase) -> Result<Table, PageError> {
    let heads = ["worth-case", "worth-avoided", "worth-without"].map(|key| visit.t(key).to_owned());
    let mut table = Table::new(&case.particulars.name, heads).map_err(|error| unwritten(&error))?;
    let spread = reckoned(case)?.spread.ok_or(PageError::NotFound)?;
    for share in &spread.cases {
        let left = spread.without_each.iter().find(|one| one.case == share.case);
        let row = vec![
            Cell::from(share.case.as_str()),
            Cell::Cents(share.avoided),
            left.map_or(Cell::Empty, |one| Cell::Cents(one.average.cents())),
        ];
        table.push(row).map_err(|error| unwritten(&error))?;
    }
    Ok(table)
}

fn fan(visit: &Visit, of: &NewValueCase) -> Result<Table, PageError> {
    let drawn = simulated(of)?.ok_or(PageError::NotFound)?;
    let heads = ["worth-part", "worth-p05", "worth-p25", "worth-p50", "worth-p75", "worth-p95"];
    let heads = heads.map(|key| visit.t(key).to_owned());
    let mut table = Table::new(&of.name, heads).map_err(|error| unwritten(&error))?;
    let years = drawn
        .years
        .iter()
        .map(|year| (visit.t_with("worth-until-year", "year", year.year.to_string()), year.avoided));
    let payers = drawn.payers.iter().map(|payer| (payer.payer.clone(), payer.avoided));
    let net = drawn.net.map(|fan| (visit.t("worth-net").to_owned(), fan));
    let rows: Vec<(String, Fan)> = years.chain(payers).chain(net).collect();
    for (name, fan) in rows {
        let mut row = vec![Cell::from(name)];
        row.extend([fan.p05, fan.p25, fan.p50, fan.p75, fan.p95].map(Cell::Cents));
        table.push(row).map_err(|error| unwritten(&error))?;
    }
    Ok(table)
}
