use crate::compound::split;
use crate::fold::fold;
use crate::stem::stem;
use crate::stop_words::is_stop_word;
use crate::words::words;

/// The longest word that is looked at, in bytes; what is longer is no word.
const LONGEST: usize = 80;

/// One word of a text, in the three forms in which an index keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The word as written, folded: for search while typing and for slips.
    pub word: String,
    /// What different forms of the word share.
    pub stem: String,
    /// Stems of the parts of a compound, in order; empty for a simple word.
    ///
    /// A hit on a part is weaker than a hit on the whole, and a compound that
    /// somebody asks for needs all its parts.
    pub parts: Vec<String>,
}

/// The terms of a text for the index, in order, stop words included: they keep
/// their place in a sentence and cost little.
#[must_use]
pub fn index_terms(text: &str) -> Vec<Term> {
    words(&fold(text)).filter(|word| word.len() <= LONGEST).map(term).collect()
}

/// The terms of a question, without stop words unless it has nothing else.
#[must_use]
pub fn query_terms(text: &str) -> Vec<Term> {
    let terms = index_terms(text);
    if terms.iter().all(|term| is_stop_word(&term.word)) {
        return terms;
    }
    terms.into_iter().filter(|term| !is_stop_word(&term.word)).collect()
}

fn term(word: &str) -> Term {
    if word.contains('-') {
        return hyphenated(word);
    }
    let word = word.to_owned();
    match split(&word) {
        Some(compound) => Term { word, stem: compound.whole, parts: compound.parts },
        None => Term { stem: stem(&word).into_owned(), word, parts: Vec::new() },
    }
}

/// *e-mail* is also `email`, *wmo-loket* also `loket`.
fn hyphenated(word: &str) -> Term {
    let together = word.replace('-', "");
    let mut parts: Vec<String> = Vec::new();
    for part in word.split('-').filter(|part| part.chars().count() > 1 && !is_stop_word(part)) {
        match split(part) {
            Some(compound) => parts.extend(compound.parts),
            None => parts.push(stem(part).into_owned()),
        }
    }
    let stem = match split(&together) {
        Some(compound) => compound.whole,
        None => stem(&together).into_owned(),
    };
    Term { word: together, stem, parts }
}
