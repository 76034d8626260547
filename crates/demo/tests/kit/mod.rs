//! What stories about the whole demonstration begin with.

use store::Migration;

/// The tables of all rooms that the demonstration fills.
pub(crate) fn migrations() -> Vec<Migration> {
    [
        areas::migrations(),
        partners::migrations(),
        social_map::migrations(),
        vision::migrations(),
        learning::migrations(),
        consistency::migrations(),
        investments::migrations(),
        indicators::migrations(),
        tracks::migrations(),
        subsidies::migrations(),
    ]
    .concat()
}
