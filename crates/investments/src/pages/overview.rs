use askama::Template;
use shell::{Field, PageResult, Query, Visit};

use super::figures::{Figure, Which, figure};
use super::named::Named;
use super::narrowing::{Only, choose, groupings, only};
use super::shown::shown_plan;
use super::spending::{Spent, Waiting, spent, waiting};
use super::{address, flowing, may_keep, words};
use crate::check::ends::endings;
use crate::picture::{Caption, Spell, timeline};
use crate::{Group, Grouping, Plain, Plan, VersionState, sums};

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct Overview<'a> {
    v: &'a Visit,
    name: &'a str,
    line: String,
    is_adopted: bool,
    plan_href: String,
    versions: bool,
    figures: Vec<Figure>,
    choose: Vec<Field>,
    version: &'a str,
    only: Vec<Only>,
    /// Whether no line is left to be shown.
    is_empty: bool,
    waiting: Vec<Waiting>,
    flow: flowing::Flow,
    savings: bool,
    cases: bool,
    total: String,
    spent: Vec<Spent>,
    /// Whether the year holds what is no money.
    marks: bool,
    ends: Vec<End>,
    timeline: String,
    end_files: [String; 3],
    waiting_files: [String; 3],
    spent_files: [String; 3],
}

/// What ends, and nothing takes its place.
struct End {
    name: String,
    after: String,
    amount: String,
}

#[derive(Template)]
#[template(path = "pages/nothing.html")]
struct Nothing<'a> {
    v: &'a Visit,
    may_keep: bool,
}

/// Where the money comes from and where it goes: the adopted plan, or what the visitor may see of what is to come.
pub(super) async fn show(visit: Visit, Query(which): Query<Which>) -> PageResult {
    let named = Named::seen(&visit).await?;
    let Some(plan) = shown_plan(&visit, &named, &which).await? else {
        return visit.page(&Nothing { v: &visit, may_keep: may_keep(&visit) });
    };
    let year = which.year(&visit, &plan);
    let all = sums(&plan.lines, Grouping::Everything).of(Group::Everything, year);
    let files = |name| ["csv", "xlsx", "ods"].map(|kind| flowing::file(&visit, (name, kind), &plan, &which));
    visit.page(&Overview {
        v: &visit,
        name: &plan.version.head.name,
        line: visit.t(&format!("money-state-{}", plan.version.state)).to_owned(),
        is_adopted: plan.version.state == VersionState::Adopted,
        plan_href: address(plan.version.id),
        versions: crate::versions(&visit.cx).await?.len() > 1,
        figures: groupings(&which)
            .into_iter()
            .map(|grouping| figure(&visit, &named, &plan, &which, grouping))
            .collect(),
        choose: choose(&visit, &named, &plan, &which),
        version: &plan.version.id.to_string(),
        only: only(&visit, &named, &which),
        is_empty: plan.lines.is_empty(),
        waiting: waiting(&visit, &named, &plan),
        flow: flowing::flow(&visit, &named, &plan, &which),
        savings: !crate::savings(&visit.cx).await?.tasks.is_empty(),
        cases: !crate::value_cases(&visit.cx).await?.is_empty(),
        total: words::total(&visit, all),
        spent: spent(&visit, &plan, year),
        marks: all.pm + all.outside > 0,
        ends: ends(&plan),
        timeline: spells(&visit, &plan),
        end_files: files("einde"),
        waiting_files: files("evaluaties"),
        spent_files: files("inzet"),
    })
}

/// What ends within the plan, year by year.
fn ends(plan: &Plan) -> Vec<End> {
    let last = plan.version.head.years.last;
    let after = |year: i32| {
        endings(&plan.lines, year).into_iter().map(move |one| End {
            name: plan.intervention(one.intervention).to_owned(),
            after: year.to_string(),
            amount: Plain(one.amount).to_string(),
        })
    };
    plan.years().filter(|year| *year < last).flat_map(after).collect()
}

/// How many interventions the drawing shows; the table shows all that end.
const DRAWN: usize = 40;

/// How long each intervention is paid for, those that end first among the years in which they do.
fn spells(visit: &Visit, plan: &Plan) -> String {
    let by = sums(&plan.lines, Grouping::Intervention);
    let place = |year: i32| usize::try_from(year - plan.version.head.years.first).unwrap_or(0);
    let last = plan.version.head.years.last;
    let mut spells: Vec<Spell> = by
        .groups
        .iter()
        .filter_map(|(group, years)| {
            let paid = |(year, total): (&i32, &crate::Total)| (total.money.0 > 0).then_some(*year);
            let first = years.iter().find_map(paid)?;
            let until = years.iter().rev().find_map(paid)?;
            let label = words::group(visit, &Named::default(), plan, *group);
            Some(Spell { label, first: place(first), last: place(until), ends: until < last })
        })
        .collect();
    spells.sort_by(|one, other| {
        (one.last, !one.ends, &one.label).cmp(&(other.last, !other.ends, &other.label))
    });
    spells.truncate(DRAWN);
    let caption = Caption {
        id: "tijdlijn",
        title: visit.t("money-ends"),
        description: visit.t("money-timeline-description"),
    };
    let years: Vec<String> = plan.years().map(|year| year.to_string()).collect();
    timeline(caption, &years, &spells)
}
