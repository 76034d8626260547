use askama::Template;
use shell::{Field, PageResult, Query, Visit};

use super::figures::{Figure, Serving, Which, figure};
use super::named::Named;
use super::narrowing::{Only, choose, groupings, only};
use super::savings::{YearRow, task_rows};
use super::shown::shown_plan;
use super::spending::{Spent, Waiting, spent, waiting};
use super::{address, flowing, may_keep, words};
use crate::check::ends::endings;
use crate::picture::{Caption, Spell, timeline};
use crate::{Group, Grouping, MoneyError, Plain, Plan, Savings, VersionState, sums};

#[derive(Template)]
#[template(path = "pages/overview.html")]
struct Overview<'a> {
    v: &'a Visit,
    name: &'a str,
    line: String,
    is_adopted: bool,
    plan_href: String,
    versions: bool,
    /// How much it is in this year, from whom most of it comes, and to what most of it goes.
    answer: String,
    figures: Vec<Figure>,
    choose: Vec<Field>,
    version: &'a str,
    only: Vec<Only>,
    /// Whether no line is left to be shown.
    is_empty: bool,
    /// Whether an ambition or a track was chosen: then the lines themselves are what was asked.
    is_narrowed: bool,
    waiting: Vec<Waiting>,
    waiting_headline: String,
    flow: flowing::Flow,
    savings: bool,
    cases: bool,
    total: String,
    spent: Vec<Spent>,
    spent_headline: String,
    /// What the track that was chosen is to save.
    to_save: Vec<YearRow>,
    to_save_headline: String,
    /// Whether the year holds what is no money.
    marks: bool,
    ends: Vec<End>,
    ends_headline: String,
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
    let total = words::total(&visit, sums(&plan.lines, Grouping::Everything).of(Group::Everything, year));
    let files = |name| ["csv", "xlsx", "ods"].map(|kind| flowing::file(&visit, (name, kind), &plan, &which));
    let savings = crate::savings(&visit.cx).await?;
    let (waiting, spent, ends) = (waiting(&visit, &named, &plan), spent(&visit, &plan, year), ends(&plan));
    let to_save = to_save(&savings, &named, &which)?;
    let counted = |key: &str, count: usize| visit.t_with(key, "count", count);
    visit.page(&Overview {
        v: &visit,
        name: &plan.version.head.name,
        line: visit.t(&format!("money-state-{}", plan.version.state)).to_owned(),
        is_adopted: plan.version.state == VersionState::Adopted,
        plan_href: address(plan.version.id),
        versions: crate::versions(&visit.cx).await?.len() > 1,
        answer: answer(&visit, &named, &plan, (year, &total)),
        figures: groupings(&which)
            .into_iter()
            .map(|grouping| figure(&visit, &named, &plan, &which, grouping))
            .collect(),
        choose: choose(&visit, &named, &plan, &which),
        version: &plan.version.id.to_string(),
        only: only(&visit, &named, &which),
        is_empty: plan.lines.is_empty(),
        is_narrowed: !which.narrowed().is_empty(),
        waiting_headline: counted("money-waiting-count", waiting.len()),
        waiting,
        flow: flowing::flow(&visit, &named, &plan, &which),
        savings: !savings.tasks.is_empty(),
        cases: !crate::value_cases(&visit.cx).await?.is_empty(),
        spent_headline: visit
            .t_args("money-spent-count", &[("count", spent.len().into()), ("year", year.to_string().into())]),
        total,
        marks: has_marks(&plan, year),
        spent,
        ends_headline: counted("money-ends-count", ends.len()),
        ends,
        to_save_headline: counted("money-to-save-count", to_save.len()),
        to_save,
        timeline: spells(&visit, &plan),
        end_files: files("einde"),
        waiting_files: files("evaluaties"),
        spent_files: files("inzet"),
    })
}

/// Whether the year holds what is no money.
fn has_marks(plan: &Plan, year: i32) -> bool {
    let all = sums(&plan.lines, Grouping::Everything).of(Group::Everything, year);
    all.pm + all.outside > 0
}

/// How much it is in `year`, who pays most of it, and what most of it is for.
fn answer(visit: &Visit, named: &Named, plan: &Plan, (year, total): (i32, &str)) -> String {
    let most = |grouping| {
        let by = sums(&plan.lines, grouping);
        let group = by.groups.keys().copied().max_by_key(|group| (by.of(*group, year).money, *group))?;
        let name = words::group(visit, named, plan, group);
        (by.of(group, year).money.0 > 0).then(|| (name, words::total(visit, by.of(group, year))))
    };
    let of_year = [("year", year.to_string().into()), ("total", total.to_owned().into())];
    let sentence = |key: &str, (name, amount): (String, String)| {
        visit.t_args(key, &[("name", name.into()), ("amount", amount.into())])
    };
    let from = most(Grouping::Source).map(|found| sentence("money-answer-from", found));
    let to = most(Grouping::Intervention).map(|found| sentence("money-answer-to", found));
    let all = [Some(visit.t_args("money-answer", &of_year)), from, to];
    all.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What the lines that were asked by track are to save: a row for each task and year.
fn to_save(savings: &Savings, named: &Named, which: &Which) -> Result<Vec<YearRow>, MoneyError> {
    let serving = which.track(named)?;
    if serving == Serving::Anything {
        return Ok(Vec::new());
    }
    let tasks = savings.tasks.iter().filter(|task| serving.holds(task.particulars.track));
    Ok(tasks.flat_map(|task| task_rows(task, savings)).collect())
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
