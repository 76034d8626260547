use fluent_bundle::FluentValue;
use kernel::Language;
use shell::Texts;

use crate::{Argument, Finding, Rule};

/// The sentence of a finding, filled in: the text `finding-<sentence>` of the room that gave it.
#[must_use]
pub fn sentence(texts: &Texts, language: Language, finding: &Finding) -> String {
    let key = format!("finding-{}", finding.sentence);
    let arguments: Vec<(&str, FluentValue<'_>)> =
        finding.arguments.iter().map(|(name, argument)| (*name, written(argument))).collect();
    texts.filled(language, &key, &arguments)
}

/// The sentence of a rule.
pub(crate) fn rule_sentence(texts: &Texts, language: Language, rule: Rule) -> String {
    texts.text(language, &format!("rule-{rule}")).to_owned()
}

/// A number of which the sentence may need the plural stays a number; all else is text as people write it.
fn written(argument: &Argument) -> FluentValue<'static> {
    match argument {
        Argument::Money(cents) => cents.to_string().into(),
        Argument::Count(count) => (*count).into(),
        Argument::Year(year) => year.to_string().into(),
        Argument::Day(day) => day.format("%d-%m-%Y").to_string().into(),
        Argument::Permille(part) => {
            let (whole, rest) = (part.unsigned_abs() / 10, part.unsigned_abs() % 10);
            let sign = if *part < 0 { "-" } else { "" };
            format!("{sign}{whole},{rest}%").into()
        }
        Argument::Text(text) => text.clone().into(),
    }
}

#[cfg(test)]
mod tests {
    use kernel::Cents;

    use super::*;

    #[test]
    fn every_argument_is_written_as_people_write_it() {
        let day = "2026-03-02".parse().unwrap();
        for (argument, expected) in [
            (Argument::Money(Cents(32_164_400)), "€ 321.644"),
            (Argument::Year(2026), "2026"),
            (Argument::Day(day), "02-03-2026"),
            (Argument::Permille(255), "25,5%"),
            (Argument::Permille(-5), "-0,5%"),
            (Argument::Text("GALA".to_owned()), "GALA"),
        ] {
            assert_eq!(written(&argument), FluentValue::from(expected));
        }
        assert_eq!(written(&Argument::Count(3)), FluentValue::from(3));
    }

    #[test]
    fn every_rule_has_a_sentence_in_both_languages() {
        let texts = Texts::embedded().unwrap();
        for rule in Rule::ALL {
            for language in Language::ALL {
                let said = rule_sentence(&texts, language, *rule);
                assert!(said.ends_with('.') && said.len() > 20, "{rule}: {said}");
            }
        }
    }
}
