use std::collections::{BTreeMap, BTreeSet};

use consistency::{Argument, Finding, Rule, Severity, Thing};

use super::{finding, text};
use crate::{Decision, Name, NameKind, Theme, Vision};

/// Decisions for which documents give dates that cannot all be right (S-12 for the vision itself): only people can tell
/// which one is.
pub(super) fn of_decisions(vision: &Vision) -> Vec<Finding> {
    let torn = |one: &&Decision| one.particulars.other_dates().next().is_some();
    vision.decisions.iter().filter(torn).map(dates_differ).collect()
}

fn dates_differ(decision: &Decision) -> Finding {
    let others: Vec<String> = decision
        .particulars
        .other_dates()
        .filter_map(|one| one.date.map(|date| format!("{date} ({})", one.source)))
        .collect();
    let about = Thing {
        kind: "decision",
        id: Some(decision.id.uuid()),
        name: decision.particulars.title.clone(),
        page: Some(format!("/besluiten/{}", decision.id)),
    };
    let count = i64::try_from(others.len()).unwrap_or(i64::MAX);
    let arguments = BTreeMap::from([
        ("decision", text(&decision.particulars.title)),
        ("date", text(&decision.particulars.date.to_string())),
        ("count", Argument::Count(count)),
        ("others", text(&others.join(", "))),
    ]);
    let key = decision.id.to_string();
    Finding {
        arithmetic: Some(format!("{} ≠ {}", decision.particulars.date, others.join(" ≠ "))),
        source: decision.particulars.source.clone(),
        ..finding((Rule::DatesAgree, Severity::Question), key, about, ("decision-dates-differ", arguments))
    }
}

/// Themes that go by several names at once (S-13, S-38): worth knowing, and a question where none of them is official.
pub(super) fn of_themes(vision: &Vision) -> Vec<Finding> {
    vision.themes.iter().filter_map(|theme| names_differ(vision, theme)).collect()
}

fn names_differ(vision: &Vision, theme: &Theme) -> Option<Finding> {
    let holding: Vec<&Name> =
        theme.particulars.names.iter().filter(|name| name.holds_on(vision.today)).collect();
    let written: BTreeSet<String> = holding.iter().map(|name| dutch_text::fold(&name.text)).collect();
    if written.len() < 2 {
        return None;
    }
    let officials = holding.iter().filter(|name| name.kind == NameKind::Official).count();
    let (severity, sentence) = match officials {
        1 => (Severity::Note, "theme-names"),
        _ => (Severity::Question, "theme-names-none-official"),
    };
    let name = theme.particulars.name_on(vision.today);
    let variants: Vec<&str> =
        holding.iter().map(|one| one.text.as_str()).filter(|one| *one != name).collect();
    let sources: Vec<&str> = holding.iter().filter_map(|one| one.source.as_deref()).collect();
    let about = Thing {
        kind: "theme",
        id: Some(theme.id.uuid()),
        name: name.to_owned(),
        page: Some(format!("/visie/thema/{}", theme.id)),
    };
    let count = i64::try_from(variants.len()).unwrap_or(i64::MAX);
    let arguments = BTreeMap::from([
        ("theme", text(name)),
        ("count", Argument::Count(count)),
        ("others", text(&variants.join("; "))),
    ]);
    Some(Finding {
        source: Some(sources.join(", ")).filter(|sources| !sources.is_empty()),
        ..finding((Rule::NamesAgree, severity), theme.id.to_string(), about, (sentence, arguments))
    })
}
