//! The rows of each file: identities, words as on the page, dates as they are known, sources.

use kernel::Span;
use shell::Visit;
use tabular_export::{Cell, ExportError, Table};

use super::ties::told;
use super::words;
use crate::{DecisionId, GoalNodeId, Ties, Vision};

type Made = Result<Table, ExportError>;

fn heads(visit: &Visit, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| visit.t(key).to_owned()).collect()
}

fn date(of: Option<Span>) -> Cell {
    Cell::from(of.map(|date| date.to_string()))
}

fn decision(vision: &Vision, id: Option<DecisionId>) -> Cell {
    let found = vision.decisions.iter().find(|one| Some(one.id) == id);
    Cell::from(found.map(|one| one.particulars.title.clone()))
}

/// A row for each name of each theme.
pub(super) fn themes(visit: &Visit, vision: &Vision) -> Made {
    let keys = [
        "vision-column-id",
        "vision-theme-kind",
        "vision-theme-number",
        "vision-name",
        "vision-name-kind",
        "vision-name-since",
        "vision-name-until",
        "vision-source",
    ];
    let mut table = Table::new(visit.t("vision-title"), heads(visit, &keys))?;
    for theme in &vision.themes {
        for name in &theme.particulars.names {
            table.push(vec![
                Cell::from(theme.id.to_string()),
                Cell::from(visit.t(&format!("vision-theme-kind-{}", theme.particulars.kind))),
                Cell::from(theme.particulars.number),
                Cell::from(name.text.as_str()),
                Cell::from(visit.t(&format!("vision-name-kind-{}", name.kind))),
                date(name.since),
                date(name.until),
                Cell::from(name.source.clone()),
            ])?;
        }
    }
    Ok(table)
}

pub(super) fn plans(visit: &Visit, vision: &Vision) -> Made {
    let keys = [
        "vision-column-id",
        "policy-plan-title",
        "policy-plan-about",
        "policy-plan-since",
        "policy-plan-until",
        "plans-column-state",
        "policy-plan-owner",
        "plan-decision",
        "policy-plan-successors",
        "vision-serves",
        "vision-source",
    ];
    let mut table = Table::new(visit.t("plans-title"), heads(visit, &keys))?;
    for plan in &vision.plans {
        let of = &plan.particulars;
        let after = vision.plans.iter().filter(|one| of.successors.contains(&one.id));
        let after: Vec<&str> = after.map(|one| one.particulars.title.as_str()).collect();
        table.push(vec![
            Cell::from(plan.id.to_string()),
            Cell::from(of.title.as_str()),
            Cell::from(of.about.as_str()),
            date(of.since),
            date(of.until),
            Cell::from(visit.t(&format!("policy-plan-state-{}", plan.state))),
            Cell::from(of.owner.clone()),
            decision(vision, plan.decision),
            Cell::from(after.join("; ")),
            Cell::from(told(visit, vision, &of.themes, &of.goals)),
            Cell::from(of.source.clone()),
        ])?;
    }
    Ok(table)
}

pub(super) fn decisions(visit: &Visit, vision: &Vision) -> Made {
    let keys = [
        "vision-column-id",
        "decision-kind",
        "decision-body",
        "decision-date",
        "decision-title",
        "decision-summary",
        "decision-link",
        "vision-source",
    ];
    let mut table = Table::new(visit.t("decisions-title"), heads(visit, &keys))?;
    for one in &vision.decisions {
        let of = &one.particulars;
        table.push(vec![
            Cell::from(one.id.to_string()),
            Cell::from(visit.t(&format!("decision-kind-{}", of.kind))),
            Cell::from(visit.t(&format!("decision-body-{}", of.body))),
            date(Some(of.date)),
            Cell::from(of.title.as_str()),
            Cell::from(of.summary.as_str()),
            Cell::from(of.link.as_ref().map(ToString::to_string)),
            Cell::from(of.source.clone()),
        ])?;
    }
    Ok(table)
}

pub(super) fn promises(visit: &Visit, vision: &Vision) -> Made {
    let keys = [
        "vision-column-id",
        "promise-title",
        "promise-occasion",
        "promise-body",
        "promise-made",
        "promise-due",
        "promises-column-standing",
        "promise-settles",
        "promise-proof",
        "promise-ended-on",
        "promise-decision",
        "promise-remark",
        "vision-source",
    ];
    let mut table = Table::new(visit.t("promises-title"), heads(visit, &keys))?;
    for one in &vision.promises {
        let of = &one.particulars;
        let proof = one.state.proof();
        table.push(vec![
            Cell::from(one.id.to_string()),
            Cell::from(of.title.as_str()),
            Cell::from(of.occasion.as_str()),
            Cell::from(visit.t(&format!("decision-body-{}", of.body))),
            date(Some(of.made)),
            date(of.due),
            Cell::from(visit.t(&format!("promise-standing-{}", one.standing(vision.today)))),
            Cell::from(of.settles.as_str()),
            Cell::from(proof.map(|proof| proof.text.clone())),
            Cell::from(proof.map(|proof| proof.on)),
            decision(vision, proof.and_then(|proof| proof.decision)),
            Cell::from(of.remark.clone()),
            Cell::from(of.source.clone()),
        ])?;
    }
    Ok(table)
}

pub(super) fn goals(visit: &Visit, vision: &Vision, year: i32) -> Made {
    let keys = [
        "vision-column-id",
        "goal-framework-year",
        "goal-framework-name",
        "goal-node-code",
        "goal-node-parent",
        "goal-node-level",
        "goal-node-name",
        "goal-node-criteria",
        "goal-node-owner",
        "vision-serves",
        "vision-source",
    ];
    let mut table = Table::new(visit.t("goals-title"), heads(visit, &keys))?;
    for node in vision.nodes.iter().filter(|node| node.year == year) {
        let of = &node.particulars;
        let budget = vision.frameworks.iter().find(|one| one.id == node.framework);
        table.push(vec![
            Cell::from(node.id.to_string()),
            Cell::from(i64::from(node.year)),
            Cell::from(budget.map(|one| one.name.clone())),
            Cell::from(of.code.as_str()),
            Cell::from(of.parent.clone()),
            Cell::from(visit.t(&format!("goal-node-level-{}", of.level))),
            Cell::from(of.name.as_str()),
            Cell::from(of.criteria.as_str()),
            Cell::from(of.owner.clone()),
            Cell::from(told(visit, vision, &of.themes, &Ties::new())),
            Cell::from(of.source.clone()),
        ])?;
    }
    Ok(table)
}

pub(super) fn mappings(visit: &Visit, vision: &Vision) -> Made {
    let keys = ["goals-from", "goals-to", "goals-share", "goals-note", "vision-source"];
    let mut table = Table::new(visit.t("goals-flow-heading"), heads(visit, &keys))?;
    let name = |id: GoalNodeId| {
        let node = vision.nodes.iter().find(|one| one.id == id);
        Cell::from(node.map(crate::GoalNode::label))
    };
    for one in &vision.mappings {
        let of = &one.particulars;
        table.push(vec![
            name(of.from),
            name(of.to),
            Cell::from(words::share(visit, of.permille)),
            Cell::from(of.note.as_str()),
            Cell::from(of.source.clone()),
        ])?;
    }
    Ok(table)
}
