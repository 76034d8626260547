use std::collections::HashMap;

use tantivy::indexer::{IndexWriterOptions, NoMergePolicy};
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use super::reader::Reader;

/// The full-text index failed: out of memory, or a fault of ours.
#[derive(Debug, thiserror::Error)]
#[error("the index of the social map failed: {0}")]
pub(crate) struct IndexError(#[from] tantivy::TantivyError);

/// What the writer may gather in memory before it makes a segment; the smallest that it takes.
const MEMORY: usize = 15_000_000;
/// A small index is kept in one segment, so that deleted texts never weigh on the scores of the others.
const SMALL: u64 = 10_000;
/// A large index is merged only when it is in many parts.
const MOST_SEGMENTS: usize = 8;

/// The fields of the index.
///
/// Ranking uses one field with all words of a listing: scoring title, text and theme apart measurably hurts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    /// Stems and the parts of compounds, for ranking.
    pub(super) text: Field,
    /// Whole words, for mending a slip of the pen.
    pub(super) word: Field,
    /// Where the listing stands in the catalogue.
    pub(super) slot: Field,
}

/// The full-text index of all listings, in memory. Derived: made from the database, never asked for a right.
pub(crate) struct TextIndex {
    columns: Columns,
    writer: IndexWriter,
    reader: IndexReader,
    /// How many words each listing has. The index itself only estimates the sum once something was taken out, and then
    /// ranks a little differently from one that was made anew.
    lengths: HashMap<u32, usize>,
}

impl std::fmt::Debug for TextIndex {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("TextIndex")
    }
}

impl TextIndex {
    /// An index of nothing.
    pub(crate) fn new() -> Result<Self, IndexError> {
        let mut schema = Schema::builder();
        let columns = Columns {
            text: schema.add_text_field("text", indexed(IndexRecordOption::WithFreqs, true)),
            word: schema.add_text_field("word", indexed(IndexRecordOption::Basic, false)),
            slot: schema.add_u64_field("slot", INDEXED | FAST),
        };
        let index = Index::create_in_ram(schema.build());
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(MEMORY)
            .build();
        let writer = index.writer_with_options(options)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { columns, writer, reader, lengths: HashMap::new() })
    }

    /// Takes the texts in `gone` out and puts those in `come` in, and gives a reader of what stands there now.
    pub(crate) fn replace(
        &mut self,
        gone: &[u32],
        come: impl Iterator<Item = (u32, String)>,
    ) -> Result<Reader, IndexError> {
        for slot in gone {
            self.lengths.remove(slot);
            self.writer.delete_term(Term::from_field_u64(self.columns.slot, u64::from(*slot)));
        }
        for (slot, text) in come {
            let (document, length) = document(self.columns, slot, &text);
            self.lengths.insert(slot, length);
            self.writer.add_document(document)?;
        }
        self.writer.commit()?;
        self.tidy()?;
        self.reader.reload()?;
        let length = u64::try_from(self.lengths.values().sum::<usize>()).unwrap_or(u64::MAX);
        Reader::new(self.columns, self.reader.searcher(), length)
    }

    fn tidy(&mut self) -> Result<(), IndexError> {
        let segments = self.writer.index().searchable_segment_metas()?;
        let deleted = segments.iter().any(|segment| segment.has_deletes());
        let small = segments.iter().map(|segment| u64::from(segment.num_docs())).sum::<u64>() <= SMALL;
        if segments.len() > MOST_SEGMENTS || small && (deleted || segments.len() > 1) {
            let ids: Vec<_> = segments.iter().map(|segment| segment.id()).collect();
            self.writer.merge(&ids).wait()?;
        }
        Ok(())
    }
}

fn indexed(option: IndexRecordOption, fieldnorms: bool) -> TextOptions {
    let how = TextFieldIndexing::default().set_index_option(option).set_fieldnorms(fieldnorms);
    TextOptions::default().set_indexing_options(how)
}

/// Words are cut, folded and stemmed here and not by the index, so that a question goes through the same steps.
fn document(columns: Columns, slot: u32, text: &str) -> (TantivyDocument, usize) {
    let mut stems = Vec::new();
    let mut words = Vec::new();
    for term in dutch_text::index_terms(text) {
        if dutch_text::is_stop_word(&term.word) {
            continue;
        }
        stems.push(term.stem);
        stems.extend(term.parts);
        words.push(term.word);
    }
    let length = stems.len();
    let mut document = TantivyDocument::default();
    document.add_pre_tokenized_text(columns.text, tokens(stems));
    document.add_pre_tokenized_text(columns.word, tokens(words));
    document.add_u64(columns.slot, u64::from(slot));
    (document, length)
}

fn tokens(texts: Vec<String>) -> PreTokenizedString {
    let token = |(position, text)| Token { position, text, ..Token::default() };
    PreTokenizedString { text: String::new(), tokens: texts.into_iter().enumerate().map(token).collect() }
}
