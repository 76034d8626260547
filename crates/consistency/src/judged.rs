use sha2::{Digest as _, Sha256};

use crate::{Explanation, ExplanationState, Finding, Rule, Severity, Standing};

/// A finding and the room that gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The room, by the name of its crate.
    pub room: &'static str,
    /// What it found.
    pub finding: Finding,
}

/// A finding with what people made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The finding.
    pub found: Found,
    /// The explanation that counts, if any.
    pub explanation: Option<Explanation>,
    /// Whether there was one until the finding said something else.
    pub changed_since: bool,
}

impl Finding {
    /// A name for the address of its page: the same as long as rule and key are.
    #[must_use]
    pub fn address(&self) -> String {
        address(self.rule, &self.key)
    }

    /// A digest of what it says: another one when a number in it changes. That a day passed changes nothing: what is late
    /// is later every day, so the argument `days` does not count, nor the sum that it comes from.
    #[must_use]
    pub fn mark(&self) -> String {
        let mut arguments = self.arguments.clone();
        let grows = arguments.remove("days").is_some();
        let arguments = serde_json::to_string(&arguments).unwrap_or_default();
        let arithmetic = self.arithmetic.as_deref().filter(|_| !grows).unwrap_or_default();
        digest(&[self.severity.name(), self.sentence, &arguments, arithmetic])
    }
}

fn address(rule: Rule, key: &str) -> String {
    digest(&[rule.name(), key])
}

fn digest(parts: &[&str]) -> String {
    let hash = parts.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part).chain_update([0]));
    hex::encode(&hash.finalize()[..12])
}

/// Each finding with the explanation that holds and still fits it; gravest first, then by rule and key.
pub(crate) fn judged(found: Vec<Found>, explanations: &[Explanation]) -> Vec<Judged> {
    let judge = |found: Found| {
        let finding = &found.finding;
        let held = explanations.iter().find(|said| {
            said.state == ExplanationState::Holds && said.rule == finding.rule && said.key == finding.key
        });
        let fitting = held.filter(|said| said.mark == finding.mark()).cloned();
        Judged { changed_since: held.is_some() && fitting.is_none(), explanation: fitting, found }
    };
    let mut all: Vec<Judged> = found.into_iter().map(judge).collect();
    let order = |one: &Judged| {
        let finding = &one.found.finding;
        (finding.severity, finding.rule, finding.key.clone())
    };
    all.sort_by_cached_key(order);
    all
}

/// Which of the held explanations have nothing left to explain: the finding is gone, or says something else.
pub(crate) fn fallen_away<'a>(found: &[Found], held: &'a [Explanation]) -> Vec<&'a Explanation> {
    let fits = |said: &Explanation| {
        found.iter().map(|found| &found.finding).any(|finding| {
            finding.rule == said.rule && finding.key == said.key && finding.mark() == said.mark
        })
    };
    held.iter().filter(|said| said.state == ExplanationState::Holds && !fits(said)).collect()
}

/// What somebody wants to see of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// Only this grave.
    pub(crate) severity: Option<Severity>,
    /// Only of this rule.
    pub(crate) rule: Option<Rule>,
    /// Only of this room.
    pub(crate) room: Option<String>,
    /// Only what was explained, accepted, or neither.
    pub(crate) standing: Option<WantedStanding>,
}

kernel::words! {
    /// What people made of a finding, as a filter.
    WantedStanding, "standing" {
        /// Nobody said anything that counts.
        Open => "open",
        /// It was explained.
        Explained => "explained",
        /// It was accepted.
        Accepted => "accepted",
    }
}

impl Judged {
    /// What people made of it.
    #[must_use]
    pub fn standing(&self) -> WantedStanding {
        match self.explanation.as_ref().map(|said| said.standing) {
            None => WantedStanding::Open,
            Some(Standing::Explained) => WantedStanding::Explained,
            Some(Standing::Accepted) => WantedStanding::Accepted,
        }
    }
}

