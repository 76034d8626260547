use std::collections::HashMap;

use dutch_text::Term;

use crate::{Nearness, SynonymGroup};

/// Words that belong together, as the index knows them; a listing means it when it holds all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// As people read it.
    pub(crate) shown: String,
    /// Each word.
    pub(crate) terms: Vec<Term>,
}

/// What a word or phrase may also mean.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Entry {
    stems: Vec<String>,
    /// What counts as the word itself.
    pub(crate) equal: Vec<Meaning>,
    /// What lies near: found lower, and never left out for it.
    pub(crate) related: Vec<Meaning>,
}

/// All synonyms, ready to be looked up by the words of a question.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// By the first stem of what is typed; the longest first.
    entries: HashMap<String, Vec<Entry>>,
    /// Every word that stands in it, folded.
    words: Vec<String>,
}

impl Meaning {
    /// What a text means; none when it says nothing.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let terms = dutch_text::query_terms(text);
        let says = terms.iter().any(|term| !dutch_text::is_stop_word(&term.word));
        says.then(|| Self { shown: text.to_owned(), terms })
    }

    /// A word of which only the stem is known: a part of a compound.
    pub(crate) fn of_stem(stem: &str) -> Self {
        let term = Term { word: stem.to_owned(), stem: stem.to_owned(), parts: Vec::new() };
        Self { shown: stem.to_owned(), terms: vec![term] }
    }

    fn stems(&self) -> Vec<String> {
        self.terms.iter().map(|term| term.stem.clone()).collect()
    }
}

impl Lexicon {
    /// The lexicon of the groups that stand. What is related to a word is related to its equals too; further than that
    /// no chain is followed, so that a circle leads nowhere.
    pub(crate) fn of(groups: &[SynonymGroup]) -> Self {
        let mut lexicon = Self::default();
        let standing = || groups.iter().filter(|group| !group.removed).map(|group| &group.synonyms);
        for group in standing().filter(|group| group.nearness == Nearness::Related) {
            let (Some(word), others) = (Meaning::of(&group.word), group.others.iter()) else { continue };
            let others: Vec<Meaning> = others.filter_map(|other| Meaning::of(other)).collect();
            lexicon.remember(others.iter().chain([&word]));
            lexicon.entry(&word).related.extend(others);
        }
        for group in standing().filter(|group| group.nearness == Nearness::Equal) {
            let all: Vec<Meaning> = group.words().filter_map(Meaning::of).collect();
            let mut related: Vec<Meaning> = Vec::new();
            for meaning in &all {
                let known = lexicon.find(&meaning.stems()).map(|entry| entry.related.clone());
                related.extend(known.unwrap_or_default());
            }
            lexicon.remember(all.iter());
            for (place, word) in all.iter().enumerate() {
                let others = all.iter().enumerate().filter(|(other, _)| *other != place);
                let entry = lexicon.entry(word);
                entry.equal.extend(others.map(|(_, meaning)| meaning.clone()));
                entry.related.clone_from(&related);
            }
        }
        for entries in lexicon.entries.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.stems.len()));
        }
        lexicon.words.sort_unstable();
        lexicon.words.dedup();
        lexicon
    }

    /// The longest entry with which these words begin, and how many of them it takes.
    pub(crate) fn longest(&self, terms: &[Term]) -> Option<(&Entry, usize)> {
        let entries = self.entries.get(&terms.first()?.stem)?;
        let begins = |entry: &&Entry| {
            entry.stems.len() <= terms.len()
                && entry.stems.iter().zip(terms).all(|(stem, term)| *stem == term.stem)
        };
        entries.iter().find(begins).map(|entry| (entry, entry.stems.len()))
    }

    /// The entry of one stem.
    pub(crate) fn of_stem(&self, stem: &str) -> Option<&Entry> {
        self.find(&[stem.to_owned()])
    }

    /// Every word that stands in it, folded, in order.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    fn find(&self, stems: &[String]) -> Option<&Entry> {
        self.entries.get(stems.first()?)?.iter().find(|entry| entry.stems == stems)
    }

    fn entry(&mut self, word: &Meaning) -> &mut Entry {
        let stems = word.stems();
        let first = stems.first().cloned().unwrap_or_default();
        let entries = self.entries.entry(first).or_default();
        let place = entries.iter().position(|entry| entry.stems == stems).unwrap_or_else(|| {
            entries.push(Entry { stems, ..Entry::default() });
            entries.len() - 1
        });
        &mut entries[place]
    }

    fn remember<'a>(&mut self, meanings: impl Iterator<Item = &'a Meaning>) {
        self.words.extend(meanings.flat_map(|meaning| meaning.terms.iter().map(|term| term.word.clone())));
    }
}
