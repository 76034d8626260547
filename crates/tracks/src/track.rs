use kernel::{Instant, NotASlug, Openness};
use serde::Serialize;

use crate::TrackId;

kernel::parsed_text! {
    /// The name of a track in addresses, which never changes: `sterke-sociale-basis`.
    Slug, NotASlug, slug
}

/// Words that mean something else in addresses: doors of the room, and *geen* where money is asked that serves no track.
const PAGES: [&str; 9] =
    ["bestand", "cijfer", "editie", "geen", "mijlpaal", "onderdeel", "risico", "spoor", "vooruitblik"];

fn slug(text: &str) -> Result<String, NotASlug> {
    kernel::slug(text, &PAGES)
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
    fn a_page_of_the_room_names_no_track() {
        assert_eq!("jeugd".parse::<Slug>().unwrap().as_str(), "jeugd");
        for page in PAGES {
            assert_eq!(page.parse::<Slug>(), Err(NotASlug), "{page}");
        }
    }
}
