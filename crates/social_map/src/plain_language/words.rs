use std::collections::HashMap;
use std::sync::LazyLock;

use super::Hurdle;
use super::text::Word;

/// The most words of one expression on the list.
const LONGEST: usize = 4;

static LIST: LazyLock<HashMap<&'static str, Hurdle>> = LazyLock::new(|| read(include_str!("words.txt")));

fn read(file: &'static str) -> HashMap<&'static str, Hurdle> {
    let mut list = HashMap::new();
    let mut are_abbreviations = false;
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((forms, instead)) = line.split_once(" = ") {
            let hurdle =
                if are_abbreviations { Hurdle::Abbreviation(Some(instead)) } else { Hurdle::Formal(instead) };
            list.extend(forms.split(", ").map(|form| (form, hurdle)));
        } else if line.starts_with('[') {
            are_abbreviations = line == "[abbreviation]";
        }
    }
    list
}

/// The longest expression of the list with which these words begin: how many words it has, and why it may be hard.
pub(super) fn listed(words: &[Word<'_>]) -> Option<(usize, Hurdle)> {
    (1..=LONGEST.min(words.len())).rev().find_map(|count| {
        let expression: Vec<String> = words.iter().take(count).map(|word| word.text.to_lowercase()).collect();
        LIST.get(expression.join(" ").as_str()).map(|hurdle| (count, *hurdle))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_says_nothing_twice() {
        let file = include_str!("words.txt");
        let entries: Vec<(&str, &str)> = file
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with(['#', '[']))
            .map(|line| line.split_once(" = ").expect(line))
            .collect();
        assert!(entries.len() >= 150, "only {} entries", entries.len());
        let forms: Vec<&str> = entries.iter().flat_map(|(forms, _)| forms.split(", ")).collect();
        assert_eq!(forms.len(), LIST.len(), "a form stands on the list twice");
        for form in &forms {
            assert_eq!(*form, form.to_lowercase());
            assert!(form.split(' ').count() <= LONGEST, "{form}");
        }
        for (forms, instead) in &entries {
            let easier = instead.split(", ").all(|word| !forms.split(", ").any(|form| form == word));
            assert!(easier && !instead.is_empty(), "{forms} = {instead}");
        }
    }

    #[test]
    fn what_is_advised_is_not_advised_against() {
        let advised = LIST.values().filter_map(|hurdle| match hurdle {
            Hurdle::Formal(instead) | Hurdle::Abbreviation(Some(instead)) => Some(*instead),
            Hurdle::Abbreviation(None)
            | Hurdle::LongSentence(_)
            | Hurdle::LongWord
            | Hurdle::Passive
            | Hurdle::Capitals => None,
        });
        let advised: Vec<&str> = advised.flat_map(|instead| instead.split(", ")).collect();
        assert!(advised.len() > 100, "{}", advised.len());
        for instead in advised {
            assert!(!LIST.contains_key(instead), "{instead}");
        }
    }
}
