//! What stands at the foot of an offer: more of the same organisation, and what is alike.

use std::cmp::Ordering;

use chrono::NaiveDate;
use shell::Visit;

use super::{card, speech};
use crate::OfferId;
use crate::catalogue::{PublicListing, Snapshot};

/// How many are named of each.
const MOST: usize = 3;
/// Among how many they are looked for: an offer at several places stands there as often.
const AMONG: usize = 60;

/// Another offer, in short.
#[derive(Debug)]
pub(super) struct OtherOffer {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) organisation: String,
    pub(super) place: String,
    pub(super) when: String,
}

/// Other offers of the same organisation, by title.
pub(super) fn of_the_same(
    visit: &Visit,
    snapshot: &Snapshot,
    here: &PublicListing,
    today: NaiveDate,
) -> Vec<OtherOffer> {
    let organisation = here.listing.offer.organisation;
    let mut others: Vec<&PublicListing> = snapshot
        .listings()
        .map(AsRef::as_ref)
        .filter(|other| other.listing.offer.organisation == organisation && other.offer() != here.offer())
        .collect();
    first_by(&mut others, |one, other| by_title(one, other).then_with(|| one.offer().cmp(&other.offer())));
    shown(visit, others, today)
}

/// Offers of other organisations with a theme in common, those with more in common and nearer by first.
pub(super) fn alike(
    visit: &Visit,
    snapshot: &Snapshot,
    here: &PublicListing,
    today: NaiveDate,
) -> Vec<OtherOffer> {
    let organisation = here.listing.offer.organisation;
    let mut others: Vec<(usize, &PublicListing)> = snapshot
        .listings()
        .map(AsRef::as_ref)
        .filter(|other| other.listing.offer.organisation != organisation)
        .filter_map(|other| Some((likeness(here, other)?, other)))
        .collect();
    first_by(&mut others, |(likeness, one), (other_likeness, other)| {
        let by_likeness = other_likeness.cmp(likeness);
        by_likeness.then_with(|| by_title(one, other)).then_with(|| one.listing.id().cmp(&other.listing.id()))
    });
    shown(visit, others.into_iter().map(|(_, other)| other), today)
}

fn by_title(one: &PublicListing, other: &PublicListing) -> Ordering {
    one.listing.offer.title().cmp(other.listing.offer.title())
}

/// Keeps the first few, in order, without putting a whole town in order for them.
fn first_by<T>(all: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if all.len() > AMONG {
        all.select_nth_unstable_by(AMONG, &compare);
        all.truncate(AMONG);
    }
    all.sort_unstable_by(&compare);
}

/// How much two offers have in common; nothing without a theme. Themes weigh most, then interests, then nearness.
fn likeness(one: &PublicListing, other: &PublicListing) -> Option<usize> {
    let (here, there) = (&one.listing.offer.particulars, &other.listing.offer.particulars);
    let themes = here.themes.iter().filter(|theme| there.themes.contains(theme)).count();
    let interests = here.interests.iter().filter(|word| there.interests.contains(word)).count();
    let ward = one.listing.ward().is_some_and(|ward| other.listing.serves(ward));
    let neighbourhood =
        one.listing.neighbourhood().is_some() && one.listing.neighbourhood() == other.listing.neighbourhood();
    let near = usize::from(ward) * 2 + usize::from(neighbourhood);
    (themes > 0).then_some(themes * 3 + interests * 2 + near)
}

fn shown<'a>(
    visit: &Visit,
    others: impl IntoIterator<Item = &'a PublicListing>,
    today: NaiveDate,
) -> Vec<OtherOffer> {
    let mut named: Vec<OfferId> = Vec::new();
    let mut shown = Vec::new();
    for other in others {
        if named.contains(&other.offer()) {
            continue;
        }
        if shown.len() == MOST {
            break;
        }
        named.push(other.offer());
        shown.push(OtherOffer {
            title: other.listing.offer.title().to_owned(),
            href: format!("/aanbod/{}", other.offer()),
            organisation: other.listing.organisation_name.clone(),
            place: card::place(visit, other),
            when: speech(visit).sessions_in_short(&other.listing.at.sessions, today),
        });
    }
    shown
}
