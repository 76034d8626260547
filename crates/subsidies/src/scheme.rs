use chrono::NaiveDate;
use kernel::NotASlug;
use serde::{Deserialize, Serialize};

use crate::{Rules, SchemeId};

kernel::parsed_text! {
    /// The name of a scheme in addresses, which never changes: `sociale-activatie-en-herstel`.
    Slug, NotASlug, slug
}

/// Words that mean something else in the addresses of the room.
const PAGES: [&str; 15] = [
    "aanvraag",
    "beoordelen",
    "besluiten",
    "bestand",
    "betalen",
    "brief",
    "brieven",
    "mijn",
    "regeling",
    "register",
    "rekening",
    "ronde",
    "verlening",
    "verleningen",
    "werk",
];

fn slug(text: &str) -> Result<String, NotASlug> {
    kernel::slug(text, &PAGES)
}

/// A scheme as it is written down, with its first rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewScheme {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// The rule of law on which it rests (Awb 4:23).
    pub basis: String,
    /// Where its facts were taken from.
    pub source: Option<String>,
}

/// A subsidy scheme (*subsidieregeling*) with the rules as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scheme {
    /// Its identity.
    pub id: SchemeId,
    /// What is written down of it.
    pub particulars: NewScheme,
    /// Its latest rules.
    pub rules: RulesVersion,
    /// How often it was written.
    pub version: i64,
}

/// The rules of a scheme, with the number of their version; a version never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesVersion {
    /// Counted from 1.
    pub number: i64,
    /// The day on which it was written.
    pub since: NaiveDate,
    /// The rules.
    pub rules: Rules,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_the_room_names_no_scheme() {
        assert_eq!("buurtfonds".parse::<Slug>().unwrap().as_str(), "buurtfonds");
        for page in PAGES {
            assert_eq!(page.parse::<Slug>(), Err(NotASlug), "{page}");
        }
    }
}
