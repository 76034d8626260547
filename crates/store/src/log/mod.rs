mod append;
mod entry;
mod read;
mod seal;
mod verify;

pub(crate) use append::append;
pub use entry::{Author, Entry, Event, LogHead, Subject};
pub use read::{EventFilter, events, events_after, head};
pub use verify::{Broken, verify};

#[cfg(test)]
mod tampering_tests;
