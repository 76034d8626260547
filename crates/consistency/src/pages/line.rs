use kernel::Language;
use serde::Serialize;
use shell::Texts;

use crate::{Argument, Explanation, Judged, Rule, Severity, Thing, rule_sentence, sentence};

/// A finding in full, as files and the command line give it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// A name that stays as long as rule and key do; its page is `/controle/<address>`.
    pub address: String,
    /// The rule, by its number.
    pub rule: Rule,
    /// What the rule says.
    pub rule_says: String,
    /// How grave it is.
    pub severity: Severity,
    /// The room that found it.
    pub room: &'static str,
    /// What it is about.
    pub about: Thing,
    /// What was found, in a sentence.
    pub sentence: String,
    /// The numbers in that sentence.
    pub arguments: std::collections::BTreeMap<&'static str, Argument>,
    /// The sum that shows it.
    pub arithmetic: Option<String>,
    /// Where it stands in the source.
    pub source: Option<String>,
    /// What somebody said of it that still counts.
    pub explanation: Option<Explanation>,
    /// Whether that counted until the finding changed.
    pub changed_since: bool,
}

/// Findings in full, in this language.
#[must_use]
pub fn lines(texts: &Texts, language: Language, all: &[Judged]) -> Vec<Line> {
    all.iter().map(|one| line(texts, language, one)).collect()
}

fn line(texts: &Texts, language: Language, one: &Judged) -> Line {
    let finding = &one.found.finding;
    Line {
        address: finding.address(),
        rule: finding.rule,
        rule_says: rule_sentence(texts, language, finding.rule),
        severity: finding.severity,
        room: one.found.room,
        about: finding.about.clone(),
        sentence: sentence(texts, language, finding),
        arguments: finding.arguments.clone(),
        arithmetic: finding.arithmetic.clone(),
        source: finding.source.clone(),
        explanation: one.explanation.clone(),
        changed_since: one.changed_since,
    }
}
