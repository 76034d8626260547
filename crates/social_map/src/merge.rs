use kernel::words;

use crate::{Particulars, Setting};

words! {
    /// A part of what an offer says, taken from one of two offers when they become one.
    Part, "part of an offer" {
        /// The title.
        Title => "title",
        /// What it is.
        What => "what",
        /// For whom.
        ForWhom => "for_whom",
        /// When, in words.
        When => "when",
        /// The price, in words.
        Price => "price",
        /// How to join.
        HowToJoin => "how_to_join",
        /// Whom to call, in words.
        WhomToCall => "whom_to_call",
        /// The ambition.
        Ambition => "ambition",
        /// The themes.
        Themes => "themes",
        /// The interests.
        Interests => "interests",
        /// The ages.
        Ages => "ages",
        /// The languages.
        Languages => "languages",
        /// Who is there to lean on.
        Support => "support",
        /// The cost.
        Cost => "cost",
        /// The contact person.
        Contact => "contact",
    }
}

words! {
    /// Of which of two offers the places and hours stay.
    Whereabouts, "choice of places" {
        /// Of the first.
        One => "one",
        /// Of the second.
        Other => "other",
        /// Of both: the places of the second come beside those of the first.
        Both => "both",
    }
}

impl Part {
    /// Whether two offers say the same of it.
    #[must_use]
    pub fn is_same(self, one: &Particulars, other: &Particulars) -> bool {
        let mut changed = one.clone();
        self.take(&mut changed, other);
        changed == *one
    }

    /// Takes it over.
    pub fn take(self, into: &mut Particulars, from: &Particulars) {
        match self {
            Self::Title => into.wording.title.clone_from(&from.wording.title),
            Self::What => into.wording.what.clone_from(&from.wording.what),
            Self::ForWhom => into.wording.for_whom.clone_from(&from.wording.for_whom),
            Self::When => into.wording.when.clone_from(&from.wording.when),
            Self::Price => into.wording.price.clone_from(&from.wording.price),
            Self::HowToJoin => into.wording.how_to_join.clone_from(&from.wording.how_to_join),
            Self::WhomToCall => into.wording.whom_to_call.clone_from(&from.wording.whom_to_call),
            Self::Ambition => into.ambition = from.ambition,
            Self::Themes => into.themes.clone_from(&from.themes),
            Self::Interests => into.interests.clone_from(&from.interests),
            Self::Ages => into.ages = from.ages,
            Self::Languages => into.languages.clone_from(&from.languages),
            Self::Support => into.support = from.support,
            Self::Cost => into.cost.clone_from(&from.cost),
            Self::Contact => into.contact.clone_from(&from.contact),
        }
    }
}

/// What two offers say together: as `one`, with the chosen parts of `other`.
#[must_use]
pub fn merged(
    one: &Particulars,
    other: &Particulars,
    take: &[Part],
    whereabouts: Whereabouts,
) -> Particulars {
    let mut both = one.clone();
    for part in take {
        part.take(&mut both, other);
    }
    match whereabouts {
        Whereabouts::One => {}
        Whereabouts::Other => {
            both.setting = other.setting;
            both.service_area.clone_from(&other.service_area);
            both.at.clone_from(&other.at);
        }
        Whereabouts::Both if one.setting == Setting::Place && other.setting == Setting::Place => {
            let more = other.at.iter().filter(|at| !one.at.iter().any(|known| known.place == at.place));
            both.at.extend(more.cloned());
        }
        // What has no place has one set of hours: they come together, each once.
        Whereabouts::Both => {
            let more: Vec<_> = other.at.iter().flat_map(|at| at.sessions.clone()).collect();
            if let Some(first) = both.at.first_mut() {
                for session in more {
                    if !first.sessions.contains(&session) {
                        first.sessions.push(session);
                    }
                }
            }
        }
    }
    both
}
