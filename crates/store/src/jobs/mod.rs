//! Work that follows from a change: written in the same transaction, done later, done once.

mod lease;
mod pause;
mod queue;

pub use lease::LeasedJob;
pub use queue::{Job, JobCounts};
