use askama::Template;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::shared::{Link, crumbs, seen};
use super::ties::{Groups, plans_for, serves};
use super::words;
use crate::{Break, GoalMapping, GoalNode, GoalNodeId, Series, Ties, Vision, Why, series};

/// A code in one year.
struct Year<'a> {
    year: i32,
    name: String,
    line: String,
    criteria: String,
    serves: Groups<'a>,
    plans: Groups<'a>,
    /// Where it came from and where it went, each under its words.
    ways: Vec<(String, Vec<Link>)>,
    /// What stands between this year and the next one of the code; nothing after the last.
    joint: Option<(bool, String)>,
}

#[derive(Template)]
#[template(path = "pages/goal.html")]
struct GoalPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    code: &'a str,
    is_broken: bool,
    years: Vec<Year<'a>>,
}

/// One code through the years: what it meant, where that came from and went to, and where the line breaks.
pub(crate) async fn show(visit: Visit, Path(code): Path<String>) -> PageResult {
    let vision = seen(&visit).await?;
    let nodes: Vec<&GoalNode> = vision.nodes.iter().filter(|one| one.particulars.code == code).collect();
    if nodes.is_empty() {
        return Err(PageError::NotFound);
    }
    let lines = series(&vision.nodes, &vision.mappings);
    let years: Vec<Year<'_>> =
        (0..nodes.len()).filter_map(|place| year(&visit, (&vision, &lines), &nodes, place)).collect();
    visit.page(&GoalPage {
        v: &visit,
        crumbs: crumbs(&visit, "/visie/doelen"),
        code: &code,
        is_broken: years.iter().any(|one| matches!(one.joint, Some((false, _)))),
        years,
    })
}

fn year<'a>(
    visit: &'a Visit,
    (vision, lines): (&Vision, &Series),
    nodes: &[&GoalNode],
    place: usize,
) -> Option<Year<'a>> {
    let node = nodes.get(place)?;
    let of = &node.particulars;
    let level = visit.t(&format!("goal-node-level-{}", of.level)).to_owned();
    let owner = of.owner.as_deref();
    let ways = |mine: fn(&GoalMapping) -> GoalNodeId, other: fn(&GoalMapping) -> GoalNodeId| {
        let found = vision.mappings.iter().filter(|one| mine(one) == node.id);
        found.filter_map(|one| way(visit, vision, (other(one), one.particulars.permille))).collect()
    };
    Some(Year {
        year: node.year,
        name: of.name.clone(),
        line: owner.map_or_else(|| level.clone(), |owner| format!("{level}, {owner}")),
        criteria: of.criteria.clone(),
        serves: serves(visit, vision, &of.themes, &Ties::new()),
        plans: plans_for(visit, vision, |plan| plan.particulars.goals.get(&node.id).copied()),
        ways: vec![
            (visit.t("goal-came").to_owned(), ways(|one| one.particulars.to, |one| one.particulars.from)),
            (visit.t("goal-went").to_owned(), ways(|one| one.particulars.from, |one| one.particulars.to)),
        ],
        joint: nodes.get(place + 1).map(|next| joint(visit, lines, node, next)),
    })
}

fn way(visit: &Visit, vision: &Vision, (id, permille): (GoalNodeId, Option<i64>)) -> Option<Link> {
    let node = vision.nodes.iter().find(|one| one.id == id)?;
    let of = &node.particulars;
    let share = words::share(visit, permille);
    let label = format!("{}: {} {} ({share})", node.year, of.code, of.name);
    Some(Link::to(label, format!("/visie/doelen/{}", visit.encoded(&of.code))))
}

/// Whether the figures of both years may stand in one line, and why not.
fn joint(visit: &Visit, lines: &Series, old: &GoalNode, new: &GoalNode) -> (bool, String) {
    let holds =
        lines.stretches.iter().any(|line| line.goals.contains(&old.id) && line.goals.contains(&new.id));
    let broken = lines.breaks.iter().find(|one| one.from == old.id && one.to == new.id);
    let key = match (holds, broken) {
        (true, _) => "goal-joint-whole",
        (false, Some(Break { why: Why::Part { .. }, .. })) => "goal-joint-part",
        (false, Some(Break { why: Why::Unknown, .. })) => "goal-joint-unknown",
        (false, Some(Break { why: Why::Joined, .. })) => "goal-joint-joined",
        (false, None) => "goal-joint-none",
    };
    let years = [("old", old.year.to_string().into()), ("new", new.year.to_string().into())];
    (holds, visit.t_args(key, &years))
}
