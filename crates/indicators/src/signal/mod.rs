//! Signals: where the figures ask for a conversation. Four things together, never one test alone; and then people say what it
//! means.

mod noticing;
mod session;
mod state;

pub use noticing::{Evidence, Noticed, noticed};
pub use session::{Confidence, SessionRecord, Signal};
pub use state::{SignalState, SignalStep, WrongSignalStep};
