//! Stories about subsidies: a round from its rules to its decisions on both engines, what is refused on the way, and the pages.
#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

#[path = "stories/common.rs"]
mod common;
#[path = "stories/course.rs"]
mod course;
#[path = "stories/deciding.rs"]
mod deciding;
#[path = "stories/files.rs"]
mod files;
#[path = "stories/granting.rs"]
mod granting;
#[path = "stories/letters.rs"]
mod letters;
#[path = "stories/pages.rs"]
mod pages;
#[path = "stories/paying.rs"]
mod paying;
#[path = "stories/register.rs"]
mod register;
#[path = "stories/settling.rs"]
mod settling;
