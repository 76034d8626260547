use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, PageResult, Pager, Path, Query, Visit};

use super::deciding::Decides;
use super::grid_fields::{add_choices, add_fields, adoption_fields, copy_choices, copy_fields};
use super::named::Named;
use super::taken::{TakenRow, taken};
use super::{address, crumbs, may_edit, may_keep, read_id, words};
use crate::{Amount, BudgetLine, Closing, Grouping, Nature, Plan, Purpose, Total, VersionState, sums};

/// How many lines stand on a page.
const LINES: usize = 40;

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

/// What was typed, by the name of the input, where it is shown again.
pub(super) type Typed = BTreeMap<String, String>;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Piece {
    pagina: String,
    /// The line to show, when a link leads to it.
    regel: String,
}

#[derive(Template)]
#[template(path = "pages/grid.html")]
struct GridPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    plan: &'a Plan,
    here: String,
    state: String,
    is_what_if: bool,
    edits: bool,
    keeps: bool,
    proposes: bool,
    sends_back: bool,
    adopts: bool,
    /// Whether they would adopt it, had they not written in it.
    prepared: bool,
    /// Errors that somebody explains before it can be adopted: what is wrong, and where it is explained.
    errors_left: Vec<(String, String)>,
    back: bool,
    forward: bool,
    years: Vec<String>,
    rows: Vec<GridRow>,
    totals: Vec<GridTotal>,
    closes: bool,
    page: usize,
    pager: Pager,
    errors: &'a [FieldError],
    add: Vec<Field>,
    add_choices: Vec<Field>,
    copy: Vec<Field>,
    copy_choices: Vec<Field>,
    adoption: Vec<Field>,
    files: [String; 3],
    taken: Vec<TakenRow>,
}

impl GridPage<'_> {
    /// A door of this version.
    fn to(&self, door: &str) -> String {
        format!("{}/{door}", self.here)
    }
}

/// The total of a year.
struct GridTotal {
    year: i32,
    text: String,
    cents: i64,
}

/// A version of the plan as a grid: for whoever may write in a draft a field in each cell, for others figures.
pub(super) async fn show(visit: Visit, Path(id): Path<String>, Query(piece): Query<Piece>) -> PageResult {
    let plan = crate::plan(&visit.cx, read_id(&id)?).await?;
    let place = plan.lines.iter().position(|line| line.id.to_string() == piece.regel);
    let page = match place {
        Some(place) => place / LINES + 1,
        None => piece.pagina.parse().unwrap_or(1),
    };
    page_of(&visit, &plan, page, StatusCode::OK, (&[], &Typed::new())).await
}

/// The page with what was typed and what is wrong with it.
pub(super) async fn page_of(
    visit: &Visit,
    plan: &Plan,
    page: usize,
    status: StatusCode,
    (errors, typed): (&[FieldError], &Typed),
) -> PageResult {
    let pages = plan.lines.len().div_ceil(LINES).max(1);
    let page = page.clamp(1, pages);
    let here = address(plan.version.id);
    let link = |to: usize| format!("{here}?pagina={to}");
    let edits = may_edit(visit, plan);
    let shown = plan.lines.iter().skip((page - 1) * LINES).take(LINES);
    let rows = shown.flat_map(|line| rows(visit, plan, line, (errors, typed))).collect();
    let all = sums(&plan.lines, Grouping::Everything);
    let total = |year: i32| {
        let total: Total = all.year(year);
        GridTotal { year, text: words::total(visit, total), cents: total.money.0 }
    };
    let is_plan = plan.version.purpose == Purpose::Plan;
    let keeps = may_keep(visit);
    let proposed = plan.version.state == VersionState::Proposed;
    let decides = Decides::now(visit, plan).await?;
    visit.page_with(
        status,
        &GridPage {
            v: visit,
            crumbs: version_crumbs(visit),
            plan,
            state: visit.t(&format!("money-state-{}", plan.version.state)).to_owned(),
            is_what_if: !is_plan,
            edits,
            keeps,
            proposes: edits && is_plan,
            sends_back: keeps && proposed,
            adopts: decides.adopts,
            prepared: decides.prepared,
            errors_left: decides.errors_left,
            back: edits && plan.version.step > 0,
            forward: edits && plan.version.step < plan.version.last_step,
            years: plan.years().map(|year| year.to_string()).collect(),
            rows,
            totals: plan.years().map(total).collect(),
            closes: plan.closes(),
            page,
            pager: Pager {
                page,
                pages,
                previous: (page > 1).then(|| link(page - 1)),
                next: (page < pages).then(|| link(page + 1)),
            },
            errors,
            add: add_fields(visit, typed, errors),
            add_choices: add_choices(visit, plan, typed, errors),
            copy: copy_fields(visit),
            copy_choices: copy_choices(visit, plan),
            adoption: adoption_fields(visit, &decides.decisions, typed, errors),
            taken: taken(visit, &Named::seen(visit).await?, plan.version.id, None).await?,
            files: ["csv", "xlsx", "ods"].map(|kind| format!("{here}/bestand/plan.{kind}")),
            here,
        },
    )
}

fn version_crumbs(visit: &Visit) -> Vec<Crumb> {
    let mut crumbs = crumbs(visit);
    crumbs.push(Crumb { href: "/geld/plan".to_owned(), label: visit.t("money-versions-title").to_owned() });
    crumbs
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
fn rows(visit: &Visit, plan: &Plan, line: &BudgetLine, typed: (&[FieldError], &Typed)) -> Vec<GridRow> {
    let title = plan.intervention(line.head.intervention).to_owned();
    let amount = |year: i32| {
        let (name, off) = (format!("bedrag_{}_{year}", line.id), line.closing(year) != Closing::Closes);
        cell(visit, line, typed, Shown { name, year, amount: line.amount(year), what: &title, off })
    };
    let mut rows = vec![GridRow {
        anchor: format!("regel-{}", line.id),
        href: format!("{}/regel/{}", address(plan.version.id), line.id),
        number: line.head.number.clone(),
        badges: badges(visit, line),
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

fn badges(visit: &Visit, line: &BudgetLine) -> Vec<(&'static str, String)> {
    let lasting = visit.t(&format!("money-lasting-{}", line.head.lasting)).to_owned();
    let mut badges = vec![("neutral", lasting)];
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
