use std::collections::BTreeMap;

use consistency::{Argument, Finding, Rule, Severity, Thing};

use super::{finding, text};
use crate::{FrameworkState, GoalNode, Vision, series};

/// Codes that mean one thing in one year and another thing in the next year that has it (I-11).
pub(super) fn findings(vision: &Vision) -> Vec<Finding> {
    let counts = |node: &&GoalNode| {
        let of = vision.frameworks.iter().find(|one| one.id == node.framework);
        of.is_some_and(|one| one.state != FrameworkState::Superseded)
    };
    let mut by_code: BTreeMap<&str, Vec<&GoalNode>> = BTreeMap::new();
    for node in vision.nodes.iter().filter(counts) {
        by_code.entry(&node.particulars.code).or_default().push(node);
    }
    let lines = series(&vision.nodes, &vision.mappings);
    let same_line = |old: &GoalNode, new: &GoalNode| {
        lines.stretches.iter().any(|line| line.goals.contains(&old.id) && line.goals.contains(&new.id))
    };
    let pairs = by_code.values().flat_map(|nodes| nodes.windows(2));
    pairs
        .filter_map(|pair| match pair {
            [old, new] if old.year < new.year && !same_line(old, new) && other_name(old, new) => {
                Some(two_meanings(vision, old, new))
            }
            _ => None,
        })
        .collect()
}

fn other_name(old: &GoalNode, new: &GoalNode) -> bool {
    dutch_text::fold(&old.particulars.name) != dutch_text::fold(&new.particulars.name)
}

/// Worth a warning as long as nobody said where the older goal went.
fn two_meanings(vision: &Vision, old: &GoalNode, new: &GoalNode) -> Finding {
    let (was, is) = (&old.particulars, &new.particulars);
    let is_mapped = vision.mappings.iter().any(|one| one.particulars.from == old.id);
    let severity = if is_mapped { Severity::Note } else { Severity::Warning };
    let about = Thing {
        kind: "goal-node",
        id: Some(new.id.uuid()),
        name: format!("{} {}", is.code, is.name),
        page: Some(format!("/visie/doelen/{}", is.code)),
    };
    let arguments = BTreeMap::from([
        ("code", text(&was.code)),
        ("year", Argument::Year(old.year)),
        ("name", text(&was.name)),
        ("later", Argument::Year(new.year)),
        ("latername", text(&is.name)),
    ]);
    let key = format!("{}/{}/{}", was.code, old.year, new.year);
    let sources: Vec<&str> = [&was.source, &is.source].into_iter().flatten().map(String::as_str).collect();
    Finding {
        source: Some(sources.join(", ")).filter(|sources| !sources.is_empty()),
        ..finding((Rule::GoalCodeUnique, severity), key, about, ("goal-code-two-meanings", arguments))
    }
}
