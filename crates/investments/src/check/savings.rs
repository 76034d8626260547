//! I-15, I-20 and I-21: what was claimed as saved, and what documents print of it.

use chrono::NaiveDate;
use consistency::{Argument, Finding, Rule, Severity, Thing};

use super::Said;
use crate::savings::with_differences;
use crate::{
    ClaimState, Plain, Printed, PrintedFigure, PrintedPoint, Recurrence, Savings, SavingsClaim, SavingsTask,
    TaskKind,
};

/// All that savings do not keep.
#[must_use]
pub fn savings_findings(savings: &Savings) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for task in &savings.tasks {
        let claims: Vec<&SavingsClaim> =
            savings.claims_on(task.id).filter(|claim| claim.state != ClaimState::Rejected).collect();
        found.extend(once_on_a_level(task, &claims));
        found.extend(claims.iter().filter_map(|claim| without_amount(task, claim)));
    }
    found.extend(savings.figures.iter().flat_map(printed));
    found
}

fn task_thing(task: &SavingsTask) -> Thing {
    Thing {
        kind: "savings-task",
        id: Some(task.id.uuid()),
        name: format!("{} {}", task.particulars.code, task.particulars.name),
        page: Some(format!("/geld/besparingen/taak/{}", task.id)),
    }
}

/// What was saved once, set against amounts that are to be saved each year.
fn once_on_a_level(task: &SavingsTask, claims: &[&SavingsClaim]) -> Option<Finding> {
    let once: Vec<&&SavingsClaim> = claims
        .iter()
        .filter(|claim| claim.claimed.recurrence == Recurrence::OneOff && claim.claimed.amount.is_some())
        .collect();
    let years: Vec<i32> = task.years().into_iter().filter(|year| task.level(*year).0 > 0).collect();
    let amounts: Vec<_> = once.iter().filter_map(|claim| claim.claimed.amount).collect();
    let last = years.last()?;
    (task.particulars.kind == TaskKind::Level && !once.is_empty() && years.len() > 1).then(|| {
        Said::new(Rule::SavingsApart, Severity::Warning, task_thing(task), "once-on-a-level")
            .text("task", &task.particulars.name)
            .money("once", amounts.iter().copied().sum())
            .money("level", task.level(*last))
            .with("year", Argument::Year(*last))
            .sum(super::addition(&amounts))
            .source(&claim_documents(task, &once))
            .finding()
    })
}

fn claim_documents(task: &SavingsTask, claims: &[&&SavingsClaim]) -> String {
    let own = std::iter::once(task.particulars.document.as_str());
    let mut all: Vec<&str> = own.chain(claims.iter().map(|claim| claim.claimed.document.as_str())).collect();
    all.dedup();
    all.join("; ")
}

fn without_amount(task: &SavingsTask, claim: &SavingsClaim) -> Option<Finding> {
    claim.claimed.amount.is_none().then(|| {
        let about = Thing { page: Some(format!("/geld/besparingen/claim/{}", claim.id)), ..task_thing(task) };
        Said::new(Rule::SavingsApart, Severity::Warning, about, "claim-without-amount")
            .part(claim.id)
            .text("task", &task.particulars.name)
            .text("claim", &claim.claimed.about)
            .source(&claim.claimed.document)
            .finding()
    })
}

fn printed(figure: &PrintedFigure) -> Vec<Finding> {
    let about = || Thing {
        kind: "printed-figure",
        id: Some(figure.id.uuid()),
        name: figure.particulars.name.clone(),
        page: Some("/geld/besparingen".to_owned()),
    };
    match &figure.particulars.printed {
        Printed::Balance(stated) => {
            let left = stated.unexplained();
            let sum = format!(
                "{} − {} − {} = {}",
                Plain(stated.original),
                Plain(stated.realised),
                Plain(stated.remaining),
                Plain(left)
            );
            let finding = || {
                Said::new(Rule::RemainingTask, Severity::Warning, about(), "savings-unexplained")
                    .money("original", stated.original)
                    .money("realised", stated.realised)
                    .money("remaining", stated.remaining)
                    .money("unexplained", left)
                    .sum(sum)
                    .source(&figure.particulars.document)
                    .finding()
            };
            (left.0 != 0).then(finding).into_iter().collect()
        }
        Printed::Series { points, .. } => {
            let off = with_differences(points).into_iter().filter_map(|(point, computed)| {
                let (printed, computed) = (point.printed?, computed?);
                let before = points.iter().rev().find(|one| one.on < point.on)?;
                (printed != computed).then_some((point, *before, (printed, computed)))
            });
            let off =
                off.map(|(point, before, numbers)| difference_off(figure, about(), (before, point), numbers));
            off.chain(compared_with_nothing(figure, about(), points)).collect()
        }
    }
}

