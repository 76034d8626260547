use std::sync::Arc;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::{
    Bm25StatisticsProvider, BooleanQuery, BoostQuery, DisjunctionMaxQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader, Term};

use super::index::{Columns, IndexError};
use super::lexicon::{Lexicon, Meaning};
use super::question::Question;
use super::vocabulary::Vocabulary;
use crate::catalogue::AreaNames;

/// A hit on the parts of a compound says less than one on the whole.
const PARTS: f32 = 0.6;
/// A hit on what comes before the head says less still: *kookclub* finds cooking where there is no club.
const FIRST_PART: f32 = 0.4;

/// The index as it stood at one moment; what changes later does not touch it.
#[derive(Clone)]
pub(crate) struct Reader {
    columns: Columns,
    searcher: Searcher,
    /// How many words all listings have together.
    length: u64,
    /// The slot of each document, by segment; opened once, because every word of every question asks for it.
    slots: Arc<[Column<u64>]>,
    /// Whole words that listings use.
    pub(super) words: Arc<Vocabulary>,
    /// Words that are known otherwise: of synonyms, and names of wards.
    pub(super) names: Arc<Vocabulary>,
    /// Words that belong together.
    pub(super) lexicon: Arc<Lexicon>,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Reader({} listings)", self.searcher.num_docs())
    }
}

/// What lies near adds less to what holds the word itself.
const BESIDE: f32 = 0.5;
/// A word that finds fewer than this is widened.
const LITTLE: usize = 5;
/// A hit on what lies near a word, so that it stands below what holds the word.
const RELATED: f32 = 0.3;

/// What a question hit, by slot.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hits {
    /// How well each slot answers (BM25, summed over the words).
    pub(crate) scores: Vec<f32>,
    /// Which words of the question each slot holds, a bit each.
    pub(crate) words: Vec<u16>,
    /// For which words of the question each slot holds only what lies near, a bit each.
    pub(crate) related: Vec<u16>,
}

impl Hits {
    /// Whether the question hits a slot at all.
    pub(crate) fn holds(&self, slot: usize) -> bool {
        let (words, related, _) = self.of(slot);
        words | related != 0
    }

    /// What a slot holds, what lies near in it, and its score.
    pub(crate) fn of(&self, slot: usize) -> (u16, u16, f32) {
        let at = || Some((*self.words.get(slot)?, *self.related.get(slot)?, *self.scores.get(slot)?));
        at().unwrap_or_default()
    }

    fn add(&mut self, slot: u32, score: f32, bit: u16) {
        let slot = usize::try_from(slot).unwrap_or(usize::MAX);
        if let (Some(sum), Some(held)) = (self.scores.get_mut(slot), self.words.get_mut(slot)) {
            *sum += score;
            *held |= bit;
        }
    }

    /// Adds what lies near: a better place for what holds the word itself, a reason to be found for what does not.
    fn add_near(&mut self, slot: u32, score: f32, bit: u16) {
        let slot = usize::try_from(slot).unwrap_or(usize::MAX);
        let (sum, near) = (self.scores.get_mut(slot), self.related.get_mut(slot));
        if let (Some(held), Some(sum), Some(near)) = (self.words.get(slot), sum, near) {
            let is_held = held & bit != 0;
            *sum += score * if is_held { BESIDE } else { 1.0 };
            *near |= bit & !held;
        }
    }
}

impl Reader {
    /// A reader of what the searcher sees.
    pub(super) fn new(columns: Columns, searcher: Searcher, length: u64) -> Result<Self, IndexError> {
        let of_segment = |segment: &SegmentReader| segment.fast_fields().u64("slot");
        let slots = searcher.segment_readers().iter().map(of_segment).collect::<Result<Vec<_>, _>>()?;
        let words = Vocabulary::of(&searcher, columns.word)?;
        Ok(Self {
            columns,
            searcher,
            length,
            slots: slots.into(),
            words: Arc::new(words),
            names: Arc::default(),
            lexicon: Arc::default(),
        })
    }

    /// The same reader with these synonyms, and names that are known though no listing uses them.
    pub(crate) fn knowing(&self, lexicon: Arc<Lexicon>, names: &AreaNames) -> Self {
        let folded: Vec<String> = names.all().map(dutch_text::fold).collect();
        let named = folded.iter().flat_map(|name| dutch_text::words(name));
        let words = named.chain(lexicon.words().iter().map(String::as_str));
        Self { names: Arc::new(Vocabulary::of_words(words)), lexicon, ..self.clone() }
    }

    /// Whether any listing holds the word, one of its forms, or all its parts; or it is known otherwise.
    pub(super) fn knows(&self, asked: &dutch_text::Term) -> bool {
        let has_synonyms = |part: &str| self.lexicon.of_stem(part).is_some();
        self.words.knows(&asked.word)
            || self.names.knows(&asked.word)
            || self.lexicon.longest(std::slice::from_ref(asked)).is_some()
            || self.holds(&asked.stem)
            || !asked.parts.is_empty()
                && asked.parts.iter().all(|part| self.holds(part) || has_synonyms(part))
    }

