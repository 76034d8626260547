use dutch_text::Term;

use super::lexicon::Meaning;
use super::reader::Reader;

/// How many words of a question count; nobody types more, and a machine need not.
pub(crate) const MOST_WORDS: usize = 16;
/// How many characters of a question are read.
const LONGEST: usize = 200;

/// What somebody typed, as words that the index understands. Signs of any query language mean nothing here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Question {
    /// Its words, without those that say nothing.
    pub(crate) words: Vec<Asked>,
}

/// One word of a question, or several that have one meaning together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// As it was typed, folded.
    pub(crate) written: String,
    /// The word it was taken for, when nothing holds the one that was typed.
    pub(crate) taken_for: Option<String>,
    /// The word itself.
    pub(crate) itself: Meaning,
    /// What counts as the word itself.
    pub(crate) equal: Vec<Meaning>,
    /// What lies near.
    pub(crate) related: Vec<Meaning>,
    /// What a part of the word finds, for when the word itself finds little.
    pub(crate) wider: Vec<Meaning>,
}

impl Asked {
    /// The word as it is told to the visitor.
    pub(crate) fn shown(&self) -> &str {
        self.taken_for.as_deref().unwrap_or(&self.written)
    }
}

impl Question {
    /// Reads a question against the words that `reader` knows.
    pub(crate) fn read(text: &str, reader: &Reader) -> Self {
        let text: String = text.chars().take(LONGEST).collect();
        let mut terms: Vec<(Term, Option<String>)> = Vec::new();
        for term in dutch_text::query_terms(&text) {
            if terms.len() < MOST_WORDS && terms.iter().all(|(known, _)| known.stem != term.stem) {
                let (meant, taken_for) = mended(term, reader);
                terms.push((meant, taken_for));
            }
        }
        Self { words: gathered(&terms, reader) }
    }

    /// Whether nothing was asked.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// The word that was meant, and as it was typed when that is another.
fn mended(term: Term, reader: &Reader) -> (Term, Option<String>) {
    if reader.knows(&term) {
        return (term, None);
    }
    let meant = reader.nearest(&term).and_then(|meant| dutch_text::query_terms(&meant).into_iter().next());
    match meant {
        Some(meant) => (meant, Some(term.word)),
        None => (term, None),
    }
}

/// Words that stand together in the lexicon become one.
fn gathered(terms: &[(Term, Option<String>)], reader: &Reader) -> Vec<Asked> {
    let plain: Vec<Term> = terms.iter().map(|(term, _)| term.clone()).collect();
    let mut words = Vec::new();
    let mut from = 0;
    while let Some(rest) = plain.get(from..).filter(|rest| !rest.is_empty()) {
        let (entry, length) = match reader.lexicon.longest(rest) {
            Some((entry, length)) => (entry.clone(), length),
            None => (Default::default(), 1),
        };
        let here = terms.iter().skip(from).take(length);
        let meant: Vec<Term> = here.clone().map(|(term, _)| term.clone()).collect();
        let joined = |texts: Vec<&str>| texts.join(" ");
        let shown = joined(meant.iter().map(|term| term.word.as_str()).collect());
        let typed =
            |(term, typed): &'_ (Term, Option<String>)| typed.clone().unwrap_or_else(|| term.word.clone());
        let written = here.clone().map(typed).collect::<Vec<_>>().join(" ");
        words.push(Asked {
            taken_for: here.clone().any(|(_, typed)| typed.is_some()).then(|| shown.clone()),
            written,
            itself: Meaning { shown, terms: meant },
            equal: entry.equal,
            related: entry.related,
            wider: Vec::new(),
        });
        if let Some(asked) = words.last_mut() {
            widen(asked, reader);
        }
        from += length;
    }
    words
}

/// Adds to a compound that stands in no list what its beginning means and what it begins with, and to a word that
/// nothing holds the known word with which it ends: *damesfietsles* is a *fietsles*.
fn widen(asked: &mut Asked, reader: &Reader) {
    let [term] = asked.itself.terms.as_slice() else { return };
    let beginnings = term.parts.split_last().map_or(&[][..], |(_, beginnings)| beginnings);
    if asked.equal.is_empty() && asked.related.is_empty() {
        let entries = beginnings.iter().filter_map(|part| reader.lexicon.of_stem(part));
        asked.related.extend(entries.flat_map(|entry| entry.equal.iter().cloned()));
    }
    asked.wider.extend(beginnings.first().map(|part| Meaning::of_stem(part)));
    if !reader.knows(term) {
        asked.wider.extend(reader.known_ending(&term.word).and_then(Meaning::of));
    }
}
