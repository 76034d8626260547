use kernel::Instant;

use crate::{Place, When};

kernel::words! {
    /// What a figure is held against.
    YardstickKind, "kind of yardstick" {
        /// What is aimed for (*streefwaarde*).
        Target => "target",
        /// How it was when something began (*nulmeting*); also of a part of a year.
        Baseline => "baseline",
        /// How it is elsewhere (*vergelijking*).
        Benchmark => "benchmark",
    }
}

/// Something a figure is held against: a target, a baseline or a benchmark.
#[derive(Debug, Clone, PartialEq)]
pub struct Yardstick {
    /// Which of the three.
    pub kind: YardstickKind,
    /// What it is called, such as the plan that sets a target or the town that is compared with.
    pub name: String,
    /// Of which place it speaks.
    pub place: Place,
    /// Of when: for a target, by when.
    pub when: When,
    /// How much.
    pub value: f64,
    /// Where it was taken from.
    pub source: String,
}

/// Something that is known of a neighbourhood and stands in no figure (*notitie*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which place.
    pub place: Place,
    /// What is known; never about a person.
    pub text: String,
    /// Where it comes from.
    pub source: String,
    /// Who may see it.
    pub openness: kernel::Openness,
    /// When it was written down.
    pub written: Instant,
}
