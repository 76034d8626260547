//! Which offers look alike, and by which signs. Nothing is decided here: an editor looks.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{Datelike as _, NaiveTime};
use kernel::{OrganisationId, words};

use crate::{Offer, Pattern, PlaceId, Session};

/// From how many points of a hundred on two offers are worth a look.
const WORTH_A_LOOK: u32 = 60;
/// What more offers than this share is no sign: a phrase that everybody uses, the switchboard of the town hall.
const MOST_IN_COMMON: usize = 60;
/// How many words a text has at least before it can be compared.
const FEWEST_STEMS: usize = 6;
/// Bands of two least hashes each: texts that share half of their stems meet in one of them 99 times in a hundred.
const BANDS: u64 = 16;

words! {
    /// Why two offers look alike.
    Sign, "sign of likeness" {
        /// Their titles have the same words.
        SameTitle => "same-title",
        /// Their titles share half of their words or more.
        SimilarTitle => "similar-title",
        /// Their texts share half of their words or more.
        SimilarText => "similar-text",
        /// They begin at the same place on the same day at the same time.
        SamePlaceAndTime => "same-place-and-time",
        /// They are at the same place.
        SamePlace => "same-place",
        /// They have the same telephone number, and not only because they are of one organisation.
        SamePhone => "same-phone",
        /// They are of one organisation.
        SameOrganisation => "same-organisation",
    }
}

/// Two offers that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Likeness {
    /// Where the one stands among those that were compared; it comes before the other.
    pub(crate) one: usize,
    /// Where the other stands.
    pub(crate) other: usize,
    /// Points, of a hundred.
    pub(crate) points: u32,
    /// Why, the strongest sign first.
    pub(crate) signs: Vec<Sign>,
}

/// What is compared of an offer.
struct Look {
    organisation: OrganisationId,
    title: BTreeSet<u64>,
    text: BTreeSet<u64>,
    phone: Option<String>,
    places: BTreeSet<PlaceId>,
    times: BTreeSet<(PlaceId, u32, NaiveTime)>,
}

/// The pairs that look alike, most alike first.
///
/// Only offers that share something rare are compared: a title, a phone number with a word of the title, a place and
/// time, or half of their words.
pub(crate) fn alike(offers: &[&Offer]) -> Vec<Likeness> {
    let looks: Vec<Look> = offers.iter().map(|offer| Look::of(offer)).collect();
    let mut found: Vec<Likeness> =
        candidates(&looks).into_iter().filter_map(|(one, other)| compare(&looks, one, other)).collect();
    found.sort_by_key(|pair| (std::cmp::Reverse(pair.points), pair.one, pair.other));
    found
}

fn candidates(looks: &[Look]) -> HashSet<(usize, usize)> {
    let mut blocks: HashMap<u64, Vec<usize>> = HashMap::new();
    for (nth, look) in looks.iter().enumerate() {
        for key in look.keys() {
            blocks.entry(key).or_default().push(nth);
        }
    }
    let mut pairs = HashSet::new();
    for members in blocks.values().filter(|members| members.len() <= MOST_IN_COMMON) {
        for (nth, one) in members.iter().enumerate() {
            pairs.extend(members.iter().skip(nth + 1).map(|other| (*one, *other)));
        }
    }
    pairs
}

fn compare(looks: &[Look], one: usize, other: usize) -> Option<Likeness> {
    let signs: BTreeMap<Sign, u32> = signs(looks.get(one)?, looks.get(other)?);
    let points = signs.values().sum::<u32>().min(100);
    let mut signs: Vec<(Sign, u32)> = signs.into_iter().collect();
    signs.sort_by_key(|(sign, points)| (std::cmp::Reverse(*points), *sign));
    let signs = signs.into_iter().map(|(sign, _)| sign).collect();
    (points >= WORTH_A_LOOK).then_some(Likeness { one, other, points, signs })
}

