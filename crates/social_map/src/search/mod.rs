//! Finding listings by word: an index in memory, questions in everyday Dutch, facets that count.

mod bits;
mod crisis;
mod facet;
mod facets;
mod find;
mod in_vain;
mod index;
mod lexicon;
mod mending;
mod moments;
mod near;
mod options;
mod order;
mod profile;
mod question;
mod reader;
mod sieve;
mod text;
mod vocabulary;
mod wanted;

pub(crate) use bits::Bits;
pub(crate) use crisis::is_crisis;
pub(crate) use facet::{Choice, Facet, Room, Together, When};
pub(crate) use facets::{Facets, Passing, Timed};
pub(crate) use find::{Found, Hit, Order, Search};
pub(crate) use in_vain::InVain;
pub(crate) use index::{IndexError, TextIndex};
pub(crate) use lexicon::Lexicon;
pub(crate) use moments::Moments;
pub(crate) use near::{Origin, Reach, Start};
pub(crate) use options::{Label, Options};
pub(crate) use profile::{Profile, word_of};
pub(crate) use question::Question;
pub(crate) use reader::Reader;
pub(crate) use sieve::{Counts, Filter, Holds, Sieve, Sifted};
pub(crate) use text::text_of;
pub(crate) use wanted::{PER_PAGE, PLAIN, Pairs, Wanted};

#[cfg(test)]
mod sieve_tests;
#[cfg(test)]
mod tests;
