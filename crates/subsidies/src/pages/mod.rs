use shell::{House, NavEntry, Room, Routes};
/// x
pub const NAVIGATION: &[NavEntry] = &[];
/// x
#[must_use]
pub fn room(house: &House) -> Room { Routes::new().room(house.clone()) }