impl Wanted {
    /// Whether it wants this one.
    pub(crate) fn holds(&self, one: &Judged) -> bool {
        let finding = &one.found.finding;
        self.severity.is_none_or(|severity| severity == finding.severity)
            && self.rule.is_none_or(|rule| rule == finding.rule)
            && self.room.as_deref().is_none_or(|room| room == one.found.room)
            && self.standing.is_none_or(|standing| standing == one.standing())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use kernel::{Cents, Id};

    use super::*;
    use crate::{Argument, Thing};

    fn found(rule: Rule, severity: Severity, key: &str, cents: i64) -> Found {
        let about = Thing { kind: "coverage-source", id: None, name: key.to_owned(), page: None };
        let finding = Finding {
            rule,
            severity,
            key: key.to_owned(),
            about,
            sentence: "above-ceiling",
            arguments: BTreeMap::from([("amount", Argument::Money(Cents(cents)))]),
            arithmetic: None,
            source: None,
        };
        Found { room: "investments", finding }
    }

    fn said(finding: &Finding, state: ExplanationState) -> Explanation {
        Explanation {
            id: Id::from_uuid(uuid::Uuid::nil()),
            rule: finding.rule,
            key: finding.key.clone(),
            mark: finding.mark(),
            arithmetic: None,
            standing: Standing::Accepted,
            why: "Zo besloot de raad.".to_owned(),
            account: None,
            by: "Thomas".to_owned(),
            at: kernel::Instant::UNIX_EPOCH,
            state,
            ended_at: None,
        }
    }

    #[test]
    fn the_gravest_stands_first_then_the_rule_then_the_key() {
        let list = vec![
            found(Rule::WithinCeiling, Severity::Question, "a", 1),
            found(Rule::WithinCeiling, Severity::Error, "b", 1),
            found(Rule::CoverageEqualsAmount, Severity::Error, "c", 1),
            found(Rule::WithinCeiling, Severity::Error, "a", 1),
        ];
        let order: Vec<String> = judged(list, &[]).into_iter().map(|one| one.found.finding.key).collect();
        assert_eq!(order, ["c", "a", "b", "a"]);
    }

    #[test]
    fn an_explanation_counts_while_it_holds_and_the_finding_says_the_same() {
        let then = found(Rule::WithinCeiling, Severity::Error, "2026", 32_164_400);
        let held = said(&then.finding, ExplanationState::Holds);
        let one = |found: &Found, said: &Explanation| {
            judged(vec![found.clone()], std::slice::from_ref(said)).remove(0)
        };
        assert_eq!(one(&then, &held).standing(), WantedStanding::Accepted);
        let ended = said(&then.finding, ExplanationState::TakenBack);
        assert_eq!(
            (one(&then, &ended).standing(), one(&then, &ended).changed_since),
            (WantedStanding::Open, false)
        );
        let now = found(Rule::WithinCeiling, Severity::Error, "2026", 32_164_401);
        assert_eq!(
            (one(&now, &held).standing(), one(&now, &held).changed_since),
            (WantedStanding::Open, true)
        );
        let other = found(Rule::WithinPurpose, Severity::Error, "2026", 32_164_400);
        assert_eq!(
            (one(&other, &held).standing(), one(&other, &held).changed_since),
            (WantedStanding::Open, false)
        );
    }

    #[test]
    fn what_has_nothing_left_to_explain_falls_away() {
        let then = found(Rule::WithinCeiling, Severity::Error, "2026", 100);
        let held = [said(&then.finding, ExplanationState::Holds)];
        assert!(fallen_away(std::slice::from_ref(&then), &held).is_empty());
        assert_eq!(fallen_away(&[], &held).len(), 1);
        assert_eq!(fallen_away(&[found(Rule::WithinCeiling, Severity::Error, "2026", 101)], &held).len(), 1);
        assert!(fallen_away(&[], &[said(&then.finding, ExplanationState::Replaced)]).is_empty());
    }

    #[test]
    fn a_filter_wants_what_it_names_and_all_of_it() {
        let one = judged(vec![found(Rule::WithinCeiling, Severity::Error, "a", 1)], &[]).remove(0);
        let rule = |rule| Wanted { rule: Some(rule), ..Wanted::default() };
        let room = |room: &str| Wanted { room: Some(room.to_owned()), ..Wanted::default() };
        let standing = |standing| Wanted { standing: Some(standing), ..Wanted::default() };
        let severity = |severity| Wanted { severity: Some(severity), ..Wanted::default() };
        for (wanted, holds) in [
            (Wanted::default(), true),
            (rule(Rule::WithinCeiling), true),
            (rule(Rule::WithinPurpose), false),
            (room("investments"), true),
            (room("vision"), false),
            (standing(WantedStanding::Open), true),
            (standing(WantedStanding::Accepted), false),
            (severity(Severity::Error), true),
            (severity(Severity::Note), false),
            (Wanted { rule: Some(Rule::WithinCeiling), ..room("vision") }, false),
        ] {
            assert_eq!(wanted.holds(&one), holds, "{wanted:?}");
        }
    }

    #[test]
    fn an_address_stays_when_the_sum_changes_and_a_mark_does_not() {
        let (then, now) = (
            found(Rule::WithinCeiling, Severity::Error, "a", 1).finding,
            found(Rule::WithinCeiling, Severity::Error, "a", 2).finding,
        );
        assert_eq!(then.address(), now.address());
        assert_ne!(then.mark(), now.mark());
        assert_ne!(then.address(), found(Rule::WithinPurpose, Severity::Error, "a", 1).finding.address());
    }

    #[test]
    fn what_is_late_keeps_its_mark_when_a_day_passes() {
        let late = |days: i64, due: &str| {
            let mut finding = found(Rule::PromiseReturns, Severity::Warning, "a", 1).finding;
            finding.arguments.insert("days", Argument::Count(days));
            finding.arguments.insert("due", Argument::Day(due.parse().unwrap()));
            finding.arithmetic = Some(format!("{due} + {days}"));
            finding.mark()
        };
        assert_eq!(late(3, "2026-02-27"), late(4, "2026-02-27"));
        assert_ne!(late(3, "2026-02-27"), late(3, "2026-02-26"));
    }
}
