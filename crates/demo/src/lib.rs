//! The demonstration: a town with organisations, places and offers to try the program on.
//!
//! It comes in through the actions of the rooms, as an editor's work, so that it can hold nothing that the program
//! itself would refuse. All people in it are invented.

mod adopted_plan;
mod centres;
mod desk;
mod fault;
mod files;
mod generate;
mod indicators;
mod indices;
mod learning;
mod line_links;
mod load;
mod money;
mod offers;
mod organisations;
mod people;
mod phrases;
mod places;
mod raw;
mod raw_learning;
mod raw_tracks;
mod raw_vision;
mod savings;
mod subsidies;
mod survey;
mod town;
mod tracks;
mod value_cases;
mod vision;

pub use centres::Centres;
pub use fault::{DemoError, FileFault};
pub use files::division;
pub use generate::generate;
pub use load::{Loaded, editor, load};
pub use town::{load_town, people};
pub use tracks::load as load_tracks;
