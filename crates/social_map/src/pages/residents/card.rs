use askama::Template;
use chrono::NaiveDate;
use shell::{PageError, Visit};

use super::away::away;
use super::why::Why;
use super::{capitalised, kept_list, speech};
use crate::catalogue::{Card, NextTime, PublicListing};
use crate::search::Hit;
use crate::{Setting, State};

/// Stands in a card where the visit's own words come; from the private use area, so that no text holds it.
const GAP: char = '\u{e000}';
/// How much of its text a card shows.
const LONGEST_TEXT: usize = 150;

#[derive(Template)]
#[template(path = "pages/residents/card.html")]
struct CardPage<'a> {
    v: &'a Visit,
    title: &'a str,
    href: String,
    by: &'a str,
    text: String,
    place: String,
    when: String,
    cost: String,
    gap: char,
}

#[derive(Template)]
#[template(path = "pages/residents/card_next.html")]
struct CardNext<'a> {
    v: &'a Visit,
    next: Option<String>,
    away: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/residents/card_now.html")]
struct CardNow<'a> {
    v: &'a Visit,
    closed: Option<String>,
    unconfirmed: bool,
    free: Option<String>,
    why: Vec<String>,
}

/// A card in parts: what is the same for everybody stands ready, what belongs to the visit comes between.
#[derive(Debug)]
pub(super) struct ShownCard<'a> {
    pub(super) card: &'a Card,
    pub(super) next: String,
    pub(super) now: String,
    pub(super) keep: String,
}

/// The card of a result; with a `why`, it says why it is there.
pub(super) fn show<'a>(
    visit: &Visit,
    hit: &'a Hit,
    why: Option<&Why<'_>>,
    today: NaiveDate,
) -> Result<ShownCard<'a>, PageError> {
    let listing = hit.listing.as_ref();
    // A card that does not render is shown without its text; the page as a whole says why in the log.
    let card = listing.card(visit.language, || make(visit, listing, today).unwrap_or_default());
    let several = listing.listing.at.sessions.len() > 1;
    let next = CardNext {
        v: visit,
        next: hit.next.map(|next| next_time(visit, next, several, today)),
        away: hit.reach.and_then(|reach| away(visit, reach)),
    };
    let now = CardNow {
        v: visit,
        closed: closed(visit, listing.listing.offer.state, today),
        free: speech(visit).free_places(listing.listing.at.capacity, today),
        unconfirmed: listing.listing.offer.state == State::CheckNeeded,
        why: why.map_or_else(Vec::new, |why| why.lines(hit)),
    };
    let keep = kept_list::button(visit, listing)?;
    Ok(ShownCard { card, next: next.render()?, now: now.render()?, keep })
}

fn make(visit: &Visit, listing: &PublicListing, today: NaiveDate) -> Result<Card, PageError> {
    let offer = &listing.listing.offer;
    let page = CardPage {
        v: visit,
        title: offer.title(),
        href: format!("/aanbod/{}", offer.id),
        by: &listing.listing.organisation_name,
        text: shortened(&offer.particulars.wording.what),
        place: place(visit, listing),
        when: speech(visit).sessions_in_short(&listing.listing.at.sessions, today),
        cost: speech(visit).cost(&offer.particulars.cost),
        gap: GAP,
    };
    let html = page.render()?;
    let mut parts = html.splitn(3, GAP).map(ToOwned::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    Ok(Card { before: part(), between: part(), after: part() })
}

/// `Inloophuis De Hud, Holtenbroek`, or how it reaches people when it has no place.
pub(super) fn place(visit: &Visit, listing: &PublicListing) -> String {
    let offer = &listing.listing.offer;
    let setting = offer.particulars.setting;
    match (setting, &listing.listing.place) {
        (Setting::Place, Some(place)) if listing.ward.is_empty() => format!("{}, {}", place.name, place.town),
        (Setting::Place, Some(place)) => format!("{}, {}", place.name, listing.ward),
        (Setting::Place | Setting::Online | Setting::AtHome | Setting::Secret, _) => {
            let way = visit.t(match setting {
                Setting::AtHome => "map-place-at_home",
                Setting::Secret => "map-place-secret",
                Setting::Online | Setting::Place => "map-place-online",
            });
            format!("{way}, {}", visit.t_with("map-area-all", "municipality", visit.municipality()))
        }
    }
}

/// The next date; with its hours where the card names several.
fn next_time(visit: &Visit, next: NextTime, with_hours: bool, today: NaiveDate) -> String {
    let date = capitalised(&speech(visit).near_date(next.date, today));
    match next.hours.filter(|_| with_hours) {
        Some(hours) => format!("{date}, {}", speech(visit).short_hours(hours)),
        None => date,
    }
}

/// That it is closed for a while, and until when.
pub(super) fn closed(visit: &Visit, state: State, today: NaiveDate) -> Option<String> {
    match state {
        State::TemporarilyClosed { until: Some(day) } if day > today => {
            Some(visit.t_with("list-closed-until", "date", speech(visit).day_and_month(day, today)))
        }
        State::TemporarilyClosed { .. } => Some(visit.t("list-closed").to_owned()),
        State::Draft
        | State::ToCheck
        | State::Published
        | State::CheckNeeded
        | State::Expired
        | State::Archived => None,
    }
}

/// The text up to the end of a sentence or word.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_TEXT {
        return text.replace('\n', " ");
    }
    let head: String = text.chars().take(LONGEST_TEXT).collect();
    let sentence = head.rfind(". ").filter(|end| *end > LONGEST_TEXT / 3);
    match (sentence, head.rfind(' ')) {
        (Some(end), _) => format!("{}.", head.get(..end).unwrap_or_default()),
        (None, Some(end)) => format!("{} …", head.get(..end).unwrap_or_default()),
        (None, None) => format!("{head} …"),
    }
    .replace('\n', " ")
}
