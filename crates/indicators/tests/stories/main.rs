//! Stories about indicators, figures and neighbourhoods.
#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

mod api;
mod demonstration;
mod figures;
mod files;
mod forms;
mod indices;
mod indices_of_now;
mod openness;
mod pages;
mod reach;
mod secrecy;
mod signals;
mod survey_desk;
mod survey_town;
mod surveys;
mod town;