    /// What the question hits among `slots` slots: any word is enough, more words weigh more.
    pub(crate) fn hits(&self, question: &Question, slots: usize) -> Result<Hits, IndexError> {
        let mut hits = Hits { scores: vec![0.0; slots], words: vec![0; slots], related: vec![0; slots] };
        for (place, asked) in question.words.iter().enumerate() {
            let bit = 1_u16.checked_shl(u32::try_from(place).unwrap_or(u32::MAX)).unwrap_or(0);
            let meanings = || std::iter::once(&asked.itself).chain(&asked.equal);
            let direct = self.found(meanings(), self.most_common(meanings()))?;
            let (nothing, little) = (direct.is_empty(), direct.len() < LITTLE);
            for (slot, score) in direct {
                hits.add(slot, score, bit);
            }
            for (slot, score) in self.found(asked.related.iter(), 0)? {
                hits.add_near(slot, score * RELATED, bit);
            }
            for (slot, score) in self.found(asked.wider.iter().filter(|_| little), 0)? {
                if nothing {
                    hits.add(slot, score * FIRST_PART, bit);
                } else {
                    hits.add_near(slot, score * FIRST_PART, bit);
                }
            }
        }
        Ok(hits)
    }

    fn term(&self, stem: &str) -> Term {
        Term::from_field_text(self.columns.text, stem)
    }

    pub(super) fn holds(&self, stem: &str) -> bool {
        self.searcher.doc_freq(&self.term(stem)).is_ok_and(|count| count > 0)
    }

    fn of_stem(&self, stem: &str) -> Box<dyn Query> {
        Box::new(TermQuery::new(self.term(stem), IndexRecordOption::WithFreqs))
    }

    /// The word, or, for less, all parts of a compound.
    fn of_term(&self, term: &dutch_text::Term) -> Box<dyn Query> {
        let whole = self.of_stem(&term.stem);
        if term.parts.is_empty() {
            return whole;
        }
        let parts: Vec<_> = term.parts.iter().map(|part| (Occur::Must, self.of_stem(part))).collect();
        let in_parts: Box<dyn Query> = Box::new(BoostQuery::new(Box::new(BooleanQuery::new(parts)), PARTS));
        Box::new(BooleanQuery::new(vec![(Occur::Should, whole), (Occur::Should, in_parts)]))
    }

    /// All words of a meaning.
    fn of_meaning(&self, meaning: &Meaning) -> Box<dyn Query> {
        match meaning.terms.as_slice() {
            [term] => self.of_term(term),
            terms => {
                let all = terms.iter().map(|term| (Occur::Must, self.of_term(term))).collect();
                Box::new(BooleanQuery::new(all))
            }
        }
    }

    /// How many listings use the most common word among these. All of them weigh like that one: a rare word for a
    /// common thing says no more than the common word.
    fn most_common<'a>(&self, meanings: impl Iterator<Item = &'a Meaning>) -> u64 {
        let uses = |meaning: &Meaning| match meaning.terms.as_slice() {
            [term] => self.searcher.doc_freq(&self.term(&term.stem)).unwrap_or(0),
            _ => 0,
        };
        meanings.map(uses).max().unwrap_or(0)
    }

    /// The slots that mean any of these; the best of them counts, so that many words for one thing do not weigh as many
    /// things.
    fn found<'a>(
        &self,
        meanings: impl Iterator<Item = &'a Meaning>,
        as_common_as: u64,
    ) -> Result<Vec<(u32, f32)>, IndexError> {
        let mut queries: Vec<Box<dyn Query>> = meanings.map(|meaning| self.of_meaning(meaning)).collect();
        let query = match queries.len() {
            0 => return Ok(Vec::new()),
            1 => queries.swap_remove(0),
            _ => Box::new(DisjunctionMaxQuery::new(queries)),
        };
        let weights = Weights { reader: self, as_common_as };
        Ok(self.searcher.search_with_statistics_provider(&query, &BySlot(&self.slots), &weights)?)
    }
}

/// By which words are weighed.
struct Weights<'a> {
    reader: &'a Reader,
    as_common_as: u64,
}

impl Bm25StatisticsProvider for Weights<'_> {
    fn total_num_tokens(&self, _: Field) -> tantivy::Result<u64> {
        Ok(self.reader.length)
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.reader.searcher.num_docs())
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let uses = self.reader.searcher.doc_freq(term)?.max(self.as_common_as);
        Ok(uses.min(self.reader.searcher.num_docs()))
    }
}

/// Collects slot and score of everything a word hits.
struct BySlot<'a>(&'a [Column<u64>]);

struct SegmentBySlot {
    slots: Option<Column<u64>>,
    found: Vec<(u32, f32)>,
}

impl Collector for BySlot<'_> {
    type Fruit = Vec<(u32, f32)>;
    type Child = SegmentBySlot;

    fn for_segment(&self, segment: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<SegmentBySlot> {
        let slots = usize::try_from(segment).ok().and_then(|segment| self.0.get(segment)).cloned();
        Ok(SegmentBySlot { slots, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<Vec<(u32, f32)>>) -> tantivy::Result<Vec<(u32, f32)>> {
        Ok(fruits.concat())
    }
}

impl SegmentCollector for SegmentBySlot {
    type Fruit = Vec<(u32, f32)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        let slot = self.slots.as_ref().and_then(|slots| slots.first(doc));
        if let Some(slot) = slot.and_then(|slot| u32::try_from(slot).ok()) {
            self.found.push((slot, score));
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}
