//! What a checker of plans and figures finds: named rules, findings with their arithmetic, and who explained them.
//!
//! A room checks what is its own with pure functions that give [`Finding`]s; this crate knows no room.

mod finding;
mod rule;

pub use finding::{Argument, Finding, Severity, Thing};
pub use rule::Rule;
