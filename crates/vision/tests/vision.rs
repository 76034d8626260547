//! Stories about the vision: kept and changed on both engines, and hidden from who may not see it in every channel.
#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

#[path = "stories/common.rs"]
mod common;
#[path = "stories/desk.rs"]
mod desk;
#[path = "stories/goals.rs"]
mod goals;
#[path = "stories/openness.rs"]
mod openness;
#[path = "stories/pages.rs"]
mod pages;
#[path = "stories/register.rs"]
mod register;
#[path = "stories/ties.rs"]
mod ties;
