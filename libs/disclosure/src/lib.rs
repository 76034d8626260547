//! Which figures of a table must stay out so that nobody's figure can be worked out, and the proof of it.
//!
//! Sensitive cells are found by rules ([`Rules`]), others go with them so that rows, columns, totals, area levels and
//! linked tables give nothing away ([`protect`]), and an audit shows what somebody with all published tables can still
//! work out of each cell that is left out ([`audit`]). Rounding is the other way ([`round_each`], [`round_together`]).
//!
//! Everything is a function of its arguments, and the same input gives the same output.

mod audit;
mod cell;
mod dimension;
mod error;
mod insider;
mod model;
mod outcome;
mod path;
mod program;
mod release;
mod rounding;
mod rules;
mod spare;
mod suppress;
mod table;
mod together;
mod witness;

pub use audit::{Audit, Interval, audit, audit_rounded};
pub use cell::{Cell, Content, Fate, Key};
pub use dimension::Dimension;
pub use error::DisclosureError;
pub use insider::{Insider, audit_insider, insiders};
pub use outcome::{Cost, Protected, Status};
pub use release::Release;
pub use rounding::{Rounded, round_each, round_together};
pub use rules::{Dominance, Finding, GroupRule, Need, Reason, Rules, Saving};
pub use suppress::protect;
pub use table::{Contribution, Count, Table};
pub use together::audit_together;

/// The example of the README is compiled and run with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