/// A difference with a moment of which the document prints no number.
fn compared_with_nothing(figure: &PrintedFigure, about: Thing, points: &[PrintedPoint]) -> Option<Finding> {
    let first = points.iter().min_by_key(|point| point.on)?;
    let printed = first.printed?;
    let finding = Said::new(Rule::ComparisonExists, Severity::Warning, about, "comparison-missing")
        .part(first.on)
        .with("day", Argument::Day(first.on))
        .text("printed", &printed.to_string())
        .source(&figure.particulars.document);
    Some(finding.finding())
}

fn difference_off(
    figure: &PrintedFigure,
    about: Thing,
    (before, point): (PrintedPoint, PrintedPoint),
    (printed, computed): (i64, i64),
) -> Finding {
    let sentence = if printed == -computed { "difference-sign" } else { "difference-off" };
    let day: NaiveDate = point.on;
    Said::new(Rule::DifferencesComputed, Severity::Warning, about, sentence)
        .part(day)
        .with("day", Argument::Day(day))
        .text("printed", &printed.to_string())
        .text("computed", &computed.to_string())
        .sum(format!("{} − {} = {computed}", point.value, before.value))
        .source(&figure.particulars.document)
        .finding()
}

#[cfg(test)]
mod tests {
    use kernel::{Cents, Openness};
    use uuid::Uuid;

    use super::*;
    use crate::{NewPrintedFigure, PrintedFigureId, Stated};

    fn figure(printed: Printed) -> Savings {
        let particulars = NewPrintedFigure {
            name: "Cijfer".to_owned(),
            printed,
            openness: Openness::Public,
            document: "003:1".to_owned(),
        };
        let id = PrintedFigureId::from_uuid(Uuid::nil());
        Savings { figures: vec![PrintedFigure { id, particulars, version: 1 }], ..Savings::default() }
    }

    fn point(on: &str, value: i64, printed: Option<i64>) -> PrintedPoint {
        PrintedPoint { on: on.parse().unwrap(), value, printed }
    }

    #[test]
    fn a_balance_that_closes_is_in_order_and_one_that_does_not_tells_how_much_is_gone() {
        let stated = |remaining| {
            Printed::Balance(Stated {
                original: Cents(470),
                realised: Cents(115),
                remaining: Cents(remaining),
            })
        };
        assert!(savings_findings(&figure(stated(355))).is_empty());
        let found = savings_findings(&figure(stated(35)));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].arguments["unexplained"], Argument::Money(Cents(320)));
        assert_eq!(found[0].rule, Rule::RemainingTask);
    }

    #[test]
    fn a_difference_with_a_moment_that_has_no_number_is_found() {
        let series = |first| Printed::Series {
            unit: "dossiers".to_owned(),
            points: vec![point("2020-12-31", 3840, first), point("2021-07-31", 3727, Some(-113))],
        };
        assert!(savings_findings(&figure(series(None))).is_empty());
        let found = savings_findings(&figure(series(Some(-12))));
        let told: Vec<_> = found.iter().map(|finding| (finding.rule, finding.sentence)).collect();
        assert_eq!(told, [(Rule::ComparisonExists, "comparison-missing")]);
        assert_eq!(found[0].arguments["day"], Argument::Day("2020-12-31".parse().unwrap()));
    }

    #[test]
    fn a_difference_that_lost_its_sign_is_told_from_one_that_is_another_number() {
        let series = |printed| Printed::Series {
            unit: "dossiers".to_owned(),
            points: vec![point("2020-12-31", 3840, None), point("2021-07-31", 3727, printed)],
        };
        for (printed, sentence) in [
            (Some(113), Some("difference-sign")),
            (Some(-112), Some("difference-off")),
            (Some(-113), None),
            (None, None),
        ] {
            let found = savings_findings(&figure(series(printed)));
            assert_eq!(found.first().map(|finding| finding.sentence), sentence, "{printed:?}");
        }
    }
}
