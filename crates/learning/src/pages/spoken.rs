//! Dates, decisions and grades in words.

use shell::Visit;

use crate::actions::Whole;
use crate::{Decided, EvidenceGrade, Taken};

/// What a decision is called: its name in the register when the visitor may see it, and what goes with that.
pub(super) fn decision_name(whole: &Whole, decided: &Decided) -> Option<String> {
    let registered = decided.id.and_then(|id| whole.decisions.get(&id)).map(String::as_str);
    let named = Some(decided.named.as_str()).filter(|named| !named.is_empty());
    let names: Vec<&str> = [registered, named].into_iter().flatten().collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The same, with its page when the visitor may see it there.
pub(super) fn decision_link(whole: &Whole, decided: &Decided) -> Option<(String, Option<String>)> {
    let known = decided.id.filter(|id| whole.decisions.contains_key(id));
    Some((decision_name(whole, decided)?, known.map(|id| format!("/besluiten/{id}"))))
}

/// By which decision.
pub(super) fn decision(visit: &Visit, whole: &Whole, decided: &Decided) -> Option<String> {
    Some(visit.t_with("learning-by-decision", "decision", decision_name(whole, decided)?))
}

/// The decision that was chosen in a form, or written down in it.
pub(super) fn chosen_decision(whole: &Whole, id: &str, named: &str) -> String {
    let decided = Decided { id: id.parse().ok(), named: named.trim().to_owned() };
    decision_name(whole, &decided).unwrap_or_default()
}

/// Why a step was taken and by which decision, a line each.
pub(super) fn why<S>(visit: &Visit, whole: &Whole, taken: &Taken<S>) -> Vec<String> {
    let dates = taken.due_before.zip(taken.due_after).map(|(before, after)| {
        let args = [("before", visit.span(before).into()), ("after", visit.span(after).into())];
        visit.t_args("learning-moved", &args)
    });
    let reason = Some(taken.reason.clone()).filter(|reason| !reason.is_empty());
    let owner = taken.owner.as_ref().map(|owner| visit.t_with("learning-owner", "owner", owner.as_str()));
    let decided = taken.decision.as_ref().and_then(|decided| decision(visit, whole, decided));
    [dates, owner, reason, decided].into_iter().flatten().collect()
}

/// How well something is shown, and how it may then be said.
pub(super) fn grade(visit: &Visit, grade: EvidenceGrade) -> String {
    visit.t(&format!("evaluation-grade-{grade}")).to_owned()
}

/// A warning for whoever writes, when a text says that one thing caused another and that was not shown.
pub(super) fn causal_advice(visit: &Visit, text: &str, grade: Option<EvidenceGrade>) -> Option<String> {
    if grade.is_some_and(EvidenceGrade::may_say_cause) {
        return None;
    }
    let words = crate::causal_words(text);
    (!words.is_empty()).then(|| visit.t_with("learning-says-cause", "words", words.join(", ")))
}
