use kernel::{Instant, NotASlug, NotText, Openness, clean_line};

use crate::{Definition, DefinitionId, IndicatorId};

kernel::words! {
    /// What an indicator is about.
    Topic, "topic" {
        /// Who live here.
        Population => "population",
        /// Housing and what lies around it.
        Living => "living",
        /// Income and getting by.
        Income => "income",
        /// Health and living with limits.
        Health => "health",
        /// Contacts and loneliness.
        Contact => "contact",
        /// Taking part, work, helping others.
        TakingPart => "taking-part",
        /// Growing up and learning.
        Youth => "youth",
        /// Safety and nuisance.
        Safety => "safety",
        /// Care and support that is used.
        Care => "care",
        /// What the municipality and its partners do.
        Work => "work",
    }
}

kernel::parsed_text! {
    /// The word of an indicator in addresses, files and recipes, such as `inwoners-65-plus`. It never changes.
    Slug, NotASlug, slug
}

/// Words that lead to other pages below `/cijfers`.
const PAGES: [&str; 4] = ["nieuw", "invoer", "bestand", "wijzigen"];

fn slug(text: &str) -> Result<String, NotASlug> {
    kernel::slug(text, &PAGES)
}

/// What somebody writes of an indicator beside its definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What it is called.
    pub name: String,
    /// What it is about.
    pub topic: Topic,
    /// Whether it stands on the first page of a neighbourhood.
    pub headline: bool,
    /// Who may see it and its figures.
    pub openness: Openness,
    /// Why it is kept no longer; the figures stay.
    pub retired: Option<String>,
}

/// The longest name.
const LONGEST_NAME: usize = 120;

impl Label {
    /// A name as it is kept.
    ///
    /// # Errors
    /// When nothing is left of it or it is too long.
    pub fn name(text: &str) -> Result<String, NotText> {
        clean_line(text, LONGEST_NAME)
    }

    /// The names of the fields in which `other` differs, for the log.
    #[must_use]
    pub fn fields_changed(&self, other: &Self) -> Vec<&'static str> {
        let differs = [
            ("name", self.name != other.name),
            ("topic", self.topic != other.topic),
            ("headline", self.headline != other.headline),
            ("openness", self.openness != other.openness),
            ("retired", self.retired != other.retired),
        ];
        differs.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
    }
}

/// One version of a definition, with the number under which its figures are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefinitionVersion {
    /// Which one.
    pub id: DefinitionId,
    /// The number of its figures.
    pub series: Series,
    /// Which version of the definition, from 1.
    pub number: i64,
    /// What it says.
    pub definition: Definition,
    /// What is different from the one before, for who reads a series across both.
    pub change: String,
    /// Since when it holds.
    pub since: Instant,
}

/// The figures of one version of a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series(pub i64);

/// An indicator (*indicator*) of the catalogue, as it is defined now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Which one.
    pub id: IndicatorId,
    /// Its word.
    pub slug: Slug,
    /// What it is called, and for whom.
    pub label: Label,
    /// What it is and how it is reckoned.
    pub current: DefinitionVersion,
    /// Counts its changes.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_the_room_names_no_indicator() {
        assert_eq!("inwoners".parse::<Slug>().unwrap().as_str(), "inwoners");
        for page in PAGES {
            assert_eq!(page.parse::<Slug>(), Err(NotASlug), "{page}");
        }
    }
}
