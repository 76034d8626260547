//! Whose an offer is, when its source speaks of it again.

use dutch_text::fold;
use kernel::OrganisationId;
use serde_json::json;

use super::merge::Difference;
use super::offer_plan::fallback_organisation;
use super::{Present, Said};
use crate::Offer;

/// The field that says whose an offer is.
pub(super) const OWNER: &str = "organisation";

/// What becomes of the organisation of an offer.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Owner {
    /// It stays.
    Stays,
    /// It follows its source to another.
    Follows(Difference),
    /// The source names another than stands here, and not since it last spoke.
    Kept(Difference),
}

/// Looks whether an offer follows its source to the organisation that is named now, as any field does (ADR 13): when it
/// still is with the one that the source named before, or with the stand-in for a source that named none.
pub(super) fn owner(
    offer: &Offer,
    before: &Said,
    named: (OrganisationId, &str),
    present: &Present,
    source: &str,
) -> Owner {
    if offer.organisation == named.0 {
        return Owner::Stays;
    }
    let name = present.organisations.get(&offer.organisation).map(|one| one.profile.name.as_str());
    let name = name.unwrap_or_default();
    let untouched = match before.get(OWNER) {
        Some(old) => *old == json!(offer.organisation),
        None => offer.organisation == fallback_organisation(source) || fold(name) == fold(source),
    };
    let difference = Difference { field: OWNER.to_owned(), here: json!(name), there: json!(named.1) };
    if untouched { Owner::Follows(difference) } else { Owner::Kept(difference) }
}
