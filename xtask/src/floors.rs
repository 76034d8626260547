//! The crates of the house by floor, as ARCHITECTURE.md draws them.

/// Under every room.
pub(crate) const GROUND: &[&str] = &["kernel", "store", "access", "shell"];

/// The rooms that know where things are and who does them.
pub(crate) const TOWN: &[&str] = &["areas", "partners"];

/// The rooms of plans and money, none below one that stands before it.
pub(crate) const PLANS: &[&str] = &["consistency", "vision", "learning", "tracks", "investments"];

/// The rooms under the roof.
pub(crate) const UNDER_THE_ROOF: &[&str] = &["social_map", "subsidies", "indicators"];
