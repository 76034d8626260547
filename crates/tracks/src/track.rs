use std::fmt;
use std::str::FromStr;

use kernel::{Instant, Openness};
use serde::{Deserialize, Serialize};

use crate::TrackId;

/// The name of a track in addresses, which never changes: `sterke-sociale-basis`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// The text is no name for an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no name for an address, such as sterke-sociale-basis")]
pub struct NotASlug;

/// Words that mean something else in the addresses of the room.
const TAKEN: [&str; 8] =
    ["bestand", "cijfer", "editie", "mijlpaal", "onderdeel", "risico", "spoor", "vooruitblik"];

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

/// A track as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewTrack {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its number in the programme.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// In one sentence: what it wants.
    pub about: String,
    /// Who leads it: a function, never a person.
    pub owner: Option<String>,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

/// A track (*spoor*) of the programme: it stays the same while its editions tell of each half-year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// Its identity.
    pub id: TrackId,
    /// What is registered.
    pub particulars: NewTrack,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub changed_at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_an_address_has_small_letters_and_is_no_word_of_the_room() {
        for right in ["jeugd", "wonen-en-zorg", "spoor-1"] {
            assert_eq!(right.parse::<Slug>().unwrap().as_str(), right);
        }
        for wrong in ["", "a", "Jeugd", "wonen--zorg", "-jeugd", "één-gezin", "risico", "spoor", "a/b"] {
            assert_eq!(wrong.parse::<Slug>(), Err(NotASlug), "{wrong}");
        }
    }
}
