//! What a checker of plans and figures finds: named rules, findings with their arithmetic, and who explained them.
//!
//! A room checks what is its own with pure functions that give [`Finding`]s; this crate knows no room. The program
//! collects them through a list of [`Check`]s.

mod actions;
mod checks;
mod explanation;
mod finding;
mod judged;
mod pages;
mod rule;
mod sentence;
mod store;

pub use actions::{CheckError, Said, explain, finding, findings, let_go, take_back, without_explanation};
pub use checks::{Check, Checks, Looking};
pub use explanation::{
    Explanation, ExplanationId, ExplanationState, ExplanationStep, NoSuchStep, OfExplanation, Standing,
};
pub use finding::{Argument, Finding, Severity, Thing};
pub use judged::{Found, Judged, WantedStanding};
pub(crate) use judged::{Wanted, fallen_away, judged};
pub use pages::{Line, NAVIGATION, lines, room};
pub use rule::Rule;
pub(crate) use sentence::rule_sentence;
pub use sentence::sentence;
pub use store::migrations;
