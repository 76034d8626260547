//! Finding listings by word: an index in memory, questions in everyday Dutch, facets that count.

mod crisis;
mod facets;
mod find;
mod index;
mod profile;
mod question;
mod reader;
mod text;
mod vocabulary;

pub(crate) use crisis::is_crisis;
pub(crate) use facets::{Counts, Filter, Profile, WardBits};
pub(crate) use find::{Found, Hit, Order, Search};
pub(crate) use index::{IndexError, TextIndex};
pub(crate) use profile::{CostBand, cost_bit, part_bit, theme_bit};
pub(crate) use question::Question;
pub(crate) use reader::Reader;
pub(crate) use text::text_of;

#[cfg(test)]
mod tests;
