//! What does not follow in the vision: codes with two meanings, plans without successor, late promises, dates and names
//! that differ.

mod goals;
mod names;
mod plans;
mod promises;

use std::collections::BTreeMap;

use consistency::{Argument, Finding, Rule, Severity, Thing};

use crate::Vision;

/// What the checker finds in the vision.
#[must_use]
pub fn findings(vision: &Vision) -> Vec<Finding> {
    [
        goals::findings(vision),
        plans::findings(vision),
        promises::findings(vision),
        names::of_decisions(vision),
        names::of_themes(vision),
    ]
    .concat()
}

type Arguments = BTreeMap<&'static str, Argument>;

fn text(of: &str) -> Argument {
    Argument::Text(of.to_owned())
}

/// A finding of which the sum and the source are still to come.
fn finding(
    (rule, severity): (Rule, Severity),
    key: String,
    about: Thing,
    (sentence, arguments): (&'static str, Arguments),
) -> Finding {
    Finding { rule, severity, key, about, sentence, arguments, arithmetic: None, source: None }
}

#[cfg(test)]
mod tests;
