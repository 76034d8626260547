use std::collections::BTreeMap;

use shell::{FieldError, Form, PageResult, Path, Visit, see_other};

use super::grid::{Typed, page_of};
use super::{INVALID, address, may_edit, read_id, words};
use crate::{Amount, BudgetLine, Change, MoneyError, NotMoney, Plan};

/// Keeps the cells that were changed, or takes a line away; what is wrong is shown at its cell.
pub(super) async fn save(
    visit: Visit,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> PageResult {
    let typed: Typed = pairs.into_iter().collect();
    let plan = crate::plan(&visit.cx, read_id(&id)?).await?;
    if !may_edit(&visit, &plan) {
        return Err(MoneyError::NotFound.into());
    }
    let page: usize = typed.get("pagina").and_then(|page| page.parse().ok()).unwrap_or(1);
    let seen: i64 = typed.get("version").and_then(|seen| seen.parse().ok()).unwrap_or(0);
    let changes = match changes(&visit, &plan, &typed) {
        Ok(changes) => changes,
        Err(errors) => return page_of(&visit, &plan, page, INVALID, (&errors, &typed)).await,
    };
    match crate::edit(&visit.cx, (plan.version.id, seen), &changes).await {
        Ok(_) => Ok(see_other(&format!("{}?pagina={page}", address(plan.version.id)))),
        Err(MoneyError::Stale) => {
            let plan = crate::plan(&visit.cx, plan.version.id).await?;
            let message = visit.t("money-stale").to_owned();
            let errors = [FieldError { field: "inhoud".to_owned(), message }];
            page_of(&visit, &plan, page, axum::http::StatusCode::CONFLICT, (&errors, &typed)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The cells in which something else was typed than what stands there.
fn changes(visit: &Visit, plan: &Plan, typed: &Typed) -> Result<Vec<Change>, Vec<FieldError>> {
    let lines: BTreeMap<String, &BudgetLine> =
        plan.lines.iter().map(|line| (line.id.to_string(), line)).collect();
    if let Some(line) = typed.get("weg").and_then(|line| lines.get(line)) {
        return Ok(vec![Change::Remove { line: line.id }]);
    }
    let (mut changes, mut errors) = (Vec::new(), Vec::new());
    for (name, text) in typed {
        let Some(cell) = cell(&lines, name) else { continue };
        let stands = cell.stands();
        if *text == words::amount(visit, stands) {
            continue;
        }
        match Amount::typed(text) {
            Ok(amount) if amount == stands => {}
            Ok(amount) => changes.push(cell.becomes(amount)),
            Err(reason) => errors.push(fault(visit, name, &cell, (reason, text))),
        }
    }
    if errors.is_empty() { Ok(changes) } else { Err(errors) }
}

fn fault(visit: &Visit, name: &str, cell: &Named<'_>, (reason, text): (NotMoney, &str)) -> FieldError {
    let why = visit.t_with(&format!("money-not-{reason}"), "text", text);
    let at = [
        ("number", cell.line.head.number.as_str().into()),
        ("year", cell.year.to_string().into()),
        ("why", why.into()),
    ];
    FieldError { field: name.to_owned(), message: visit.t_args("money-cell-error", &at) }
}

/// A cell by the name of its input: what a line costs, or what its nth coverage pays.
struct Named<'a> {
    line: &'a BudgetLine,
    nth: Option<usize>,
    year: i32,
}

fn cell<'a>(lines: &BTreeMap<String, &'a BudgetLine>, name: &str) -> Option<Named<'a>> {
    let mut parts = name.split('_');
    let kind = parts.next()?;
    let line = lines.get(parts.next()?)?;
    let nth = match kind {
        "bedrag" => None,
        "dekking" => Some(parts.next()?.parse().ok().filter(|nth| *nth < line.coverage.len())?),
        _ => return None,
    };
    let year = parts.next()?.parse().ok()?;
    Some(Named { line, nth, year })
}

impl Named<'_> {
    fn stands(&self) -> Amount {
        match self.nth.and_then(|nth| self.line.coverage.get(nth)) {
            Some(one) => one.amounts.get(&self.year).copied().unwrap_or_default(),
            None => self.line.amount(self.year),
        }
    }

    fn becomes(&self, amount: Amount) -> Change {
        let (line, year) = (self.line.id, self.year);
        match self.nth.and_then(|nth| self.line.coverage.get(nth)) {
            Some(one) => Change::Coverage { line, from: one.payer(), year, amount },
            None => Change::Amount { line, year, amount },
        }
    }
}
