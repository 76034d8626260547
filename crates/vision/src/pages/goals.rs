use access::Action;
use askama::Template;
use serde::Deserialize;
use shell::{NavItem, PageResult, Query, Visit};

use super::shared::{Link, decision_link, files, may, seen, tabs};
use super::words;
use crate::drawing::{Caption, Ribbon, flow};
use crate::{FrameworkState, FrameworkStep, GoalFramework, GoalNode, GoalNodeId, Vision};

/// Which year, and which one beside it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    jaar: Option<i32>,
    naast: Option<i32>,
    /// One of several budgets of a year, such as a draft.
    kader: String,
}

/// A goal in the tree.
struct Row {
    depth: usize,
    code: String,
    level: String,
    name: String,
    href: String,
    criteria: String,
    change_href: Option<String>,
}

/// What went where.
struct Line {
    from: String,
    from_href: String,
    to: String,
    share: String,
    note: String,
    change_href: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/goals.html")]
struct GoalsPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    years: Vec<Link>,
    others: Vec<Link>,
    title: String,
    state: String,
    tone: &'static str,
    openness: Option<String>,
    decision: Option<Link>,
    rows: Vec<Row>,
    drawing: String,
    drawing_caption: String,
    lines: Vec<Line>,
    keeping: Vec<Link>,
    files: [String; 3],
}

/// The goals of a budget year as a tree, and where those of another year went.
pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    let vision = seen(&visit).await?;
    let named = vision.frameworks.iter().find(|one| one.id.to_string() == asked.kader);
    let Some(here) = named.or_else(|| chosen(&vision, asked.jaar)) else { return nothing(&visit) };
    let other = beside(&vision, here, asked.naast);
    let lines = other.map_or_else(Vec::new, |other| lines(&visit, &vision, other, here));
    let page = GoalsPage {
        v: &visit,
        tabs: tabs(&visit, "/visie/doelen"),
        years: years(&visit, &vision, here),
        others: others(&vision, here, other),
        title: here.name.clone(),
        state: visit.t(&format!("goal-framework-state-{}", here.state)).to_owned(),
        tone: if here.state == FrameworkState::Draft { "warning" } else { "neutral" },
        openness: words::openness(&visit, here.openness),
        decision: decision_link(&visit, &vision, here.decision),
        rows: rows(&visit, &vision, here),
        drawing: other.map_or_else(String::new, |other| drawing(&visit, &vision, other, here)),
        drawing_caption: other.map_or_else(String::new, |other| caption(&visit, other, here)),
        lines,
        keeping: keeping(&visit, here),
        files: files(&format!("doelen-{}", here.year)),
    };
    visit.page(&page)
}

#[derive(Template)]
#[template(path = "pages/goals_none.html")]
struct NoGoalsPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    keeping: Vec<Link>,
}

fn nothing(visit: &Visit) -> PageResult {
    let new = || Link::to(visit.t("goal-framework-new"), "/visie/begroting/nieuw");
    let keeping = may(visit, Action::KeepVision).then(new).into_iter().collect();
    visit.page(&NoGoalsPage { v: visit, tabs: tabs(visit, "/visie/doelen"), keeping })
}

/// The goals of the year that was asked, or else of this year, or else of the last one: what was adopted before a draft.
fn chosen(vision: &Vision, year: Option<i32>) -> Option<&GoalFramework> {
    use chrono::Datelike as _;
    let this_year = vision.today.year();
    let order = |one: &&GoalFramework| {
        let wanted = year.map_or(one.year <= this_year, |year| one.year == year);
        (wanted, one.state == FrameworkState::Adopted, one.year)
    };
    let found = vision.frameworks.iter().max_by_key(order)?;
    year.is_none_or(|year| year == found.year).then_some(found)
}

/// The year to compare with: the one that was asked, or the last one before it.
fn beside<'a>(vision: &'a Vision, here: &GoalFramework, year: Option<i32>) -> Option<&'a GoalFramework> {
    let fits = |one: &&GoalFramework| match year {
        Some(year) => one.year == year && one.id != here.id,
        None => one.year < here.year,
    };
    vision.frameworks.iter().filter(fits).max_by_key(|one| (one.year, one.state == FrameworkState::Adopted))
}

/// A link for each budget; one that is not the first choice of its year says where it stands.
fn years(visit: &Visit, vision: &Vision, here: &GoalFramework) -> Vec<Link> {
    let link = |one: &GoalFramework| {
        let is_first = chosen(vision, Some(one.year)).is_some_and(|first| first.id == one.id);
        let link = if is_first {
            Link::to(one.year.to_string(), format!("/visie/doelen?jaar={}", one.year))
        } else {
            let state = visit.t(&format!("goal-framework-state-{}", one.state)).to_owned();
            Link::to(format!("{} ({state})", one.year), format!("/visie/doelen?kader={}", one.id))
        };
        Link { current: one.id == here.id, ..link }
    };
    vision.frameworks.iter().map(link).collect()
}

fn others(vision: &Vision, here: &GoalFramework, other: Option<&GoalFramework>) -> Vec<Link> {
    let mut years: Vec<i32> =
        vision.frameworks.iter().map(|one| one.year).filter(|year| *year != here.year).collect();
    years.dedup();
    let link = |year: i32| Link {
        current: other.is_some_and(|other| other.year == year),
        ..Link::to(year.to_string(), format!("/visie/doelen?jaar={}&naast={year}", here.year))
    };
    years.into_iter().map(link).collect()
}

