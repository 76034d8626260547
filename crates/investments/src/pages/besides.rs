//! What else of a line became other between two versions: from what to what.

use std::collections::{BTreeMap, BTreeSet};

use shell::Visit;

use super::named::Named;
use super::words;
use crate::{Amount, BudgetLine, LinePart, Nature, Plan};

/// A line as it stands in one version.
#[derive(Clone, Copy)]
pub(super) struct Stands<'a> {
    pub(super) plan: &'a Plan,
    pub(super) line: &'a BudgetLine,
}

/// What of the line is other, a sentence for each part.
pub(super) fn told(
    visit: &Visit,
    named: &Named,
    (old, new): (Stands<'_>, Stands<'_>),
    parts: &[LinePart],
) -> Vec<String> {
    let tell = |part: &LinePart| match part {
        LinePart::Coverage => coverage(visit, old, new),
        LinePart::Number
        | LinePart::Intervention
        | LinePart::Lasting
        | LinePart::Nature
        | LinePart::Ambition
        | LinePart::Track
        | LinePart::Goal
        | LinePart::TaskField
        | LinePart::Remark
        | LinePart::Document => {
            let label = visit.t(&format!("line-part-{part}")).to_owned();
            let (was, is) = (said(visit, named, old, *part), said(visit, named, new, *part));
            vec![format!("{label}: {} → {}", or_dash(was), or_dash(is))]
        }
    };
    parts.iter().flat_map(tell).collect()
}

fn or_dash(text: String) -> String {
    if text.is_empty() { "–".to_owned() } else { text }
}

/// What a part of a line says, in words.
fn said(visit: &Visit, named: &Named, Stands { plan, line }: Stands<'_>, part: LinePart) -> String {
    let head = &line.head;
    let group = |group| words::group(visit, named, plan, group);
    match part {
        LinePart::Number => head.number.clone(),
        LinePart::Intervention => plan.intervention(head.intervention).to_owned(),
        LinePart::Lasting => visit.t(&format!("money-lasting-{}", head.lasting)).to_owned(),
        LinePart::Nature => nature(visit, &head.nature),
        LinePart::Ambition => group(crate::Group::Ambition(head.ambition)),
        LinePart::Track => group(crate::Group::Track(head.track)),
        LinePart::Goal => {
            let goal = head.goal.and_then(|id| named.goals.get(&id));
            goal.map_or(String::new(), |goal| format!("{}: {} {}", goal.year, goal.code, goal.name))
        }
        LinePart::TaskField => head.task_field.clone().unwrap_or_default(),
        LinePart::Remark => head.remark.clone(),
        LinePart::Document => head.document.clone(),
        LinePart::Coverage => String::new(),
    }
}

fn nature(visit: &Visit, nature: &Nature) -> String {
    match nature {
        Nature::Planned => visit.t("money-firmness-planned").to_owned(),
        Nature::Reservation => visit.t("money-firmness-reservation").to_owned(),
        Nature::Decided { at, .. } => visit.t_with("money-decided-at", "at", at.as_str()),
        Nature::Conditional(condition) => {
            let key = if condition.lifted.is_some() { "money-condition-lifted" } else { "money-condition" };
            let args =
                [("from", condition.from.to_string().into()), ("due", condition.due.to_string().into())];
            visit.t_args(key, &args)
        }
    }
}

/// What each source pays in the years in which it pays something else than it did.
fn coverage(visit: &Visit, old: Stands<'_>, new: Stands<'_>) -> Vec<String> {
    let (was, is) = (payers(old), payers(new));
    let names: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
    let of = |of: &BTreeMap<String, BTreeMap<i32, Amount>>, name: &String, year: i32| {
        of.get(name).and_then(|years| years.get(&year)).copied().unwrap_or(Amount::Empty)
    };
    let tell = |name: &String| {
        let years: BTreeSet<i32> = [was.get(name), is.get(name)]
            .into_iter()
            .flatten()
            .flat_map(|years| years.keys().copied())
            .collect();
        let changes = years.into_iter().filter_map(|year| {
            let (before, after) = (of(&was, name, year), of(&is, name, year));
            let shown = |amount| or_dash(words::amount(visit, amount));
            (before != after).then(|| format!("{year}: {} → {}", shown(before), shown(after)))
        });
        let changes: Vec<String> = changes.collect();
        let label = visit.t_with("line-part-coverage", "source", name.as_str());
        (!changes.is_empty()).then(|| format!("{label}: {}", changes.join("; ")))
    };
    names.into_iter().filter_map(tell).collect()
}

/// What each source, or part of it, pays by year.
fn payers(Stands { plan, line }: Stands<'_>) -> BTreeMap<String, BTreeMap<i32, Amount>> {
    let name = |one: &crate::CoverageAllocation| {
        let part = one.sub_grant.as_ref().map(|part| format!(", {part}")).unwrap_or_default();
        format!("{}{part}", plan.source(one.source))
    };
    line.coverage.iter().map(|one| (name(one), one.amounts.clone())).collect()
}
