//! The rows of the grid: a line, and below it what each source pays of it.

use shell::{FieldError, Visit};

use super::grid::Typed;
use super::named::Named;
use super::{address, words};
use crate::{Amount, BudgetLine, Closing, Nature, Plan};

/// A cell of the grid.
pub(super) struct GridCell {
    /// The name of its input, and its id.
    pub(super) name: String,
    pub(super) year: i32,
    pub(super) value: String,
    /// What stands in the plan, which decides whether it was changed.
    pub(super) was: String,
    pub(super) label: String,
    pub(super) error: bool,
    /// Whether the coverage of the year is not what the line costs.
    pub(super) off: bool,
}

/// A row of the grid: a line, or what one source pays of it.
pub(super) struct GridRow {
    pub(super) anchor: String,
    pub(super) number: String,
    pub(super) title: String,
    /// The page of the line.
    pub(super) href: String,
    pub(super) remark: String,
    pub(super) badges: Vec<(&'static str, String)>,
    pub(super) of_line: bool,
    pub(super) cells: Vec<GridCell>,
    /// What the button that takes the line away sends.
    pub(super) remove: Option<String>,
    /// Where coverage and amount differ, in words.
    pub(super) off: Option<String>,
}

/// What a cell of the grid shows: an amount of a year, under the name of its field.
struct Shown<'a> {
    name: String,
    year: i32,
    amount: Amount,
    what: &'a str,
    off: bool,
}

fn cell(visit: &Visit, line: &BudgetLine, typed: (&[FieldError], &Typed), shown: Shown<'_>) -> GridCell {
    let Shown { name, year, amount, what, off } = shown;
    let was = words::amount(visit, amount);
    let label = visit.t_args(
        "money-cell",
        &[
            ("number", line.head.number.as_str().into()),
            ("what", what.into()),
            ("year", year.to_string().into()),
        ],
    );
    GridCell {
        value: typed.1.get(&name).cloned().unwrap_or_else(|| was.clone()),
        was,
        label,
        error: typed.0.iter().any(|error| error.field == name),
        name,
        year,
        off,
    }
}

/// The row of a line, and one for each source that covers it.
pub(super) fn rows(
    visit: &Visit,
    (plan, named): (&Plan, &Named),
    line: &BudgetLine,
    typed: (&[FieldError], &Typed),
) -> Vec<GridRow> {
    let title = plan.intervention(line.head.intervention).to_owned();
    let amount = |year: i32| {
        let (name, off) = (format!("bedrag_{}_{year}", line.id), line.closing(year) != Closing::Closes);
        cell(visit, line, typed, Shown { name, year, amount: line.amount(year), what: &title, off })
    };
    let mut rows = vec![GridRow {
        anchor: format!("regel-{}", line.id),
        href: format!("{}/regel/{}", address(plan.version.id), line.id),
        number: line.head.number.clone(),
        badges: badges(visit, named, line),
        remark: line.head.remark.clone(),
        of_line: true,
        cells: plan.years().map(amount).collect(),
        remove: Some(line.id.to_string()),
        off: off_in_words(visit, plan, line),
        title: title.clone(),
    }];
    rows.extend((0..line.coverage.len()).filter_map(|nth| covering(visit, plan, (line, nth), typed)));
    rows
}

/// The row of the source that covers a line as its nth.
fn covering(
    visit: &Visit,
    plan: &Plan,
    (line, nth): (&BudgetLine, usize),
    typed: (&[FieldError], &Typed),
) -> Option<GridRow> {
    let one = line.coverage.get(nth)?;
    let title = match &one.sub_grant {
        Some(part) => format!("{} – {part}", plan.source(one.source)),
        None => plan.source(one.source).to_owned(),
    };
    let cells = plan.years().map(|year| {
        let amount = one.amounts.get(&year).copied().unwrap_or_default();
        let name = format!("dekking_{}_{nth}_{year}", line.id);
        cell(visit, line, typed, Shown { name, year, amount, what: &title, off: false })
    });
    Some(GridRow {
        anchor: format!("dekking-{}-{nth}", line.id),
        href: String::new(),
        number: String::new(),
        cells: cells.collect(),
        title: title.clone(),
        remark: String::new(),
        badges: Vec::new(),
        of_line: false,
        remove: None,
        off: None,
    })
}

fn badges(visit: &Visit, named: &Named, line: &BudgetLine) -> Vec<(&'static str, String)> {
    let lasting = visit.t(&format!("money-lasting-{}", line.head.lasting)).to_owned();
    let mut badges = vec![("neutral", lasting)];
    if let Some(track) = line.head.track.and_then(|id| named.track(id)) {
        badges.push(("neutral", visit.t_with("money-track-number", "number", track.particulars.number)));
    }
    match &line.head.nature {
        Nature::Planned => {}
        Nature::Decided { at, .. } => {
            badges.push(("success", visit.t_with("money-decided-at", "at", at.as_str())))
        }
        Nature::Reservation => badges.push(("inactive", visit.t("money-firmness-reservation").to_owned())),
        Nature::Conditional(condition) => {
            let key = if condition.lifted.is_some() { "money-condition-lifted" } else { "money-condition" };
            let years =
                [("due", condition.due.to_string().into()), ("from", condition.from.to_string().into())];
            badges.push(("warning", visit.t_args(key, &years)));
        }
    }
    badges
}

/// The years in which what covers a line is not what it costs.
fn off_in_words(visit: &Visit, plan: &Plan, line: &BudgetLine) -> Option<String> {
    let one = |year: i32| match line.closing(year) {
        Closing::Closes => None,
        Closing::Off(cents) => Some(format!("{year}: {}", crate::Plain(cents))),
        Closing::Differs => Some(format!("{year}: {}", visit.t("money-differs"))),
    };
    let years: Vec<String> = plan.years().filter_map(one).collect();
    (!years.is_empty()).then(|| visit.t_with("money-off", "years", years.join("; ")))
}
