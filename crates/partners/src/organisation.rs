use kernel::{EmailAddress, Instant, OrganisationId};
use serde::{Deserialize, Serialize};

use crate::{Kind, KvkNumber, WebAddress};

/// What is known of an organisation: what a form asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// Names that it had before.
    pub former_names: Vec<String>,
    /// What kind it is.
    pub kind: Kind,
    /// Its number in the trade register.
    pub kvk: Option<KvkNumber>,
    /// Its website.
    pub website: Option<WebAddress>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// Its e-mail address.
    pub email: Option<EmailAddress>,
    /// Languages in which one can turn to it, ISO 639-1.
    pub languages: Vec<String>,
    /// Who it is, in a sentence or two.
    pub about: String,
    /// Who speaks with it for the municipality (*accounthouder*).
    pub account_manager: Option<String>,
    /// Whether it was invented for the demonstration.
    pub demonstration: bool,
}

impl Profile {
    /// An organisation of which no more is known than its name and its kind.
    #[must_use]
    pub fn named(name: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            former_names: Vec::new(),
            kind,
            kvk: None,
            website: None,
            phone: None,
            email: None,
            languages: vec!["nl".to_owned()],
            about: String::new(),
            account_manager: None,
            demonstration: false,
        }
    }

    /// The names of the fields in which `other` differs, for the log: names only, never what stands in them.
    #[must_use]
    pub fn fields_changed(&self, other: &Self) -> Vec<&'static str> {
        let same = [
            ("name", self.name == other.name),
            ("former_names", self.former_names == other.former_names),
            ("kind", self.kind == other.kind),
            ("kvk", self.kvk == other.kvk),
            ("website", self.website == other.website),
            ("phone", self.phone == other.phone),
            ("email", self.email == other.email),
            ("languages", self.languages == other.languages),
            ("about", self.about == other.about),
            ("account_manager", self.account_manager == other.account_manager),
            ("demonstration", self.demonstration == other.demonstration),
        ];
        same.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }

    /// The profile that follows this one: a name that is given up becomes a former name, so that people still find it.
    #[must_use]
    pub fn followed_by(&self, mut next: Self) -> Self {
        if self.name != next.name && !next.former_names.contains(&self.name) {
            next.former_names.push(self.name.clone());
        }
        next.former_names.retain(|former| *former != next.name);
        next
    }
}

/// An organisation (*organisatie*, *aanbieder*) that offers something or works with the municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Which one.
    pub id: OrganisationId,
    /// What is known of it.
    pub profile: Profile,
    /// When it was last changed.
    pub changed_at: Instant,
    /// Its version.
    pub version: i64,
}

/// What everybody may know of an organisation that offers something: who it is, and nothing about its dossier.
///
/// Its telephone number and e-mail address are left out: people call whom the offer names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicProfile {
    /// Its name.
    pub name: String,
    /// Names that it had before.
    pub former_names: Vec<String>,
    /// What kind it is.
    pub kind: Kind,
    /// Its number in the trade register, which is public itself.
    pub kvk: Option<KvkNumber>,
    /// Its website.
    pub website: Option<WebAddress>,
    /// Who it is, in a sentence or two.
    pub about: String,
    /// When it was last changed.
    pub changed_at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(name: &str) -> Profile {
        Profile::named(name, Kind::Welfare)
    }

    #[test]
    fn a_name_that_is_given_up_stays_findable() {
        let renamed = profile("Oud").followed_by(profile("Nieuw"));
        assert_eq!(
            (renamed.name.as_str(), renamed.former_names.as_slice()),
            ("Nieuw", &["Oud".to_owned()][..])
        );
        let back = renamed.followed_by(Profile { former_names: vec!["Oud".to_owned()], ..profile("Oud") });
        assert_eq!(back.former_names, ["Nieuw"]);
        assert_eq!(profile("Oud").followed_by(profile("Oud")), profile("Oud"));
    }

    #[test]
    fn a_difference_is_told_by_the_name_of_its_field() {
        let changed = Profile { phone: Some("038 012 34 56".to_owned()), ..profile("Nieuw") };
        assert_eq!(profile("Oud").fields_changed(&changed), ["name", "phone"]);
        assert!(changed.fields_changed(&changed).is_empty());
    }
}
