//! What serves what, as links under the words for how closely.

use shell::Visit;

use super::shared::Link;
use crate::{Bond, GoalNode, GoalNodeId, PolicyPlan, Theme, ThemeId, Ties, Vision};

/// Links by how closely, the closest first; without those that there are none of.
pub(super) type Groups<'a> = Vec<(&'a str, Vec<Link>)>;

fn groups<'a>(visit: &'a Visit, tied: impl Iterator<Item = (Bond, Link)>) -> Groups<'a> {
    let tied: Vec<(Bond, Link)> = tied.collect();
    let group = |bond: &Bond| {
        let links: Vec<Link> =
            tied.iter().filter(|(of, _)| of == bond).map(|(_, link)| link.clone()).collect();
        (word(visit, *bond), links)
    };
    Bond::ALL.iter().map(group).filter(|(_, links)| !links.is_empty()).collect()
}

/// How closely, in words.
fn word(visit: &Visit, bond: Bond) -> &str {
    match bond {
        Bond::Primary => visit.t("vision-bond-primary"),
        Bond::Secondary => visit.t("vision-bond-secondary"),
        Bond::Indirect => visit.t("vision-bond-indirect"),
    }
}

/// What of the vision something serves, and which goals, when it is a plan.
pub(super) fn serves<'a>(
    visit: &'a Visit,
    vision: &Vision,
    themes: &Ties<ThemeId>,
    goals: &Ties<GoalNodeId>,
) -> Groups<'a> {
    let of_vision = vision.themes.iter().filter_map(|one| Some((*themes.get(&one.id)?, theme(vision, one))));
    let of_budget = vision.nodes.iter().filter_map(|one| Some((*goals.get(&one.id)?, goal(visit, one))));
    groups(visit, of_vision.chain(of_budget))
}

/// The goals that serve a theme.
pub(super) fn goals_for<'a>(visit: &'a Visit, vision: &Vision, id: ThemeId) -> Groups<'a> {
    let tied = |one: &GoalNode| Some((*one.particulars.themes.get(&id)?, goal(visit, one)));
    groups(visit, vision.nodes.iter().filter_map(tied))
}

/// The plans that serve what `ties` finds in them.
pub(super) fn plans_for<'a>(
    visit: &'a Visit,
    vision: &Vision,
    tie: impl Fn(&PolicyPlan) -> Option<Bond>,
) -> Groups<'a> {
    let link =
        |one: &PolicyPlan| Link::to(one.particulars.title.as_str(), format!("/beleidsplannen/{}", one.id));
    groups(visit, vision.plans.iter().filter_map(|one| Some((tie(one)?, link(one)))))
}

/// Names of what something serves, for a file: each with how closely.
pub(super) fn told(
    visit: &Visit,
    vision: &Vision,
    themes: &Ties<ThemeId>,
    goals: &Ties<GoalNodeId>,
) -> String {
    let groups = serves(visit, vision, themes, goals);
    let named = groups
        .iter()
        .flat_map(|(word, links)| links.iter().map(move |link| format!("{} ({word})", link.label)));
    named.collect::<Vec<_>>().join("; ")
}

fn theme(vision: &Vision, one: &Theme) -> Link {
    Link::to(one.particulars.name_on(vision.today), format!("/visie/thema/{}", one.id))
}

fn goal(visit: &Visit, one: &GoalNode) -> Link {
    Link::to(one.label(), format!("/visie/doelen/{}", visit.encoded(&one.particulars.code)))
}
