//! Stories about the tracks: kept and changed on both engines, shown, and hidden from who may not see them in every channel.
#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

#[path = "stories/common.rs"]
mod common;
#[path = "stories/desk.rs"]
mod desk;
#[path = "stories/kept.rs"]
mod kept;
#[path = "stories/openness.rs"]
mod openness;
#[path = "stories/pages.rs"]
mod pages;
