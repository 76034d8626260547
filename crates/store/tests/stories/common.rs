//! What the stories of the store share.

use kernel::Instant;
use serde_json::json;
use store::{Author, Entry, Subject};
use uuid::Uuid;

/// The moment of all stories.
pub(crate) fn noon() -> Instant {
    "2026-03-02T11:00:00Z".parse().unwrap()
}

/// An entry about the thing with this number.
pub(crate) fn entry(number: i64) -> Entry {
    Entry {
        at: noon(),
        author: Author::SYSTEM,
        action: "test",
        subject: Subject {
            kind: "thing",
            id: Some(Uuid::from_u128(7)),
        },
        organisation: None,
        request: None,
        details: json!({ "number": number, "naam": "Café ‘De Hoek’" }),
    }
}

/// Chance with a seed (SplitMix64), so that a failing story can be told again.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// Any number.
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.roll() % limit
    }
}
