use std::collections::BTreeMap;

use consistency::{Argument, Finding, Rule, Severity, Thing};

use super::{finding, text};
use crate::Vision;

/// Plans that end within a year, or ended unnoticed, and have no successor.
pub(super) fn findings(vision: &Vision) -> Vec<Finding> {
    let ends = vision.plans.iter().filter_map(|plan| Some((plan, plan.ends_soon_alone(vision.today)?)));
    ends.map(|(plan, last)| {
        let sentence = if last < vision.today { "plan-ended-alone" } else { "plan-ends-alone" };
        let about = Thing {
            kind: "policy-plan",
            id: Some(plan.id.uuid()),
            name: plan.particulars.title.clone(),
            page: Some(format!("/beleidsplannen/{}", plan.id)),
        };
        let arguments =
            BTreeMap::from([("plan", text(&plan.particulars.title)), ("day", Argument::Day(last))]);
        Finding {
            source: plan.particulars.source.clone(),
            ..finding(
                (Rule::PlanSucceeded, Severity::Warning),
                plan.id.to_string(),
                about,
                (sentence, arguments),
            )
        }
    })
    .collect()
}
