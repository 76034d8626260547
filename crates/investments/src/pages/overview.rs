use askama::Template;
use shell::{Field, PageResult, Query, Visit};

use super::figures::{Figure, Which, figure};
use super::named::Named;
use super::sheet::one_of;
use super::shown::shown_plan;
use super::{address, flowing, may_keep, words};
use crate::check::ends::endings;
use crate::picture::{Caption, Spell, timeline};
use crate::{Group, Grouping, Nature, Plain, Plan, VersionState, sums};

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
    choose: Vec<Field>,
    version: &'a str,
    /// The ambition of which alone the money is shown.
    ambition: Option<(String, String)>,
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
}

/// A line that depends on an evaluation.
struct Waiting {
    name: String,
    href: String,
    from: String,
    amount: String,
    evaluation: String,
    evaluation_href: String,
    due: String,
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
    let Some(plan) = shown_plan(&visit, &which).await? else {
        return visit.page(&Nothing { v: &visit, may_keep: may_keep(&visit) });
    };
    let named = Named::seen(&visit).await?;
    let year = which.year(&visit, &plan);
    let groupings = match which.ambition() {
        None => vec![Grouping::Source, Grouping::Ambition, Grouping::Lasting, Grouping::Condition],
        Some(_) => vec![Grouping::Source, Grouping::Lasting, Grouping::Condition],
    };
    let all = sums(&plan.lines, Grouping::Everything).of(Group::Everything, year);
    let ambition =
        which.ambition().and_then(|id| Some((named.ambition(id)?.to_owned(), format!("/visie/thema/{id}"))));
    visit.page(&Overview {
        v: &visit,
        name: &plan.version.head.name,
        line: visit.t(&format!("money-state-{}", plan.version.state)).to_owned(),
        is_adopted: plan.version.state == VersionState::Adopted,
        plan_href: address(plan.version.id),
        versions: crate::versions(&visit.cx).await?.len() > 1,
        figures: groupings
            .into_iter()
            .map(|grouping| figure(&visit, &named, &plan, &which, grouping))
            .collect(),
        choose: choose(&visit, &named, &plan, &which),
        version: &plan.version.id.to_string(),
        ambition,
        waiting: waiting(&visit, &named, &plan),
        flow: flowing::flow(&visit, &named, &plan, &which),
        savings: !crate::savings(&visit.cx).await?.tasks.is_empty(),
        cases: !crate::value_cases(&visit.cx).await?.is_empty(),
        total: words::total(&visit, all),
        spent: spent(&visit, &plan, year),
        marks: all.pm + all.outside > 0,
        ends: ends(&plan),
        timeline: spells(&visit, &plan),
        end_files: ["csv", "xlsx", "ods"].map(|kind| flowing::file(&visit, ("einde", kind), &plan, &which)),
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

/// For which year, and for which ambition.
fn choose(visit: &Visit, named: &Named, plan: &Plan, which: &Which) -> Vec<Field> {
    let f = visit.fields("money", &[]);
    let year = which.year(visit, plan).to_string();
    let years = plan.years().map(|year| (year.to_string(), year.to_string()));
    let ambitions = named.ambitions.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let all = visit.t("money-all-ambitions");
    vec![
        one_of(f.field("jaar", ""), None, years, &year),
        one_of(f.optional("ambitie", ""), Some(all), ambitions, &which.ambitie),
    ]
}

/// The lines that depend on an evaluation, with when it is.
fn waiting(visit: &Visit, named: &Named, plan: &Plan) -> Vec<Waiting> {
    let one = |line: &crate::BudgetLine| {
        let Nature::Conditional(condition) = &line.head.nature else { return None };
        let first =
            plan.years().find(|year| line.awaits_evaluation(*year) && !line.amount(*year).is_empty())?;
        let evaluation = condition.evaluation.and_then(|id| named.evaluations.get(&id));
        Some(Waiting {
            name: plan.intervention(line.head.intervention).to_owned(),
            href: format!("{}/regel/{}", address(plan.version.id), line.id),
            from: first.to_string(),
            amount: words::amount(visit, line.amount(first)),
            evaluation: evaluation.map_or(String::new(), |one| one.title.clone()),
            evaluation_href: evaluation.map_or(String::new(), |one| format!("/evaluaties/{}", one.id)),
            due: evaluation.map_or(condition.due.to_string(), |one| visit.span(one.due)),
        })
    };
    plan.lines.iter().filter_map(one).collect()
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
