use access::Role;
use chrono::NaiveDate;
use kernel::{Id, Instant, OrganisationId};

use crate::{Particulars, State};

/// Identity of an offer.
pub type OfferId = Id<Offer>;

/// Who said when that what an offer says is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The day.
    pub on: NaiveDate,
    /// In which role; no name of a person.
    pub by: String,
}

impl Confirmation {
    /// Whether it was said by the organisation itself.
    #[must_use]
    pub fn is_by_a_partner(&self) -> bool {
        self.by.parse::<Role>().is_ok_and(Role::is_at_a_partner)
    }
}

/// Something that an organisation offers (*aanbod*).
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Which one.
    pub id: OfferId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// What is said of it.
    pub particulars: Particulars,
    /// Where it stands.
    pub state: State,
    /// Who said that it is right.
    pub confirmation: Option<Confirmation>,
    /// Where it came from: `own` when it was written here, else the name of the source.
    pub source: String,
    /// When it was last changed.
    pub changed_at: Instant,
    /// Its version.
    pub version: i64,
}

impl Offer {
    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.particulars.wording.title.as_str()
    }
}
