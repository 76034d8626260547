//! Dutch words for searching: folding, cutting into words, stems and compounds.
//!
//! Index and query go through the same steps, so that *wandelclubs*, *Wandelclub*
//! and *club* meet. Everything here is a pure function and takes any text.

mod compound;
mod distance;
mod exceptions;
mod fold;
mod heads;
mod stem;
mod stop_words;
mod term;
mod words;

pub use compound::{Compound, split};
pub use distance::within_one_letter;
pub use exceptions::is_exception;
pub use fold::fold;
pub use heads::heads;
pub use stem::{are_kept_apart, stem};
pub use stop_words::is_stop_word;
pub use term::{Term, index_terms, query_terms};
pub use words::words;
