use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use kernel::{Cents, OrganisationId};

use crate::{Grant, GrantId, GrantState};

/// Who receives a subsidy, as everybody may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receiver {
    /// An organisation.
    Organisation {
        /// Which.
        id: OrganisationId,
        /// Its name.
        name: String,
        /// Its number in the trade register.
        kvk: Option<String>,
    },
    /// A natural person, whose name is nobody's business (Woo 5.1, AVG).
    Person,
}

/// A line of the register: what everybody may know of a grant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterEntry {
    /// The grant.
    pub grant: GrantId,
    /// Its number.
    pub number: String,
    /// Who receives it.
    pub recipient: Receiver,
    /// The address of the scheme.
    pub scheme: String,
    /// The scheme.
    pub scheme_name: String,
    /// The parts of the scheme for which is granted.
    pub parts: Vec<String>,
    /// What it is for. Of a natural person the name of the scheme: a title can tell who it is.
    pub title: String,
    /// What was asked.
    pub asked: Cents,
    /// What is granted, as it holds now; nothing when it was withdrawn.
    pub granted: Cents,
    /// Since when.
    pub granted_on: NaiveDate,
    /// What was settled, and since when. Not settled is not settled at nothing.
    pub settled: Option<(Cents, NaiveDate)>,
    /// What was paid and is held.
    pub paid: Cents,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// The first day for which is granted.
    pub from: NaiveDate,
    /// The last.
    pub until: NaiveDate,
    /// The codes of the wards in which something is done; none for the whole city.
    pub wards: BTreeSet<String>,
}

impl RegisterEntry {
    /// The line of a grant; nothing of one that was not granted. `recipient` is who the organisation is, whether or not it is told.
    #[must_use]
    pub fn of(
        grant: &Grant,
        recipient: Receiver,
        (scheme, scheme_name): (&str, &str),
        paid: Cents,
    ) -> Option<Self> {
        let granted_on = grant.granted_on.filter(|_| grant.state.is_public())?;
        let person = grant.terms.natural_person;
        let parts: BTreeSet<&str> = grant.terms.activities.iter().map(|one| one.part.as_str()).collect();
        Some(Self {
            grant: grant.id,
            number: grant.number.clone(),
            recipient: if person { Receiver::Person } else { recipient },
            scheme: scheme.to_owned(),
            scheme_name: scheme_name.to_owned(),
            parts: parts.into_iter().map(ToOwned::to_owned).collect(),
            title: if person { scheme_name.to_owned() } else { grant.title.clone() },
            asked: grant.asked,
            granted: if grant.state == GrantState::Withdrawn { Cents(0) } else { grant.terms.amount },
            granted_on,
            settled: grant.state.settled(),
            paid,
            withdrawn: grant.state == GrantState::Withdrawn,
            from: grant.terms.from,
            until: grant.terms.until,
            wards: grant.terms.activities.iter().filter_map(|one| one.ward.clone()).collect(),
        })
    }

    /// The year for which is granted: that of the first day.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.from.year()
    }

    /// Whether it is for a year or longer, and not for something that is done once.
    #[must_use]
    pub fn is_periodic(&self) -> bool {
        self.until.signed_duration_since(self.from).num_days() >= 364
    }

    /// The name of who receives it; nothing of a natural person.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.recipient {
            Receiver::Organisation { name, .. } => Some(name),
            Receiver::Person => None,
        }
    }
}

/// A line to try things on.
#[cfg(test)]
pub(crate) fn example(nth: u128) -> RegisterEntry {
    use kernel::Id;
    use uuid::Uuid;

    let day = |text: &str| text.parse().unwrap();
    RegisterEntry {
        grant: Id::from_uuid(Uuid::from_u128(nth)),
        number: format!("2022-{nth:04}"),
        recipient: Receiver::Organisation {
            id: Id::from_uuid(Uuid::from_u128(900 + nth)),
            name: format!("Stichting {nth}"),
            kvk: Some("12345678".to_owned()),
        },
        scheme: "samen".to_owned(),
        scheme_name: "Samen in de buurt".to_owned(),
        parts: vec!["begeleiding".to_owned()],
        title: format!("Plan {nth}"),
        asked: Cents(200_050),
        granted: Cents(150_025),
        granted_on: day("2022-02-01"),
        settled: None,
        paid: Cents(100_000),
        withdrawn: false,
        from: day("2022-01-01"),
        until: day("2022-12-31"),
        wards: ["WK019301".to_owned()].into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_or_longer_is_periodic_whatever_the_calendar_says() {
        let day = |text: &str| text.parse().unwrap();
        let lasts = |from, until| RegisterEntry { from: day(from), until: day(until), ..example(1) };
        assert!(lasts("2022-01-01", "2022-12-31").is_periodic());
        assert!(lasts("2024-05-15", "2027-05-14").is_periodic());
        assert!(!lasts("2024-02-01", "2024-12-31").is_periodic());
        assert_eq!(lasts("2024-05-15", "2027-05-14").year(), 2024);
    }
}
