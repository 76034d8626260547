//! What several forms of the room ask.

use kernel::Openness;
use shell::Field;
use shell::desk::Ask;

use crate::{Decision, GoalNode, GoalNodeId, Theme, ThemeId, Vision};

/// Who may see it.
pub(super) fn openness(ask: &Ask<'_, Vision>) -> Field {
    let word = |one: &Openness| (one.name(), ask.visit.t(&format!("vision-openness-{one}")).to_owned());
    ask.one_of("openness", None, Openness::ALL.iter().map(word))
}

/// The decisions by name, the youngest first.
pub(super) fn decision(ask: &Ask<'_, Vision>) -> Field {
    let label = |one: &Decision| (one.id, format!("{} ({})", one.particulars.title, one.particulars.date));
    ask.one_of("decision", Some("vision-decision-none"), ask.whole.decisions.iter().map(label))
}

/// The themes of the vision by the names that they have today.
pub(super) fn themes(ask: &Ask<'_, Vision>) -> Vec<(ThemeId, String)> {
    let name = |one: &Theme| (one.id, one.particulars.name_on(ask.whole.today).to_owned());
    ask.whole.themes.iter().map(name).collect()
}

/// The goals of the budgets by year and code, the latest year first.
pub(super) fn goals(ask: &Ask<'_, Vision>) -> Vec<(GoalNodeId, String)> {
    let mut goals: Vec<&GoalNode> = ask.whole.nodes.iter().collect();
    goals.sort_by_key(|one| std::cmp::Reverse(one.year));
    goals.into_iter().map(|one| (one.id, one.label())).collect()
}
