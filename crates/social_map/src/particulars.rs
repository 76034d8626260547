use areas::WardCode;
use kernel::EmailAddress;
use serde::{Deserialize, Serialize};

use crate::{Ambition, Capacity, Circumstances, Cost, ListingId, Pause, PlaceId, Session, Theme, Wording};
use kernel::words;

words! {
    /// Who is there to lean on (*begeleiding*).
    Support, "kind of support" {
        /// Nobody in particular.
        None => "none",
        /// A volunteer.
        Volunteer => "volunteer",
        /// A volunteer who was trained for it.
        TrainedVolunteer => "trained_volunteer",
        /// Somebody who went through it (*ervaringsdeskundige*).
        ExpertByExperience => "expert_by_experience",
        /// A professional is near.
        ProfessionalNear => "professional_near",
        /// A professional can be called.
        ProfessionalOnCall => "professional_on_call",
    }
}

words! {
    /// In which way an offer reaches people.
    Setting, "setting" {
        /// One goes to a place.
        Place => "place",
        /// By computer or telephone.
        Online => "online",
        /// At the resident's home.
        AtHome => "at_home",
        /// At an address that is never shown, such as a shelter.
        Secret => "secret",
    }
}

words! {
    /// Whom an offer has in mind (*doelgroep*): stages and roles of life, never a diagnosis. *Everyone* beside others
    /// means that all are welcome and these feel at home.
    Audience, "audience" {
        /// All who like to come.
        Everyone => "everyone",
        /// Children.
        Children => "children",
        /// Young people.
        Young => "young",
        /// Older people.
        Older => "older",
        /// Men.
        Men => "men",
        /// Women.
        Women => "women",
        /// Parents.
        Parents => "parents",
        /// Who looks after somebody near (*mantelzorgers*).
        Carers => "carers",
        /// Who came to live in the Netherlands not long ago.
        Newcomers => "newcomers",
        /// Who is lesbian, gay, bisexual, transgender or intersex (*lhbti*).
        Lgbti => "lgbti",
    }
}

/// For which ages an offer is meant; from and to and including.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Ages {
    /// The youngest.
    pub from: u8,
    /// The oldest.
    pub to: u8,
}

impl Ages {
    /// Everybody.
    pub const ALL: Self = Self { from: 0, to: 120 };

    /// Whether somebody of `age` is meant.
    #[must_use]
    pub const fn include(self, age: u8) -> bool {
        self.from <= age && age <= self.to
    }
}

/// Whom to call (*contactpersoon*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// What they do.
    pub role: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// Their e-mail address.
    pub email: Option<EmailAddress>,
}

/// An offer at one place, or at none: its hours, what it is like there, and how many can come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferAt {
    /// Which one; stays the same as long as the offer is at that place.
    pub id: ListingId,
    /// The place; absent for an offer online, at home or at a secret address.
    pub place: Option<PlaceId>,
    /// When. None at all: the hours are unknown, which is not the same as closed.
    pub sessions: Vec<Session>,
    /// What it is like there.
    pub circumstances: Circumstances,
    /// How many can come; absent is unknown.
    pub capacity: Option<Capacity>,
}

/// All that an organisation says of an offer: what a form asks and an editor checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    /// Title and texts.
    pub wording: Wording,
    /// What the municipality wants to reach with it.
    pub ambition: Ambition,
    /// What it is about, one to three.
    pub themes: Vec<Theme>,
    /// What people like who like this: everyday words, at most six.
    pub interests: Vec<String>,
    /// Whom it has in mind; none named is not said.
    #[serde(default)]
    pub audience: Vec<Audience>,
    /// For which ages.
    pub ages: Ages,
    /// Languages that are spoken, ISO 639-1.
    pub languages: Vec<String>,
    /// Who is there to lean on.
    pub support: Support,
    /// What it costs.
    pub cost: Cost,
    /// Whom to call.
    pub contact: Contact,
    /// In which way it reaches people.
    pub setting: Setting,
    /// For which wards; none named is the whole municipality.
    #[serde(with = "crate::as_text")]
    pub service_area: Vec<WardCode>,
    /// Where, when and in which circumstances; at least one.
    pub at: Vec<OfferAt>,
}

words! {
    /// What does not fit together in particulars.
    Fault, "fault" {
        /// There is no theme, or there are more than three.
        Themes => "themes",
        /// There are more than six interests.
        Interests => "interests",
        /// The oldest is younger than the youngest, or older than 120.
        Ages => "ages",
        /// No language is named.
        Languages => "languages",
        /// It happens at a place and none is named, or the same one twice.
        NoPlace => "no-place",
        /// It has no place and one is named: an address that must stay secret would be shown.
        PlaceNamed => "place-named",
        /// More places are free than there are.
        Capacity => "capacity",
        /// A pause ends before it begins.
        Pauses => "pauses",
        /// Neither a telephone number nor an e-mail address is given.
        Contact => "contact",
    }
}

