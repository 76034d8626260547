//! Which words of our lists hold for an offer, for it at a place, for the place, and for who offers it.

use chrono::NaiveDate;
use uuid::Uuid;

use super::objects::Attribute;
use super::words::{CAPACITY, LARGEST_GROUP, OBSERVED_BY, OBSERVED_ON, TOLD, Taxonomy, WORDING, Word, seen};
use crate::speech::Speech;
use crate::{Circumstances, Listing, OfferAt, Particulars, Place};

/// A word that holds, with its value where it has one.
pub(super) type Held = (Word, Option<String>);

/// What HSDS links an attribute to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// Its kind in the words of HSDS.
    pub(super) entity: &'static str,
    /// Its identity.
    pub(super) id: Uuid,
}

/// The words of an offer, wherever it takes place.
pub(super) fn of_offer(said: &Particulars) -> Vec<Held> {
    let plain = |taxonomy: Taxonomy, code: &'static str| (taxonomy.word(code), None);
    let interest = |word: &String| (Word { taxonomy: Taxonomy::Interest, code: word.clone().into() }, None);
    [
        plain(Taxonomy::Ambition, said.ambition.name()),
        plain(Taxonomy::Support, said.support.name()),
        plain(Taxonomy::Setting, said.setting.name()),
    ]
    .into_iter()
    .chain(said.themes.iter().map(|theme| plain(Taxonomy::Theme, theme.name())))
    .chain(said.interests.iter().map(interest))
    .chain(said.audience.iter().map(|one| plain(Taxonomy::Audience, one.name())))
    .chain(in_words(said))
    .collect()
}

/// What HSDS has no field for, in the words of who offers it.
fn in_words(said: &Particulars) -> impl Iterator<Item = Held> {
    let texts = [&said.wording.when, &said.wording.whom_to_call];
    let told = WORDING.into_iter().zip(texts).filter(|(_, text)| !text.is_empty());
    told.map(|(code, text)| (Taxonomy::Wording.word(code), Some(text.clone())))
}

/// The words of an offer at one place: what it is like there, and how many can come.
pub(super) fn of_offer_at(at: &OfferAt, today: NaiveDate) -> Vec<Held> {
    let mut held = circumstances(&at.circumstances);
    let Some(capacity) = at.capacity else { return held };
    // An old count of free places is no knowledge, and not told.
    let free = capacity.free_on(today).map(|free| free.to_string());
    let values = [
        Some(capacity.places.to_string()),
        free.clone(),
        free.map(|_| capacity.waiting.to_string()),
        Some(capacity.confirmed.to_string()),
    ];
    let told = CAPACITY.into_iter().zip(values);
    held.extend(told.filter_map(|(code, value)| Some((Taxonomy::Capacity.word(code), Some(value?)))));
    held
}

fn circumstances(of: &Circumstances) -> Vec<Held> {
    let named = [
        of.noise.map(|one| seen("noise", one.name())),
        of.light.map(|one| seen("light", one.name())),
        of.crowd.map(|one| seen("crowd", one.name())),
    ];
    let facts = [of.quiet_room, of.may_leave, of.fixed_place, of.informed_beforehand];
    let told = TOLD
        .into_iter()
        .zip(facts)
        .filter_map(|([yes, no], holds)| Some(Taxonomy::Circumstances.word(if holds? { yes } else { no })));
    let group = of.largest_group.map(|group| (LARGEST_GROUP, group.to_string()));
    let observed = of.observed_on.filter(|_| !of.is_empty()).map(|day| (OBSERVED_ON, day.to_string()));
    let by = of.observed_by.clone().filter(|_| !of.is_empty()).map(|who| (OBSERVED_BY, who));
    let valued = group.into_iter().chain(observed).chain(by);
    let valued = valued.map(|(code, value)| (Taxonomy::Circumstances.word(code), Some(value)));
    named.into_iter().flatten().chain(told).map(|word| (word, None)).chain(valued).collect()
}

/// The words of a place.
pub(super) fn of_place(place: &Place) -> Vec<Held> {
    place.access.iter().map(|one| (Taxonomy::Access.word(one.name()), None)).collect()
}

/// All words by which a listing is found.
pub(super) fn of_listing(listing: &Listing, today: NaiveDate) -> Vec<Held> {
    let kind = listing.organisation.as_ref().map(|of| Taxonomy::OrganisationKind.word(of.kind.name()));
    let mut held = of_offer(&listing.offer.particulars);
    held.extend(of_offer_at(&listing.at, today));
    held.extend(listing.place.iter().flat_map(of_place));
    held.extend(kind.map(|word| (word, None)));
    held
}

/// The words as HSDS tells them of what they are linked to.
pub(super) fn attributes(link: Link, held: Vec<Held>, speech: Speech<'_>) -> Vec<Attribute> {
    let attribute = |(word, value): Held| Attribute {
        id: Uuid::new_v5(&link.id, format!("{} {}", word.taxonomy, word.code).as_bytes()),
        link_id: link.id,
        link_entity: link.entity,
        taxonomy_term_id: word.id(),
        value,
        taxonomy_term: word.object(speech),
    };
    held.into_iter().map(attribute).collect()
}
