//! Finding listings by word: an index in memory, questions in everyday Dutch, facets that count.

mod crisis;
mod facets;
mod index;
mod question;
mod reader;
mod vocabulary;

pub(crate) use crisis::is_crisis;
pub(crate) use facets::{Counts, Filter, Profile, WardBits};
pub(crate) use index::{IndexError, TextIndex};
pub(crate) use question::{Asked, Question};
pub(crate) use reader::{Hits, Reader};

#[cfg(test)]
mod tests;
