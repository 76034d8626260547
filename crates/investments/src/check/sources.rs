//! I-02, I-04 and I-05: a source is used under its ceiling, within its years and parts, and for what it can carry.

use std::collections::BTreeMap;

use consistency::{Finding, Rule, Severity};
use kernel::Cents;

use super::{Said, addition, documents, line_thing, source_thing, subtraction};
use crate::{
    BudgetLine, CoverageAllocation, CoverageSource, CoverageSourceId, Group, Grouping, Lasting, Plan, Span,
    Sums, sums,
};

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let taken = sums(&plan.lines, Grouping::Source);
    let mut found: Vec<Finding> =
        plan.sources.values().flat_map(|source| ceiling(plan, source, &taken)).collect();
    found.extend(plan.sources.values().flat_map(|source| outside_years(plan, source, &taken)));
    found.extend(parts(plan));
    found.extend(plan.lines.iter().flat_map(|line| structural_on_incidental(plan, line)));
    found
}

fn ceiling(plan: &Plan, source: &CoverageSource, taken: &Sums) -> Vec<Finding> {
    let Some(ceiling) = source.particulars.ceiling else { return Vec::new() };
    let group = Group::Source(Some(source.id));
    let (severity, sentence) = match (ceiling.certain, ceiling.span) {
        (true, Span::Year) => (Severity::Error, "above-ceiling"),
        (false, Span::Year) => (Severity::Question, "above-ceiling-asked"),
        (true, Span::Years { .. }) => (Severity::Error, "above-ceiling-of-years"),
        (false, Span::Years { .. }) => (Severity::Question, "above-ceiling-of-years-asked"),
    };
    let said = |claimed: Cents| {
        Said::new(Rule::WithinCeiling, severity, source_thing(plan, source.id), sentence)
            .text("source", &source.particulars.name)
            .money("claimed", claimed)
            .money("ceiling", ceiling.amount)
            .money("excess", claimed - ceiling.amount)
            .sum(subtraction(claimed, ceiling.amount))
            .source(&source.particulars.document)
    };
    match ceiling.span {
        Span::Year => plan
            .years()
            .filter_map(|year| {
                let claimed = taken.of(group, year).money;
                (claimed > ceiling.amount).then(|| said(claimed).year(year).finding())
            })
            .collect(),
        Span::Years { from, until } => {
            let claimed = (from..=until).map(|year| taken.of(group, year).money).sum();
            let above = claimed > ceiling.amount;
            above
                .then(|| said(claimed).year(from).text("until", &until.to_string()).finding())
                .into_iter()
                .collect()
        }
    }
}

fn outside_years(plan: &Plan, source: &CoverageSource, taken: &Sums) -> Vec<Finding> {
    let used = taken.groups.get(&Group::Source(Some(source.id))).into_iter().flatten();
    used.filter(|(year, total)| !source.particulars.holds_in(**year) && !total.is_empty())
        .map(|(year, total)| {
            Said::new(Rule::WithinPurpose, Severity::Error, source_thing(plan, source.id), "outside-validity")
                .year(*year)
                .text("source", &source.particulars.name)
                .money("amount", total.money)
                .source(&source.particulars.document)
                .finding()
        })
        .collect()
}

/// What is taken from each part of each source, and the uses that name no part of it.
fn parts(plan: &Plan) -> Vec<Finding> {
    let mut taken: BTreeMap<(CoverageSourceId, &str, i32), Vec<Cents>> = BTreeMap::new();
    let mut found = Vec::new();
    for (line, one) in plan.lines.iter().flat_map(|line| line.coverage.iter().map(move |one| (line, one))) {
        let Some(source) = plan.sources.get(&one.source) else { continue };
        let parts = &source.particulars;
        match one.sub_grant.as_deref().and_then(|name| parts.sub_grant(name)) {
            Some(part) => {
                for (year, amount) in &one.amounts {
                    let key = (source.id, part.name.as_str(), *year);
                    taken.entry(key).or_default().extend(amount.money());
                }
            }
            None if parts.sub_grants.is_empty() && one.sub_grant.is_none() => {}
            None => found.push(without_part(plan, line, one)),
        }
    }
    found.extend(taken.into_iter().filter_map(|((id, name, year), amounts)| {
        let most = plan.sources.get(&id)?.particulars.sub_grant(name)?.a_year?;
        let claimed: Cents = amounts.iter().copied().sum();
        (claimed > most).then(|| {
            Said::new(Rule::WithinPurpose, Severity::Error, source_thing(plan, id), "part-above-ceiling")
                .part(name)
                .year(year)
                .text("part", name)
                .money("claimed", claimed)
                .money("ceiling", most)
                .money("excess", claimed - most)
                .sum(format!("{}; {}", addition(&amounts), subtraction(claimed, most)))
                .finding()
        })
    }));
    found
}

fn without_part(plan: &Plan, line: &BudgetLine, one: &CoverageAllocation) -> Finding {
    Said::new(Rule::WithinPurpose, Severity::Warning, line_thing(plan, line), "without-part")
        .part(one.source)
        .text("source", plan.source(one.source))
        .text("part", one.sub_grant.as_deref().unwrap_or_default())
        .source(&line.head.document)
        .finding()
}

/// A structural line on a source that ends. Firm structural cover in every later year makes it a note.
fn structural_on_incidental(plan: &Plan, line: &BudgetLine) -> Vec<Finding> {
    if line.head.lasting == Lasting::Incidental {
        return Vec::new();
    }
    let lasting = |one: &CoverageAllocation| {
        plan.sources.get(&one.source).map_or(Lasting::Incidental, |source| source.particulars.lasting)
    };
    let of_kind = |year: i32, kind: Lasting| -> Cents {
        let rows = line.coverage.iter().filter(|one| lasting(one) == kind);
        rows.filter_map(|one| one.amounts.get(&year)?.money()).sum()
    };
    plan.years()
        .filter(|year| of_kind(*year, Lasting::Incidental) > Cents(0))
        .map(|year| {
            let firm_later = plan.years().filter(|later| *later > year).all(|later| {
                of_kind(later, Lasting::Structural) > Cents(0) && !line.awaits_evaluation(later)
            });
            let severity = if firm_later { Severity::Note } else { Severity::Warning };
            let names: Vec<&str> = line
                .coverage
                .iter()
                .filter(|one| lasting(one) == Lasting::Incidental && one.amounts.contains_key(&year))
                .map(|one| plan.source(one.source))
                .collect();
            Said::new(
                Rule::StructuralOnStructural,
                severity,
                line_thing(plan, line),
                "structural-on-incidental",
            )
            .year(year)
            .money("amount", of_kind(year, Lasting::Incidental))
            .text("line", plan.intervention(line.head.intervention))
            .text("source", &names.join(", "))
            .source(&documents([line]))
            .finding()
        })
        .collect()
}
