//! What a step of a pilot or an evaluation asks, and what it says beside one that somebody else took.

use shell::desk::{Answers, Ask, Difference, Reading};
use shell::{Field, Visit};

use super::Desk;
use super::asked::LINE;
use crate::pages::spoken;
use crate::{Decided, Taken};

/// The stem of the texts of all steps.
pub(super) const FORM: &str = "learning-step";

/// The two ways to say by which decision: one of the register, when it holds any, and a name.
pub(super) fn decision(ask: &Ask<'_, Desk>) -> Vec<Field> {
    let listed = ask.whole.all.decisions.iter().map(|(id, title)| (*id, title.clone()));
    let register = ask.one_of("decision", Some("learning-step-decision-none"), listed);
    let register = (!ask.whole.all.decisions.is_empty()).then_some(register);
    register.into_iter().chain([ask.maybe("decision_named")]).collect()
}

/// The decision that was chosen, or its name; a mistake when it is asked and there is neither.
pub(super) fn read_decision(reading: &mut Reading<'_>, is_asked: bool) -> Option<Decided> {
    let chosen = reading.maybe_parsed("decision");
    let named = reading.maybe_line("decision_named", LINE).unwrap_or_default();
    let decided = Decided::of(chosen, named);
    if is_asked && decided.is_none() {
        reading.wrong("decision_named");
    }
    decided
}

/// What was done last (`done` says what it was), beside the step that somebody filled in (`meant`), where they differ.
pub(super) fn beside<S>(
    visit: &Visit,
    desk: &Desk,
    (done, last): (String, Option<&Taken<S>>),
    (meant, own): (&str, &Answers),
) -> Vec<Difference> {
    let span = |span: Option<kernel::Span>| span.map(|span| visit.span(span)).unwrap_or_default();
    let decided = last.and_then(|taken| taken.decision.as_ref());
    let decision = decided.and_then(|decided| spoken::decision_name(&desk.all, decided)).unwrap_or_default();
    let chosen = spoken::chosen_decision(&desk.all, own.get("decision"), own.get("decision_named"));
    let reason = last.map(|taken| taken.reason.clone()).unwrap_or_default();
    let owner = last.and_then(|taken| taken.owner.clone()).unwrap_or_default();
    let pairs = [
        ("state", done, visit.t(meant)),
        ("on", span(last.map(|taken| taken.on)), own.get("on")),
        ("due_after", span(last.and_then(|taken| taken.due_after)), own.get("due_after")),
        ("reason", reason, own.get("reason")),
        ("decision", decision, &chosen),
        ("owner", owner, own.get("owner")),
    ];
    let pairs = pairs.into_iter().filter(|(_, old, new)| old.trim() != new.trim());
    pairs
        .map(|(field, old, new)| Difference {
            label: visit.t(&format!("{FORM}-{field}")).to_owned(),
            old,
            new: new.to_owned(),
        })
        .collect()
}
