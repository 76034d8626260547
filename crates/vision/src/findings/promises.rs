use std::collections::BTreeMap;

use consistency::{Argument, Finding, Rule, Severity, Thing};

use super::{finding, text};
use crate::{Standing, Vision};

/// Promises of which the last day has gone, and nobody said what came of them (I-27).
pub(super) fn findings(vision: &Vision) -> Vec<Finding> {
    let late = vision.promises.iter().filter(|one| one.standing(vision.today) == Standing::Late);
    late.filter_map(|promise| {
        let due = promise.particulars.due?.last_day();
        let days = promise.days_late(vision.today);
        let about = Thing {
            kind: "promise",
            id: Some(promise.id.uuid()),
            name: promise.particulars.title.clone(),
            page: Some(format!("/beloftes/{}", promise.id)),
        };
        let arguments = BTreeMap::from([
            ("promise", text(&promise.particulars.title)),
            ("day", Argument::Day(due)),
            ("days", Argument::Count(days)),
        ]);
        let found = finding(
            (Rule::PromiseReturns, Severity::Warning),
            promise.id.to_string(),
            about,
            ("promise-late", arguments),
        );
        Some(Finding {
            arithmetic: Some(format!("{} − {due} = {days}", vision.today)),
            source: promise.particulars.source.clone(),
            ..found
        })
    })
    .collect()
}
