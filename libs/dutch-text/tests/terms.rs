//! What index and query see of a text.

use dutch_text::{Term, index_terms, query_terms};
use proptest::prelude::*;

fn stems(terms: &[Term]) -> Vec<&str> {
    terms.iter().map(|term| term.stem.as_str()).collect()
}

#[test]
fn a_question_keeps_the_words_that_say_something() {
    let terms = query_terms("Ik zoek een rustige plek om samen te koken");
    assert_eq!(stems(&terms), ["rust", "plek", "saam", "kook"]);
}

#[test]
fn a_question_of_stop_words_alone_keeps_them() {
    assert_eq!(stems(&query_terms("wie ben ik")), ["wie", "ben", "ik"]);
    assert_eq!(query_terms(" ?! "), []);
}

#[test]
fn a_question_meets_the_text_it_means() {
    for (question, text) in [
        ("wandelclubs", "Wandelclub De Stap"),
        ("club", "Wandelclub De Stap"),
        ("wandelen", "Wandelclub De Stap"),
        ("café", "Het Buurtcafe"),
        ("e-mail", "Stuur een email"),
        ("wmo loket", "Het Wmo-loket"),
        ("gezinnen", "voor het hele gezin"),
        ("coordinator", "onze coördinatoren"),
        ("foto’s", "een foto"),
    ] {
        let text = index_terms(text);
        let known = |stem: &String| text.iter().any(|term| term.stem == *stem || term.parts.contains(stem));
        let question = query_terms(question);
        let met = |term: &Term| known(&term.stem) || (!term.parts.is_empty() && term.parts.iter().all(known));
        assert!(!question.is_empty() && question.iter().all(met), "{question:?} {text:?}");
    }
}

#[test]
fn policy_is_not_found_by_asking_for_guidance() {
    let policy = index_terms("Het beleid van de gemeente");
    let guidance = query_terms("begeleiding");
    assert!(policy.iter().any(|term| term.word == "beleid"));
    assert!(policy.iter().all(|term| term.stem != guidance[0].stem));
}

#[test]
fn an_endless_word_is_left_out() {
    assert_eq!(index_terms(&"a".repeat(10_000)), []);
}

proptest! {
    #[test]
    fn any_text_can_be_cut_and_compared(text in "\\PC{0,60}", other in "\\PC{0,8}") {
        for term in index_terms(&text) {
            prop_assert!(!term.stem.is_empty() && !term.word.is_empty());
            prop_assert!(term.parts.iter().all(|part| !part.is_empty()));
        }
        prop_assert_eq!(index_terms(&text), index_terms(&text.to_lowercase()));
        prop_assert_eq!(
            dutch_text::within_one_letter(&text, &other),
            dutch_text::within_one_letter(&other, &text)
        );
    }

    #[test]
    fn one_slip_is_always_within_one_letter(word in "[a-zé]{1,12}", at in 0_usize..12, letter in "[a-z]") {
        let signs: Vec<char> = word.chars().collect();
        let at = at % signs.len();
        let without: String = signs[..at].iter().chain(&signs[at + 1..]).collect();
        let mut longer = signs.clone();
        longer.splice(at..at, letter.chars());
        let longer: String = longer.into_iter().collect();
        prop_assert!(dutch_text::within_one_letter(&word, &without));
        prop_assert!(dutch_text::within_one_letter(&word, &longer));
    }
}
