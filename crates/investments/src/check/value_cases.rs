//! I-22: a value case shows on what it rests.

use consistency::{Finding, Rule, Severity, Thing};

use super::Said;
use crate::{CaseSelection, ValueCase, Weighed, WithoutFrom};

/// What value cases do not say that must be said with their figure.
#[must_use]
pub fn value_case_findings(cases: &[ValueCase]) -> Vec<Finding> {
    cases.iter().flat_map(of_case).collect()
}

fn of_case(case: &ValueCase) -> Vec<Finding> {
    let of = &case.particulars;
    let only_differences = of.rows().any(|row| matches!(row.weighed, Weighed::Difference(_)));
    let lacks = [
        (of.selection == CaseSelection::Unknown, "value-case-selection"),
        (only_differences, "value-case-amounts"),
        (of.cost.is_none(), "value-case-cost"),
        (of.without_from == WithoutFrom::Unknown, "value-case-without"),
    ];
    let lacking = lacks.into_iter().filter_map(|(lacks, sentence)| lacks.then_some(sentence));
    lacking
        .map(|sentence| {
            let about = Thing {
                kind: "value-case",
                id: Some(case.id.uuid()),
                name: of.name.clone(),
                page: Some(format!("/waardecases/{}", case.id)),
            };
            Said::new(Rule::ValueCaseComplete, Severity::Warning, about, sentence)
                .text("name", &of.name)
                .count("count", usize::try_from(of.count()).unwrap_or(usize::MAX))
                .source(&of.document)
                .finding()
        })
        .collect()
}
