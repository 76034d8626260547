use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, PageResult, Pager, Path, Query, Visit};

use super::deciding::Decides;
use super::grid_fields::{add_choices, add_fields, adoption_fields, copy_choices, copy_fields};
use super::grid_rows::{GridRow, rows};
use super::named::Named;
use super::taken::{TakenRow, taken};
use super::{address, crumbs, may_edit, may_keep, read_id, words};
use crate::{Grouping, Plan, Purpose, Total, VersionState, sums};

/// How many lines stand on a page.
const LINES: usize = 40;

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
    let named = Named::seen(visit).await?;
    let shown = plan.lines.iter().skip((page - 1) * LINES).take(LINES);
    let rows = shown.flat_map(|line| rows(visit, (plan, &named), line, (errors, typed))).collect();
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
            taken: taken(visit, &named, plan.version.id, None).await?,
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
