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

/// One word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// As it was typed, folded.
    pub(crate) written: String,
    /// The word it was taken for, when nothing holds the one that was typed.
    pub(crate) taken_for: Option<String>,
    /// What its forms share.
    pub(crate) stem: String,
    /// Stems of its parts, when it is a compound.
    pub(crate) parts: Vec<String>,
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
        let mut words: Vec<Asked> = Vec::new();
        for term in dutch_text::query_terms(&text) {
            if words.len() == MOST_WORDS || words.iter().any(|word| word.stem == term.stem) {
                continue;
            }
            words.push(asked(term, reader));
        }
        Self { words }
    }

    /// Whether nothing was asked.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

fn asked(term: dutch_text::Term, reader: &Reader) -> Asked {
    let plain = Asked { written: term.word, taken_for: None, stem: term.stem, parts: term.parts };
    if reader.knows(&plain) {
        return plain;
    }
    let Some(meant) = reader.vocabulary.nearest(&plain.written) else { return plain };
    match dutch_text::query_terms(meant).into_iter().next() {
        Some(term) => {
            Asked { written: plain.written, taken_for: Some(term.word), stem: term.stem, parts: term.parts }
        }
        None => plain,
    }
}
