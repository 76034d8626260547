//! The rules that a plan keeps, as pure functions that give findings (I-01 to I-06, I-09 and I-10),
//! and those of savings and value cases (I-15, I-20 to I-22).

mod conditions;
mod coverage;
pub(crate) mod ends;
mod marks;
mod savings;
mod sources;
mod statements;
mod value_cases;

use std::collections::BTreeMap;

use consistency::{Argument, Finding, Rule, Severity, Thing};
use kernel::Cents;

use crate::{BudgetLine, CoverageSourceId, Plain, Plan};

pub use savings::savings_findings;
pub use value_cases::value_case_findings;

/// All that a plan does not keep, the gravest first.
#[must_use]
pub fn findings(plan: &Plan) -> Vec<Finding> {
    let mut found = coverage::check(plan);
    found.extend(sources::check(plan));
    found.extend(ends::check(plan));
    found.extend(conditions::check(plan));
    found.extend(marks::check(plan));
    found.extend(statements::check(plan));
    found.sort_by(|one, other| {
        (one.severity, one.rule, &one.key).cmp(&(other.severity, other.rule, &other.key))
    });
    found
}

/// What a finding says, filled in step by step.
struct Said {
    finding: Finding,
}

impl Said {
    fn new(rule: Rule, severity: Severity, about: Thing, sentence: &'static str) -> Self {
        let key = about.id.map_or_else(|| about.name.clone(), |id| id.to_string());
        Self {
            finding: Finding {
                rule,
                severity,
                key: format!("{sentence}/{key}"),
                about,
                sentence,
                arguments: BTreeMap::new(),
                arithmetic: None,
                source: None,
            },
        }
    }

    /// Tells the part of the thing, so that two findings about one thing are two.
    fn part(mut self, part: impl std::fmt::Display) -> Self {
        self.finding.key = format!("{}/{part}", self.finding.key);
        self
    }

    fn year(self, year: i32) -> Self {
        self.with("year", Argument::Year(year)).part(year)
    }

    fn money(self, name: &'static str, cents: Cents) -> Self {
        self.with(name, Argument::Money(cents))
    }

    fn text(self, name: &'static str, text: &str) -> Self {
        self.with(name, Argument::Text(text.to_owned()))
    }

    fn count(self, name: &'static str, count: usize) -> Self {
        self.with(name, Argument::Count(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    fn with(mut self, name: &'static str, argument: Argument) -> Self {
        self.finding.arguments.insert(name, argument);
        self
    }

    fn sum(mut self, arithmetic: String) -> Self {
        self.finding.arithmetic = Some(arithmetic);
        self
    }

    fn source(mut self, source: &str) -> Self {
        self.finding.source = Some(source.to_owned()).filter(|source| !source.is_empty());
        self
    }

    fn finding(self) -> Finding {
        self.finding
    }
}

fn version_thing(plan: &Plan) -> Thing {
    Thing {
        kind: "plan-version",
        id: Some(plan.version.id.uuid()),
        name: plan.version.head.name.clone(),
        page: Some(page(plan)),
    }
}

fn line_thing(plan: &Plan, line: &BudgetLine) -> Thing {
    Thing {
        kind: "budget-line",
        id: Some(line.id.uuid()),
        name: format!("{} {}", line.head.number, plan.intervention(line.head.intervention)),
        page: Some(format!("{}#regel-{}", page(plan), line.id)),
    }
}

fn source_thing(plan: &Plan, source: CoverageSourceId) -> Thing {
    Thing {
        kind: "coverage-source",
        id: Some(source.uuid()),
        name: plan.source(source).to_owned(),
        page: Some(page(plan)),
    }
}

fn page(plan: &Plan) -> String {
    format!("/geld/plan/{}", plan.version.id)
}

/// `2.321.644 − 2.000.000 = 321.644`
fn subtraction(from: Cents, taken: Cents) -> String {
    format!("{} − {} = {}", Plain(from), Plain(taken), Plain(from - taken))
}

/// `50.000 + 50.000 = 100.000`, shortened when there are many.
fn addition(parts: &[Cents]) -> String {
    const SHOWN: usize = 12;
    let total: Cents = parts.iter().copied().sum();
    let mut shown: Vec<String> = parts.iter().take(SHOWN).map(|cents| Plain(*cents).to_string()).collect();
    if parts.len() > SHOWN {
        shown.push(format!("… ({})", parts.len()));
    }
    format!("{} = {}", shown.join(" + "), Plain(total))
}

/// Where lines stand, each document once with its lines.
fn documents<'a>(lines: impl IntoIterator<Item = &'a BudgetLine>) -> String {
    let mut by_document: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in lines {
        match line.head.document.rsplit_once(':') {
            Some((document, at)) => by_document.entry(document).or_default().push(at),
            None => drop(by_document.entry(&line.head.document).or_default()),
        }
    }
    let one = |(document, at): (&str, Vec<&str>)| match at.is_empty() {
        true => document.to_owned(),
        false => format!("{document}:{}", at.join(", ")),
    };
    by_document.into_iter().map(one).collect::<Vec<_>>().join("; ")
}