fn rows(visit: &Visit, vision: &Vision, here: &GoalFramework) -> Vec<Row> {
    let nodes: Vec<&GoalNode> = vision.nodes.iter().filter(|one| one.framework == here.id).collect();
    let may_keep = may(visit, Action::KeepVision);
    let mut rows = Vec::with_capacity(nodes.len());
    let mut ahead: Vec<(usize, &GoalNode)> =
        nodes.iter().rev().filter(|one| one.parent.is_none()).map(|one| (0, *one)).collect();
    while let Some((depth, node)) = ahead.pop() {
        let of = &node.particulars;
        rows.push(Row {
            depth: depth.min(4),
            code: of.code.clone(),
            level: visit.t(&format!("goal-node-level-{}", of.level)).to_owned(),
            name: of.name.clone(),
            href: format!("/visie/doelen/{}", visit.encoded(&of.code)),
            criteria: of.criteria.clone(),
            change_href: may_keep.then(|| format!("/visie/doel/{}/wijzigen", node.id)),
        });
        let below = nodes.iter().rev().filter(|one| one.parent == Some(node.id));
        ahead.extend(below.map(|one| (depth + 1, *one)));
    }
    rows
}

/// The older year first.
fn in_order<'a>(one: &'a GoalFramework, other: &'a GoalFramework) -> (&'a GoalFramework, &'a GoalFramework) {
    if one.year <= other.year { (one, other) } else { (other, one) }
}

fn caption(visit: &Visit, one: &GoalFramework, other: &GoalFramework) -> String {
    let (old, new) = in_order(one, other);
    visit.t_args(
        "goals-flow-title",
        &[("old", old.year.to_string().into()), ("new", new.year.to_string().into())],
    )
}

fn drawing(visit: &Visit, vision: &Vision, one: &GoalFramework, other: &GoalFramework) -> String {
    let (old, new) = in_order(one, other);
    let of = |id: GoalNodeId| vision.nodes.iter().find(|node| node.id == id);
    let (mut left, mut right): (Vec<&GoalNode>, Vec<&GoalNode>) = (Vec::new(), Vec::new());
    let mut pairs = Vec::new();
    for mapping in &vision.mappings {
        let (Some(from), Some(to)) = (of(mapping.particulars.from), of(mapping.particulars.to)) else {
            continue;
        };
        if from.framework == old.id && to.framework == new.id {
            pairs.push((from.id, to.id, mapping.particulars.permille));
            left.push(from);
            right.push(to);
        }
    }
    for side in [&mut left, &mut right] {
        side.sort_by_key(|node| (node.particulars.code.clone(), node.id));
        side.dedup_by_key(|node| node.id);
    }
    let place = |side: &[&GoalNode], id| side.iter().position(|node| node.id == id);
    let ribbon = |(from, to, permille): &(GoalNodeId, GoalNodeId, Option<i64>)| {
        Some(Ribbon { from: place(&left, *from)?, to: place(&right, *to)?, permille: *permille })
    };
    let ribbons: Vec<Ribbon> = pairs.iter().filter_map(ribbon).collect();
    let boxes = |side: &[&GoalNode]| -> Vec<(String, String)> {
        side.iter().map(|node| (node.particulars.code.clone(), node.particulars.name.clone())).collect()
    };
    let caption = Caption {
        title: &caption(visit, one, other),
        description: visit.t("goals-flow-description"),
        id: "doelenstroom",
    };
    let sides = (old.year.to_string(), new.year.to_string());
    flow(caption, (&sides.0, &sides.1), (&boxes(&left), &boxes(&right)), &ribbons)
}

fn lines(visit: &Visit, vision: &Vision, one: &GoalFramework, other: &GoalFramework) -> Vec<Line> {
    let (old, new) = in_order(one, other);
    let of = |id: GoalNodeId| vision.nodes.iter().find(|node| node.id == id);
    let may_keep = may(visit, Action::KeepVision);
    let line = |mapping: &crate::GoalMapping| {
        let (from, to) = (of(mapping.particulars.from)?, of(mapping.particulars.to)?);
        (from.framework == old.id && to.framework == new.id).then(|| Line {
            from: format!("{} {}", from.particulars.code, from.particulars.name),
            from_href: format!("/visie/doelen/{}", visit.encoded(&from.particulars.code)),
            to: format!("{} {}", to.particulars.code, to.particulars.name),
            share: words::share(visit, mapping.particulars.permille),
            note: mapping.particulars.note.clone(),
            change_href: may_keep.then(|| format!("/visie/koppeling/{}/wijzigen", mapping.id)),
        })
    };
    vision.mappings.iter().filter_map(line).collect()
}

fn keeping(visit: &Visit, here: &GoalFramework) -> Vec<Link> {
    if !may(visit, Action::KeepVision) {
        return Vec::new();
    }
    let at = format!("/visie/begroting/{}", here.id);
    let step = |step: FrameworkStep| {
        here.state
            .after(step)
            .is_ok()
            .then(|| Link::to(visit.t(&format!("goal-framework-step-{step}")), format!("{at}/stap/{step}")))
    };
    let node = (here.state == FrameworkState::Draft)
        .then(|| Link::to(visit.t("goal-node-new"), format!("/visie/doel/nieuw?framework={}", here.id)));
    let change = Link::to(visit.t("vision-change"), format!("{at}/wijzigen"));
    let steps = FrameworkStep::ALL.iter().filter_map(|one| step(*one));
    let others = [
        Link::to(visit.t("goal-mapping-new"), "/visie/koppeling/nieuw"),
        Link::to(visit.t("goal-framework-new"), "/visie/begroting/nieuw"),
    ];
    std::iter::once(change).chain(node).chain(steps).chain(others).collect()
}
