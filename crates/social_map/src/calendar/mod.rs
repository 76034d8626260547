//! What takes place, as a file for a calendar program (iCalendar, RFC 5545).

mod rule;
#[cfg(test)]
mod tests;
mod zone;

use chrono::{Days, NaiveDate, NaiveTime};
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};

use crate::catalogue::opens;
use crate::{Hours, Listing, Session};
use rule::Repeated;
pub(crate) use rule::day_letters;
use zone::ZONE;

/// How far ahead the file of one offer looks, in days: as far as its next dates.
pub(crate) const OFFER_DAYS: u64 = 730;
/// How far ahead the file of a list looks.
pub(crate) const LIST_DAYS: u64 = 60;
/// The most listings in one file.
pub(crate) const MOST_LISTINGS: usize = 500;

/// What a calendar file needs to know beside the listings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window<'a> {
    /// The day from which it counts.
    pub(crate) today: NaiveDate,
    /// How many days it looks ahead.
    pub(crate) days: u64,
    /// The address of the site, without a slash at the end.
    pub(crate) site: &'a str,
}

/// The file: every session of these listings that has a date in the window. The same listings give the same bytes.
pub(crate) fn file<'a>(
    name: &str,
    window: Window<'_>,
    listings: impl IntoIterator<Item = &'a Listing>,
) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Samenkracht//Sociale kaart//NL"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name(&plain(name));
    // The library has no time zones: lines of one are properties to it, and stand before every event.
    for (key, value) in zone::LINES {
        calendar.append_property(Property::new(key, value));
    }
    for listing in listings {
        calendar.extend(events(listing, window));
    }
    calendar.to_string()
}

/// The sessions of a listing that take place in the window, each as one event that repeats.
fn events(listing: &Listing, window: Window<'_>) -> Vec<Event> {
    let Some(from) = opens(listing, window.today.and_time(NaiveTime::MIN)) else { return Vec::new() };
    let until = window.today.checked_add_days(Days::new(window.days)).unwrap_or(NaiveDate::MAX);
    let sessions = listing.at.sessions.iter().enumerate();
    sessions
        .filter_map(|(number, session)| {
            let repeated = Repeated::within(session, from, until)?;
            Some(event(listing, (number, session), &repeated, window.site))
        })
        .collect()
}

fn event(listing: &Listing, (number, session): (usize, &Session), repeated: &Repeated, site: &str) -> Event {
    let offer = &listing.offer;
    let page = format!("{site}/aanbod/{}", offer.id);
    let host = site.split("://").last().unwrap_or(site);
    let stamp = offer.changed_at.format("%Y%m%dT%H%M%SZ").to_string();
    let mut event = Event::with_uid(&format!("{}-{number}@{host}", listing.id()));
    event.add_property("DTSTAMP", &stamp);
    event.add_property("LAST-MODIFIED", &stamp);
    event.add_property("SEQUENCE", offer.version.to_string());
    event.summary(&plain(offer.title()));
    event.description(&plain(&description(listing, session, &page)));
    event.add_property("URL", &page);
    // It is there to go to; nobody is busy because it is in their calendar.
    event.add_property("TRANSP", "TRANSPARENT");
    if let Some(place) = &listing.place {
        let town = [place.postcode.as_deref(), Some(place.town.as_str())];
        let town: Vec<&str> = town.into_iter().flatten().collect();
        let parts = [Some(place.name.clone()), place.street.clone(), Some(town.join(" "))];
        event.location(&plain(&parts.into_iter().flatten().collect::<Vec<_>>().join(", ")));
        if let Some(at) = place.coordinates {
            event.add_property("GEO", format!("{:.5};{:.5}", at.latitude(), at.longitude()));
        }
    }
    when(&mut event, session.hours, repeated);
    event
}

fn when(event: &mut Event, hours: Option<Hours>, repeated: &Repeated) {
    let first = repeated.first;
    match hours {
        Some(hours) => {
            let next = first.checked_add_days(Days::new(1)).unwrap_or(first);
            let last = if hours.until <= hours.from { next } else { first };
            event.append_property(moment("DTSTART", first, hours.from));
            event.append_property(moment("DTEND", last, hours.until));
        }
        None => {
            event.append_property(day("DTSTART", first));
        }
    }
    if let Some(rule) = &repeated.rule {
        event.add_property("RRULE", rule);
    }
    for date in &repeated.except {
        event.append_multi_property(match hours {
            Some(hours) => moment("EXDATE", *date, hours.from),
            None => day("EXDATE", *date),
        });
    }
}

/// A time on the Dutch wall.
fn moment(key: &str, date: NaiveDate, time: NaiveTime) -> Property {
    let text = date.and_time(time).format("%Y%m%dT%H%M%S").to_string();
    Property::new(key, text).add_parameter("TZID", ZONE).done()
}

/// A day of which no hours are known.
fn day(key: &str, date: NaiveDate) -> Property {
    Property::new(key, date.format("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}

fn description(listing: &Listing, session: &Session, page: &str) -> String {
    let said = &listing.offer.particulars.wording;
    let lines = [
        Some(listing.organisation_name.as_str()),
        Some(said.what.as_str()),
        session.note.as_deref(),
        Some(said.price.as_str()),
        Some(said.how_to_join.as_str()),
        Some(said.whom_to_call.as_str()),
        Some(page),
    ];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A text without signs that a calendar file may not hold (RFC 5545, 3.3.11: CONTROL).
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|sign| *sign == '\n' || !sign.is_control()).collect()
}
