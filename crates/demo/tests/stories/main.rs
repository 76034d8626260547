//! The demonstration of Zwolle: as it is loaded, as its rooms see it, and its social map as visitors and other programs do.

#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

mod api;
mod channels;
mod complete;
mod finding;
mod learning;
mod money;
mod near;
mod open_data;
mod subsidies;
mod town;
mod tracks;
mod zwolle;
