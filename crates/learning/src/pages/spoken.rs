//! Dates, decisions and grades in words.

use chrono::NaiveDate;
use shell::Visit;

use crate::actions::Whole;
use crate::{Decided, EvidenceGrade, Span, Taken};

/// A day as it is written in the Netherlands.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%d-%m-%Y").to_string()
}

/// A span in words: *eerste helft van 2023*.
pub(super) fn span(visit: &Visit, span: Span) -> String {
    match span {
        Span::Day(date) => day(date),
        Span::Part(year, part) => visit.t_with(&format!("span-{part}"), "year", year.to_string()),
    }
}

/// A span as it stands in a form, so that it is read back the same.
pub(super) fn typed(span: Span) -> String {
    match span {
        Span::Day(date) => day(date),
        Span::Part(..) => span.to_string(),
    }
}

/// By which decision: its name in the register when the visitor may see it, and what it was called.
pub(super) fn decision(visit: &Visit, whole: &Whole, decided: &Decided) -> Option<String> {
    let registered = decided.id.and_then(|id| whole.decisions.get(&id)).map(String::as_str);
    let named = Some(decided.named.as_str()).filter(|named| !named.is_empty());
    let name = registered.or(named)?;
    Some(visit.t_with("learning-by-decision", "decision", name))
}

/// Why a step was taken and by which decision, a line each.
pub(super) fn why<S>(visit: &Visit, whole: &Whole, taken: &Taken<S>) -> Vec<String> {
    let dates = taken.due_before.zip(taken.due_after).map(|(before, after)| {
        let args = [("before", span(visit, before).into()), ("after", span(visit, after).into())];
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
