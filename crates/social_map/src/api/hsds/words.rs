//! The lists of ours that HSDS has no field for, each a taxonomy with its terms.

use std::borrow::Cow;
use std::collections::BTreeSet;

use kernel::words;
use uuid::Uuid;

use super::objects::{Taxonomy as TaxonomyObject, TaxonomyTerm};
use crate::catalogue::Snapshot;
use crate::speech::Speech;
use crate::{Access, Ambition, Audience, Crowd, Light, Noise, Setting, Support, Theme};

words! {
    /// A list of words (*woordenlijst*).
    Taxonomy, "taxonomy" {
        /// What the municipality wants to reach.
        Ambition => "ambition",
        /// What an offer is about.
        Theme => "theme",
        /// What people like who like it, in everyday words.
        Interest => "interest",
        /// Whom it has in mind.
        Audience => "audience",
        /// Who is there to lean on.
        Support => "support",
        /// In which way it reaches people.
        Setting => "setting",
        /// What it is like there, as somebody saw it.
        Circumstances => "circumstances",
        /// How many can come.
        Capacity => "capacity",
        /// What makes a place usable for whom.
        Access => "access",
        /// What kind of organisation it is.
        OrganisationKind => "organisation-kind",
        /// What is told in words for which HSDS has no field.
        Wording => "wording",
    }
}

/// A word of such a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Word {
    /// Its list.
    pub(super) taxonomy: Taxonomy,
    /// The word, which stays the same whatever it is called.
    pub(super) code: Cow<'static, str>,
}

/// Facts about circumstances that are told by yes or no.
pub(super) const TOLD: [[&str; 2]; 4] = [
    ["quiet-room-yes", "quiet-room-no"],
    ["may-leave-yes", "may-leave-no"],
    ["fixed-place-yes", "fixed-place-no"],
    ["informed-beforehand-yes", "informed-beforehand-no"],
];
/// Facts about circumstances that carry a value.
pub(super) const LARGEST_GROUP: &str = "largest-group";
/// The day on which circumstances were seen.
pub(super) const OBSERVED_ON: &str = "observed-on";
/// In which capacity somebody saw them.
pub(super) const OBSERVED_BY: &str = "observed-by";
/// When it is and whom to call, in the words of who offers it.
pub(super) const WORDING: [&str; 2] = ["when", "whom-to-call"];
/// How many places there are, are free, and how many people wait; and the day on which that was confirmed.
pub(super) const CAPACITY: [&str; 4] = ["places", "free", "waiting", "confirmed-on"];

impl Taxonomy {
    /// The same on every node and in every town.
    pub(super) fn id(self) -> Uuid {
        Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("samenkracht taxonomy {self}").as_bytes())
    }

    /// The list as HSDS tells it.
    pub(super) fn object(self, speech: Speech<'_>) -> TaxonomyObject {
        TaxonomyObject {
            id: self.id(),
            name: speech.t(&format!("hsds-taxonomy-{self}")).to_owned(),
            description: speech.t(&format!("hsds-taxonomy-{self}-text")).to_owned(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    /// Its words: all that there can be, and of interests those that occur on the map.
    pub(super) fn words(self, snapshot: &Snapshot) -> Vec<Word> {
        match self {
            Self::Ambition => self.of(Ambition::ALL.iter().map(|one| one.name())),
            Self::Theme => self.of(Theme::ALL.iter().map(|one| one.name())),
            Self::Interest => {
                let listings = snapshot.listings().map(|one| &one.listing.offer.particulars.interests);
                let interests: BTreeSet<&String> = listings.flatten().collect();
                interests.into_iter().map(|word| Word { taxonomy: self, code: word.clone().into() }).collect()
            }
            Self::Audience => self.of(Audience::ALL.iter().map(|one| one.name())),
            Self::Support => self.of(Support::ALL.iter().map(|one| one.name())),
            Self::Setting => self.of(Setting::ALL.iter().map(|one| one.name())),
            Self::Circumstances => circumstances(),
            Self::Capacity => self.of(CAPACITY),
            Self::Access => self.of(Access::ALL.iter().map(|one| one.name())),
            Self::OrganisationKind => self.of(partners::Kind::ALL.iter().map(|one| one.name())),
            Self::Wording => self.of(WORDING),
        }
    }

    fn of(self, codes: impl IntoIterator<Item = &'static str>) -> Vec<Word> {
        codes.into_iter().map(|code| self.word(code)).collect()
    }

    /// The word of this list with this code.
    pub(super) const fn word(self, code: &'static str) -> Word {
        Word { taxonomy: self, code: Cow::Borrowed(code) }
    }
}

fn circumstances() -> Vec<Word> {
    let named = Noise::ALL
        .iter()
        .map(|one| seen("noise", one.name()))
        .chain(Light::ALL.iter().map(|one| seen("light", one.name())))
        .chain(Crowd::ALL.iter().map(|one| seen("crowd", one.name())));
    let told = TOLD.into_iter().flatten().chain([LARGEST_GROUP, OBSERVED_ON, OBSERVED_BY]);
    named.chain(told.map(|code| Taxonomy::Circumstances.word(code))).collect()
}

/// How the noise, the light or the crowd is.
pub(super) fn seen(what: &str, how: &str) -> Word {
    Word { taxonomy: Taxonomy::Circumstances, code: format!("{what}-{how}").into() }
}

impl Word {
    /// The same word has the same identity everywhere.
    pub(super) fn id(&self) -> Uuid {
        Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("samenkracht {} {}", self.taxonomy, self.code).as_bytes())
    }

    /// What it is called.
    fn name(&self, speech: Speech<'_>) -> String {
        let code = &self.code;
        let key = match self.taxonomy {
            Taxonomy::Interest => return code.clone().into_owned(),
            Taxonomy::Theme => format!("map-theme-{code}"),
            Taxonomy::Audience => format!("map-audience-{code}"),
            Taxonomy::Support => format!("map-support-{code}"),
            Taxonomy::Access => format!("map-access-{code}"),
            Taxonomy::Ambition => format!("offer-ambition-{code}"),
            Taxonomy::Setting => format!("offer-setting-{code}"),
            Taxonomy::OrganisationKind => format!("organisation-kind-{code}"),
            Taxonomy::Capacity => format!("hsds-capacity-{code}"),
            Taxonomy::Wording => format!("hsds-wording-{code}"),
            Taxonomy::Circumstances => match self.code.as_ref() {
                LARGEST_GROUP | OBSERVED_ON | OBSERVED_BY => format!("hsds-circumstances-{code}"),
                _ => format!("map-{code}"),
            },
        };
        speech.t(&key).to_owned()
    }

    /// The word as HSDS tells it.
    pub(super) fn object(&self, speech: Speech<'_>) -> TaxonomyTerm {
        let name = self.name(speech);
        let list = speech.t(&format!("hsds-taxonomy-{}", self.taxonomy)).to_owned();
        TaxonomyTerm {
            id: self.id(),
            code: self.code.clone().into_owned(),
            description: format!("{list}: {name}"),
            name,
            taxonomy: self.taxonomy.name(),
            taxonomy_id: self.taxonomy.id(),
            language: speech.language().tag(),
        }
    }
}

/// All words that there are.
pub(super) fn all_words(snapshot: &Snapshot) -> Vec<Word> {
    Taxonomy::ALL.iter().flat_map(|taxonomy| taxonomy.words(snapshot)).collect()
}
