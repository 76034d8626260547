//! The social map with the demonstration in it, as visitors and other programs see it.

#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

mod api;
mod channels;
mod complete;
mod finding;
mod near;
mod open_data;
mod town;
