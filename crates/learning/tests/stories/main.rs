//! Stories about pilots, evaluations, the learning agenda and lessons.
#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

mod agenda;
mod evaluations;
mod kept;
mod lessons;
mod openness;
mod pilots;
mod town;