impl Particulars {
    /// The names of all fields, as [`Particulars::fields_changed`] tells them.
    pub const FIELDS: [&'static str; 22] = [
        "title",
        "what",
        "for_whom",
        "when",
        "price",
        "how_to_join",
        "whom_to_call",
        "ambition",
        "themes",
        "interests",
        "audience",
        "ages",
        "languages",
        "support",
        "cost",
        "contact",
        "setting",
        "service_area",
        "places",
        "sessions",
        "circumstances",
        "capacity",
    ];

    /// What does not fit together. Particulars without faults may be kept.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut places: Vec<_> = self.at.iter().filter_map(|at| at.place).collect();
        places.sort_unstable();
        places.dedup();
        let has_place = !self.at.is_empty() && places.len() == self.at.len();
        let is_placeless = self.at.len() == 1 && places.is_empty();
        let checks = [
            (Fault::Themes, (1..=3).contains(&self.themes.len())),
            (Fault::Interests, self.interests.len() <= 6),
            (Fault::Ages, self.ages.from <= self.ages.to && self.ages.to <= 120),
            (Fault::Languages, !self.languages.is_empty()),
            (Fault::NoPlace, self.setting != Setting::Place || has_place),
            (Fault::PlaceNamed, self.setting == Setting::Place || is_placeless),
            (Fault::Capacity, self.at.iter().all(|at| at.capacity.is_none_or(|of| of.free <= of.places))),
            (Fault::Pauses, !self.pauses().any(Pause::is_reversed)),
            (Fault::Contact, self.contact.phone.is_some() || self.contact.email.is_some()),
        ];
        checks.into_iter().filter(|(_, holds)| !holds).map(|(fault, _)| fault).collect()
    }

    fn pauses(&self) -> impl Iterator<Item = &Pause> {
        self.at.iter().flat_map(|at| &at.sessions).flat_map(|session| &session.pauses)
    }

    /// The names of the fields in which `other` differs, for the log and the editor: names only.
    #[must_use]
    pub fn fields_changed(&self, other: &Self) -> Vec<&'static str> {
        let texts = self.wording.texts().into_iter().zip(other.wording.texts());
        let texts = texts.filter(|(old, new)| old != new).map(|((name, _), _)| name);
        let parts = |of: &Self| -> (Vec<_>, Vec<_>, Vec<_>, Vec<_>) {
            let at = of.at.iter();
            at.map(|at| (at.place, at.sessions.clone(), at.circumstances.clone(), at.capacity)).fold(
                (Vec::new(), Vec::new(), Vec::new(), Vec::new()),
                |mut all, (place, sessions, circumstances, capacity)| {
                    all.0.push(place);
                    all.1.push(sessions);
                    all.2.push(circumstances);
                    all.3.push(capacity);
                    all
                },
            )
        };
        let (old, new) = (parts(self), parts(other));
        let same = [
            ("title", self.wording.title == other.wording.title),
            ("ambition", self.ambition == other.ambition),
            ("themes", self.themes == other.themes),
            ("interests", self.interests == other.interests),
            ("audience", self.audience == other.audience),
            ("ages", self.ages == other.ages),
            ("languages", self.languages == other.languages),
            ("support", self.support == other.support),
            ("cost", self.cost == other.cost),
            ("contact", self.contact == other.contact),
            ("setting", self.setting == other.setting),
            ("service_area", self.service_area == other.service_area),
            ("places", old.0 == new.0),
            ("sessions", old.1 == new.1),
            ("circumstances", old.2 == new.2),
            ("capacity", old.3 == new.3),
        ];
        texts.chain(same.into_iter().filter(|(_, same)| !same).map(|(name, _)| name)).collect()
    }

    /// The same, where what is at a place that `old` knows keeps the identity that it has there.
    #[must_use]
    pub fn with_identities_of(mut self, old: &Self) -> Self {
        for at in &mut self.at {
            at.id = old.at.iter().find(|known| known.place == at.place).map_or(at.id, |known| known.id);
        }
        self
    }

    /// The same, with the counts of free places that `other` gives for the places both know.
    #[must_use]
    pub fn with_capacity_of(mut self, other: &Self) -> Self {
        for at in &mut self.at {
            if let Some(known) = other.at.iter().find(|known| known.place == at.place) {
                at.capacity = known.capacity;
            }
        }
        self
    }
}
