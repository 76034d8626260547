use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, Score, Searcher, SegmentOrdinal, SegmentReader, Term};

use super::index::{Columns, IndexError};
use super::question::{Asked, Question};
use super::vocabulary::Vocabulary;

/// A hit on the parts of a compound says less than one on the whole.
const PARTS: f32 = 0.6;
/// A hit on what comes before the head says less still: *kookclub* finds cooking where there is no club.
const FIRST_PART: f32 = 0.4;

/// The index as it stood at one moment; what changes later does not touch it.
pub(crate) struct Reader {
    pub(super) columns: Columns,
    pub(super) searcher: Searcher,
    /// The slot of each document, by segment; opened once, because every word of every question asks for it.
    slots: Vec<Column<u64>>,
    pub(super) vocabulary: Vocabulary,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Reader({} listings)", self.searcher.num_docs())
    }
}

/// What a question hit, by slot.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Hits {
    /// How well each slot answers (BM25, summed over the words).
    pub(crate) scores: Vec<f32>,
    /// Which words of the question each slot holds, a bit each.
    pub(crate) words: Vec<u16>,
}

impl Reader {
    /// A reader of what the searcher sees.
    pub(super) fn new(columns: Columns, searcher: Searcher) -> Result<Self, IndexError> {
        let of_segment = |segment: &SegmentReader| segment.fast_fields().u64("slot");
        let slots = searcher.segment_readers().iter().map(of_segment).collect::<Result<_, _>>()?;
        let vocabulary = Vocabulary::of(&searcher, columns.word)?;
        Ok(Self { columns, searcher, slots, vocabulary })
    }

    /// Whether any listing holds the word, one of its forms, or all its parts.
    pub(super) fn knows(&self, asked: &Asked) -> bool {
        let holds = |stem: &str| self.searcher.doc_freq(&self.term(stem)).is_ok_and(|count| count > 0);
        self.vocabulary.knows(&asked.written)
            || holds(&asked.stem)
            || !asked.parts.is_empty() && asked.parts.iter().all(|part| holds(part))
    }

    /// What the question hits among `slots` slots: any word is enough, more words weigh more.
    pub(crate) fn hits(&self, question: &Question, slots: usize) -> Result<Hits, IndexError> {
        let mut hits = Hits { scores: vec![0.0; slots], words: vec![0; slots] };
        for (place, asked) in question.words.iter().enumerate() {
            let bit = 1_u16.checked_shl(u32::try_from(place).unwrap_or(u32::MAX)).unwrap_or(0);
            let mut found = self.of_stem(&asked.stem)?;
            let in_parts = self.of_parts(&asked.parts, slots)?;
            found.extend(in_parts.into_iter().map(|(slot, score)| (slot, score * PARTS)));
            if let ([], Some(first)) = (found.as_slice(), asked.parts.first()) {
                let first = self.of_stem(first)?;
                found.extend(first.into_iter().map(|(slot, score)| (slot, score * FIRST_PART)));
            }
            for (slot, score) in found {
                let slot = usize::try_from(slot).unwrap_or(usize::MAX);
                if let (Some(sum), Some(words)) = (hits.scores.get_mut(slot), hits.words.get_mut(slot)) {
                    *sum += score;
                    *words |= bit;
                }
            }
        }
        Ok(hits)
    }

    fn term(&self, stem: &str) -> Term {
        Term::from_field_text(self.columns.text, stem)
    }

    fn of_stem(&self, stem: &str) -> Result<Vec<(u32, f32)>, IndexError> {
        let query = TermQuery::new(self.term(stem), IndexRecordOption::WithFreqs);
        Ok(self.searcher.search(&query, &BySlot(&self.slots))?)
    }

    /// The slots that hold all parts of a compound.
    fn of_parts(&self, parts: &[String], slots: usize) -> Result<Vec<(u32, f32)>, IndexError> {
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        let mut sums: Vec<(usize, f32)> = vec![(0, 0.0); slots];
        for part in parts {
            for (slot, score) in self.of_stem(part)? {
                if let Some((count, sum)) = sums.get_mut(usize::try_from(slot).unwrap_or(usize::MAX)) {
                    *count += 1;
                    *sum += score;
                }
            }
        }
        let whole = (0_u32..).zip(sums).filter(|(_, (count, _))| *count == parts.len());
        Ok(whole.map(|(slot, (_, sum))| (slot, sum)).collect())
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
