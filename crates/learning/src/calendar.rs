//! Evaluations to come, as a file for a calendar program (iCalendar, RFC 5545).

use chrono::Days;
use icalendar::{Calendar, Component as _, Event, Property};

use crate::Evaluation;

/// An evaluation with the words that go with it.
#[derive(Debug)]
pub(crate) struct Dated<'a> {
    pub(crate) evaluation: &'a Evaluation,
    /// What stands in the calendar.
    pub(crate) summary: String,
    /// What stands below it.
    pub(crate) description: String,
}

/// The file: a day for each evaluation, the last one on which it is not late. The same evaluations give the same bytes.
pub(crate) fn file<'a>(name: &str, site: &str, dated: impl IntoIterator<Item = Dated<'a>>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Samenkracht//Evaluaties//NL"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name(&plain(name));
    for one in dated {
        calendar.push(event(&one, site));
    }
    calendar.to_string()
}

fn event(dated: &Dated<'_>, site: &str) -> Event {
    let evaluation = dated.evaluation;
    let host = site.split("://").last().unwrap_or(site);
    let stamp = evaluation.changed_at.format("%Y%m%dT%H%M%SZ").to_string();
    let mut event = Event::with_uid(&format!("{}@{host}", evaluation.id));
    event.add_property("DTSTAMP", &stamp);
    event.add_property("LAST-MODIFIED", &stamp);
    event.add_property("SEQUENCE", evaluation.version.to_string());
    event.summary(&plain(&dated.summary));
    event.description(&plain(&dated.description));
    event.add_property("URL", format!("{site}/evaluaties/{}", evaluation.id));
    // It is a date to remember; nobody is busy because of it.
    event.add_property("TRANSP", "TRANSPARENT");
    let last = evaluation.due.last_day();
    event.append_property(day("DTSTART", last));
    event.append_property(day("DTEND", last.checked_add_days(Days::new(1)).unwrap_or(last)));
    event
}

fn day(key: &str, date: chrono::NaiveDate) -> Property {
    Property::new(key, date.format("%Y%m%d").to_string()).add_parameter("VALUE", "DATE").done()
}

/// A text without signs that a calendar file may not hold (RFC 5545, 3.3.11: CONTROL).
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|sign| *sign == '\n' || !sign.is_control()).collect()
}
