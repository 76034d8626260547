use shell::{PageError, PageResult, Path, Visit};
use tabular_export::{Cell, ExportError, Format, Table};

use super::named::Named;
use super::read_id;
use crate::{Amount, BudgetLine, CoverageAllocation, Nature, Plan, Total};

/// The plan as a table that can be brought in again: a row for what one source pays of one line, and the totals as
/// formulas.
pub(super) async fn show(visit: Visit, Path((id, name)): Path<(String, String)>) -> PageResult {
    let format = name.strip_prefix("plan.").and_then(Format::from_extension).ok_or(PageError::NotFound)?;
    let plan = crate::plan(&visit.cx, read_id(&id)?).await?;
    let named = Named::seen(&visit).await?;
    let table = table(&plan, &named).map_err(|error| PageError::Internal(error.to_string()))?;
    visit.file("investeringsplan", &table, format)
}

/// The heads are those that the reader of tables knows, in Dutch whatever the language of the page.
const BEFORE: [&str; 9] =
    ["regel", "interventie", "dekking", "onderdeel", "S/I", "aard", "evaluatie", "vanaf", "taakveld"];
const AFTER: [&str; 7] =
    ["ambitie", "spoor", "doel", "welke evaluatie", "besluit", "toelichting", "vindplaats"];

fn table(plan: &Plan, named: &Named) -> Result<Table, ExportError> {
    let years = plan.years().map(|year| year.to_string());
    let heads = BEFORE.map(str::to_owned).into_iter().chain(years).chain(AFTER.map(str::to_owned));
    let mut table = Table::new("Investeringsplan", heads)?;
    for line in &plan.lines {
        let mut first = true;
        for one in &line.coverage {
            table.push(row((plan, named), line, first, Some(one), &|year| {
                one.amounts.get(&year).copied().unwrap_or_default()
            }))?;
            first = false;
        }
        let open = |year: i32| match line.amount(year) {
            Amount::Money(cents) if cents != line.covered(year).money => {
                Amount::Money(cents - line.covered(year).money)
            }
            Amount::Pm if line.covered(year).pm == 0 => Amount::Pm,
            Amount::OutsideTable if line.covered(year).outside == 0 => Amount::OutsideTable,
            Amount::Money(_) | Amount::Pm | Amount::OutsideTable | Amount::Empty => Amount::Empty,
        };
        if first || plan.years().any(|year| !open(year).is_empty()) {
            table.push(row((plan, named), line, first, None, &open))?;
        }
    }
    let rows = table.rows().len();
    let mut total = vec![Cell::from("Totaal")];
    total.resize(BEFORE.len(), Cell::Empty);
    for year in plan.years() {
        let money = plan.lines.iter().map(|line| Total::from(line.amount(year))).sum::<Total>().money;
        total.push(Cell::Sum { from: 1, until: rows.max(1), cents: money.0 });
    }
    total.resize(total.len() + AFTER.len(), Cell::Empty);
    table.push(total)?;
    Ok(table)
}

fn row(
    (plan, named): (&Plan, &Named),
    line: &BudgetLine,
    first: bool,
    one: Option<&CoverageAllocation>,
    amount: &dyn Fn(i32) -> Amount,
) -> Vec<Cell> {
    let (nature, evaluation, from) = nature(&line.head.nature);
    let once = |text: &str| if first && !text.is_empty() { Cell::from(text) } else { Cell::Empty };
    let mut cells = vec![
        Cell::from(line.head.number.as_str()),
        once(plan.intervention(line.head.intervention)),
        Cell::from(one.map(|one| plan.source(one.source))),
        Cell::from(one.and_then(|one| one.sub_grant.as_deref())),
        Cell::from(match line.head.lasting {
            crate::Lasting::Structural => "S",
            crate::Lasting::Incidental => "I",
        }),
        once(&nature),
        Cell::from(evaluation.filter(|_| first)),
        Cell::from(from.filter(|_| first)),
        once(line.head.task_field.as_deref().unwrap_or_default()),
    ];
    cells.extend(plan.years().map(|year| match amount(year) {
        Amount::Empty => Cell::Empty,
        Amount::Money(cents) => Cell::Cents(cents.0),
        Amount::Pm => Cell::from("PM"),
        Amount::OutsideTable => Cell::from("buiten tabel"),
    }));
    cells.extend(leads_to(named, line).map(|text| once(&text)));
    cells.extend([once(&line.head.remark), once(&line.head.document)]);
    cells
}

/// Ambition, track, goal, evaluation and decision as the reader of tables knows them; nothing of what the visitor may not see.
fn leads_to(named: &Named, line: &BudgetLine) -> [String; 5] {
    let text = |found: Option<String>| found.unwrap_or_default();
    let (evaluation, decision) = match &line.head.nature {
        Nature::Planned | Nature::Reservation => (None, None),
        Nature::Decided { decision, .. } => (None, decision.and_then(|id| named.decisions.get(&id).cloned())),
        Nature::Conditional(condition) => {
            let found = condition.evaluation.and_then(|id| named.evaluations.get(&id));
            (found.map(|one| one.title.clone()), None)
        }
    };
    let goal = line.head.goal.and_then(|id| named.goals.get(&id));
    [
        text(line.head.ambition.and_then(|id| named.ambition(id)).map(str::to_owned)),
        text(line.head.track.and_then(|id| named.track(id)).map(|one| one.particulars.name.clone())),
        text(goal.map(|goal| format!("{} ({})", goal.code, goal.year))),
        text(evaluation),
        text(decision),
    ]
}

fn nature(nature: &Nature) -> (String, Option<i64>, Option<i64>) {
    match nature {
        Nature::Planned => (String::new(), None, None),
        Nature::Decided { at, .. } => (format!("besloten bij {at}"), None, None),
        Nature::Reservation => ("reservering".to_owned(), None, None),
        Nature::Conditional(condition) => {
            ("voorwaardelijk".to_owned(), Some(i64::from(condition.due)), Some(i64::from(condition.from)))
        }
    }
}
