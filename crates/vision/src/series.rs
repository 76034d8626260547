use std::collections::{BTreeMap, BTreeSet};

use crate::{GoalMapping, GoalNode, GoalNodeId};

/// The whole of a goal, in tenths of a percent.
const WHOLE: i64 = 1000;

/// Goals of following years that are the same goal: their figures may stand in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The goals, oldest first; one of each year.
    pub goals: Vec<GoalNodeId>,
}

/// Why figures of two years may not stand in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// A part of the older goal went there.
    Part {
        /// Which part, in tenths of a percent.
        permille: i64,
    },
    /// Something of the older goal went there; nobody knows how much.
    Unknown,
    /// All of the older goal went there, and something else too.
    Joined,
}

/// A place where a line stops: what went where, and why that is no line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The older goal.
    pub from: GoalNodeId,
    /// The later one.
    pub to: GoalNodeId,
    /// Why they are no line.
    pub why: Why,
}

/// What may be read through the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Which goals are one line.
    pub stretches: Vec<Stretch>,
    /// Where lines stop although something went on.
    pub breaks: Vec<Break>,
}

/// Which goals of several years may be joined to a line, and where the breaks are. A code says nothing of it: only a
/// mapping that carries the whole of the one to the other, and nothing else with it, makes a line (I-11).
#[must_use]
pub fn series(nodes: &[GoalNode], mappings: &[GoalMapping]) -> Series {
    let years: BTreeMap<GoalNodeId, i32> = nodes.iter().map(|node| (node.id, node.year)).collect();
    let onward = |mapping: &&GoalMapping| {
        let (from, to) = (mapping.particulars.from, mapping.particulars.to);
        matches!((years.get(&from), years.get(&to)), (Some(old), Some(new)) if old < new)
    };
    let lines: Vec<&GoalMapping> = mappings.iter().filter(onward).collect();
    let mut next: BTreeMap<GoalNodeId, GoalNodeId> = BTreeMap::new();
    let mut breaks = Vec::new();
    for mapping in &lines {
        let (from, to) = (mapping.particulars.from, mapping.particulars.to);
        let comes_alone = lines.iter().filter(|other| other.particulars.to == to).count() == 1;
        let goes_alone = lines.iter().filter(|other| other.particulars.from == from).count() == 1;
        let why = match mapping.particulars.permille {
            Some(WHOLE) if comes_alone && goes_alone => {
                next.insert(from, to);
                continue;
            }
            Some(WHOLE) => Why::Joined,
            Some(permille) => Why::Part { permille },
            None => Why::Unknown,
        };
        breaks.push(Break { from, to, why });
    }
    breaks.sort_by_key(|one| (years.get(&one.from).copied(), one.from, one.to));
    Series { stretches: stretches(nodes, &next), breaks }
}

/// Follows each goal that nothing leads to as far as it goes; years only rise, so that each walk ends.
fn stretches(nodes: &[GoalNode], next: &BTreeMap<GoalNodeId, GoalNodeId>) -> Vec<Stretch> {
    let reached: BTreeSet<GoalNodeId> = next.values().copied().collect();
    let mut firsts: Vec<&GoalNode> = nodes.iter().filter(|node| !reached.contains(&node.id)).collect();
    firsts.sort_by_key(|node| (node.year, node.particulars.code.clone(), node.id));
    let walk = |first: &GoalNode| Stretch {
        goals: std::iter::successors(Some(first.id), |goal| next.get(goal).copied()).collect(),
    };
    firsts.into_iter().map(walk).collect()
}

#[cfg(test)]
mod tests;