/// The signs with their points. The weights are ours: no sign is enough by itself, two strong ones are.
fn signs(one: &Look, other: &Look) -> BTreeMap<Sign, u32> {
    let mut signs = BTreeMap::new();
    let title = shared(&one.title, &other.title);
    match title {
        100 => signs.insert(Sign::SameTitle, 40),
        50.. => signs.insert(Sign::SimilarTitle, 20),
        _ => None,
    };
    let text = shared(&one.text, &other.text);
    if text >= 50 && one.text.len().min(other.text.len()) >= FEWEST_STEMS {
        signs.insert(Sign::SimilarText, 40 * text / 100);
    }
    if !one.times.is_disjoint(&other.times) {
        signs.insert(Sign::SamePlaceAndTime, 40);
    } else if !one.places.is_disjoint(&other.places) {
        signs.insert(Sign::SamePlace, 10);
    }
    let same_organisation = one.organisation == other.organisation;
    if same_organisation {
        signs.insert(Sign::SameOrganisation, 10);
    }
    if one.phone.is_some() && one.phone == other.phone && !same_organisation {
        signs.insert(Sign::SamePhone, 20);
    }
    signs
}

/// How many of a hundred words of both together they share.
fn shared(one: &BTreeSet<u64>, other: &BTreeSet<u64>) -> u32 {
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    (common * 100).checked_div(all).and_then(|share| u32::try_from(share).ok()).unwrap_or_default()
}

impl Look {
    fn of(offer: &Offer) -> Self {
        let said = &offer.particulars;
        let placed = said.at.iter().filter_map(|at| Some((at.place?, at)));
        let times = placed.clone().flat_map(|(place, at)| {
            at.sessions
                .iter()
                .flat_map(move |session| beginnings(session).map(move |(day, from)| (place, day, from)))
        });
        Self {
            organisation: offer.organisation,
            title: stems(offer.title()),
            text: stems(&said.wording.what),
            phone: said.contact.phone.as_deref().map(digits),
            places: placed.clone().map(|(place, _)| place).collect(),
            times: times.collect(),
        }
    }

    /// Under which keys it is compared with others.
    fn keys(&self) -> Vec<u64> {
        let mut keys = vec![hash(&("title", &self.title))];
        keys.extend(self.times.iter().map(|time| hash(&("time", time))));
        if let Some(phone) = &self.phone {
            keys.extend(self.title.iter().map(|stem| hash(&("phone", phone, stem))));
        }
        keys.extend(self.title.iter().map(|stem| hash(&("own", self.organisation, stem))));
        if self.text.len() >= FEWEST_STEMS {
            let least = |nth: u64| self.text.iter().map(|stem| hash(&(nth, stem))).min();
            keys.extend((0..BANDS).map(|band| hash(&("text", band, least(2 * band), least(2 * band + 1)))));
        }
        keys
    }
}

fn stems(text: &str) -> BTreeSet<u64> {
    dutch_text::query_terms(text).into_iter().map(|term| hash(&term.stem)).collect()
}

/// On which days it begins, and when; nothing for hours that nobody knows.
fn beginnings(session: &Session) -> impl Iterator<Item = (u32, NaiveTime)> + use<> {
    let days: Vec<u32> = match &session.pattern {
        Pattern::Week { weekdays, .. } => {
            weekdays.days().iter().map(|day| day.num_days_from_monday()).collect()
        }
        Pattern::Month { weekday, .. } => vec![weekday.num_days_from_monday()],
        Pattern::Once { date } => vec![date.num_days_from_ce().unsigned_abs()],
        Pattern::OnAppointment => Vec::new(),
    };
    let from = session.hours.map(|hours| hours.from);
    days.into_iter().filter_map(move |day| Some((day, from?)))
}

/// A telephone number as it is dialled from within the country.
fn digits(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let foreign = digits.strip_prefix("0031").or_else(|| digits.strip_prefix("31"));
    match foreign {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    }
}

fn hash<T: Hash>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests;
