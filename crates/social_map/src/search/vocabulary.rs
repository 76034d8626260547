use std::collections::BTreeMap;

use tantivy::Searcher;
use tantivy::schema::Field;

/// Shorter words have too many neighbours to guess which was meant.
const SHORTEST: usize = 4;

/// All words of the index, with the number of listings that use them.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(Vec<(Box<str>, u32)>);

impl Vocabulary {
    /// The words that stand in a field of the index now.
    pub(super) fn of(searcher: &Searcher, field: Field) -> tantivy::Result<Self> {
        let mut words: BTreeMap<Box<str>, u32> = BTreeMap::new();
        for segment in searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut terms = inverted.terms().stream()?;
            while let Some((word, seen)) = terms.next() {
                if let Ok(word) = std::str::from_utf8(word) {
                    *words.entry(word.into()).or_default() += seen.doc_freq;
                }
            }
        }
        Ok(Self(words.into_iter().collect()))
    }

    /// Words that are known though no listing uses them.
    pub(super) fn of_words<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let words: BTreeMap<Box<str>, u32> = words.map(|word| (word.into(), 0)).collect();
        Self(words.into_iter().collect())
    }

    /// Whether a listing uses this word.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.0.binary_search_by(|(known, _)| known.as_ref().cmp(word)).is_ok()
    }

    /// The word that was meant, when one slip lies between them; of several, the one most listings use. With it, how
    /// many do.
    pub(super) fn nearest(&self, word: &str) -> Option<(&str, u32)> {
        if word.chars().count() < SHORTEST || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        self.0
            .iter()
            .filter(|(known, _)| known.len().abs_diff(word.len()) <= 2 && known.len() >= SHORTEST)
            .filter(|(known, _)| dutch_text::within_one_letter(known, word))
            .max_by(|(one, uses), (other, others)| uses.cmp(others).then_with(|| other.cmp(one)))
            .map(|(known, uses)| (known.as_ref(), *uses))
    }
}
