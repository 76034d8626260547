use askama::Template;
use shell::{Choice, Field, PageResult, Query, Visit};

use super::figures::{Figure, Which, figure};
use super::{address, may_keep, words};
use crate::{Group, Grouping, MoneyError, Plan, PlanVersion, Purpose, VersionState, sums};

/// What is done with the money of one year.
struct Spent {
    name: String,
    amount: String,
    firmness: String,
    tone: &'static str,
    lasting: String,
    payers: String,
    href: String,
}

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
    year: Field,
    version: &'a str,
    total: String,
    spent: Vec<Spent>,
    /// Of which lines the year says that they stand outside the table.
    marks: bool,
}

#[derive(Template)]
#[template(path = "pages/nothing.html")]
struct Nothing<'a> {
    v: &'a Visit,
    may_keep: bool,
}

/// Where the money comes from and where it goes: the adopted plan, or what the visitor may see of what is to come.
pub(super) async fn show(visit: Visit, Query(which): Query<Which>) -> PageResult {
    let Some(plan) = shown_plan(&visit, &which).await? else {
        return visit.page(&Nothing { v: &visit, may_keep: may_keep(&visit) });
    };
    let years = plan.version.head.years;
    let year = which.jaar.parse().ok().filter(|year| years.all().contains(year)).unwrap_or(years.first);
    let spent = spent(&visit, &plan, year);
    let figures = [Grouping::Source, Grouping::Lasting, Grouping::Condition]
        .map(|grouping| figure(&visit, &plan, grouping));
    let all = sums(&plan.lines, Grouping::Everything).of(Group::Everything, year);
    visit.page(&Overview {
        v: &visit,
        name: &plan.version.head.name,
        line: visit.t(&format!("money-state-{}", plan.version.state)).to_owned(),
        is_adopted: plan.version.state == VersionState::Adopted,
        plan_href: address(plan.version.id),
        versions: crate::versions(&visit.cx).await?.len() > 1,
        figures: figures.into(),
        year: year_field(&visit, &plan, year),
        version: &plan.version.id.to_string(),
        total: words::total(&visit, all),
        spent,
        marks: all.pm + all.outside > 0,
    })
}

/// The version that was asked for; without a word the adopted one, or else the latest that is meant to be adopted.
pub(super) async fn shown_plan(visit: &Visit, which: &Which) -> Result<Option<Plan>, MoneyError> {
    if let Ok(id) = which.versie.parse() {
        return crate::plan(&visit.cx, id).await.map(Some);
    }
    let versions = crate::versions(&visit.cx).await?;
    let meant = |one: &&PlanVersion| one.purpose == Purpose::Plan && one.state != VersionState::Superseded;
    let adopted = versions.iter().find(|one| one.state == VersionState::Adopted);
    match adopted.or_else(|| versions.iter().find(meant)) {
        Some(version) => crate::plan(&visit.cx, version.id).await.map(Some),
        None => Ok(None),
    }
}

fn year_field(visit: &Visit, plan: &Plan, chosen: i32) -> Field {
    let choice = |year: i32| Choice {
        value: year.to_string(),
        label: year.to_string(),
        chosen: year == chosen,
        count: None,
    };
    Field { options: plan.years().map(choice).collect(), ..visit.fields("money", &[]).field("jaar", "") }
}

/// The lines of a year, the largest amount first; what is no money comes last.
fn spent(visit: &Visit, plan: &Plan, year: i32) -> Vec<Spent> {
    let mut lines: Vec<&crate::BudgetLine> =
        plan.lines.iter().filter(|line| !line.amount(year).is_empty()).collect();
    lines.sort_by_key(|line| (std::cmp::Reverse(line.amount(year).cents()), line.place));
    let one = |line: &crate::BudgetLine| {
        let firmness = line.firmness(year);
        let paying = line.coverage.iter().filter(|one| one.amounts.contains_key(&year));
        Spent {
            name: plan.intervention(line.head.intervention).to_owned(),
            amount: words::amount(visit, line.amount(year)),
            firmness: visit.t(&format!("money-firmness-{firmness}")).to_owned(),
            tone: words::tone(firmness),
            lasting: visit.t(&format!("money-lasting-{}", line.head.lasting)).to_owned(),
            payers: paying.map(|one| plan.source(one.source)).collect::<Vec<_>>().join(", "),
            href: format!("{}/regel/{}", address(plan.version.id), line.id),
        }
    };
    lines.into_iter().map(one).collect()
}
