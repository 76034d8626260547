use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Rules, SchemeId};

/// The name of a scheme in addresses, which never changes: `sociale-activatie-en-herstel`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// The text is no name for an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no name for an address, such as buurtinitiatieven")]
pub struct NotASlug;

/// Words that mean something else in the addresses of the room.
const TAKEN: [&str; 7] = ["aanvraag", "beoordelen", "besluiten", "mijn", "regeling", "ronde", "werk"];

impl Slug {
    /// As it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl FromStr for Slug {
    type Err = NotASlug;

    fn from_str(text: &str) -> Result<Self, NotASlug> {
        let text = text.trim();
        let letters = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        let parts = text.split('-').all(|part| !part.is_empty());
        let fits = letters && parts && (2..=60).contains(&text.len()) && !TAKEN.contains(&text);
        if fits { Ok(Self(text.to_owned())) } else { Err(NotASlug) }
    }
}

impl TryFrom<String> for Slug {
    type Error = NotASlug;

    fn try_from(text: String) -> Result<Self, NotASlug> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
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
    fn a_name_in_addresses_is_short_plain_and_not_one_of_ours() {
        assert_eq!(" buurtfonds-2 ".parse::<Slug>().unwrap().as_str(), "buurtfonds-2");
        for wrong in ["", "a", "Buurt", "buurt--fonds", "-x", "mijn", "ronde", "café"] {
            assert_eq!(wrong.parse::<Slug>(), Err(NotASlug), "{wrong}");
        }
    }
}
