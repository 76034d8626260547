use chrono::{Datelike, NaiveDate, NaiveTime, Offset, TimeZone};
use chrono_tz::Europe::Amsterdam;
use uuid::Uuid;

use super::objects::Schedule;
use super::telling::Telling;
use crate::calendar::day_letters;
use crate::{Listing, OnHolidays, Pattern, Rhythm, Session};

/// The sessions of a listing as schedules; the day of the telling decides which offset from UTC is told.
pub(super) fn schedules(listing: &Listing, telling: Telling<'_>) -> Vec<Schedule> {
    let numbered = (0_usize..).zip(&listing.at.sessions);
    numbered.map(|(nth, session)| schedule(listing, nth, session, telling)).collect()
}

fn schedule(listing: &Listing, nth: usize, session: &Session, telling: Telling<'_>) -> Schedule {
    let today = telling.today;
    // Without a place nothing else tells the identity of the listing: the offer's own holds wherever the file is read.
    let id = if listing.place.is_some() { listing.id().uuid() } else { listing.offer.id.uuid() };
    let next = session.next_dates(today, 1).into_iter().next();
    let mut schedule = Schedule {
        id: Uuid::new_v5(&id, format!("schedule {nth}").as_bytes()),
        service_id: listing.offer.id.uuid(),
        service_at_location_id: listing.place.as_ref().map(|_| id),
        valid_from: session.starts.map(|date| date.to_string()),
        valid_to: session.ends.map(|date| date.to_string()),
        dtstart: session.starts.map(|date| date.to_string()),
        timezone: session.hours.map(|_| offset(next.unwrap_or(today))),
        opens_at: session.hours.map(|hours| clock(hours.from)),
        closes_at: session.hours.map(|hours| clock(hours.until)),
        description: description(session, telling),
        notes: notes(session),
        ..Schedule::default()
    };
    repeat(&mut schedule, &session.pattern);
    schedule
}

fn repeat(schedule: &mut Schedule, pattern: &Pattern) {
    match pattern {
        Pattern::Week { weekdays, rhythm } => {
            let days: Vec<&str> = weekdays.days().iter().map(|day| day_letters(*day)).collect();
            schedule.freq = Some("WEEKLY");
            schedule.wkst = Some("MO");
            schedule.byday = Some(days.join(","));
            turn(schedule, *rhythm);
        }
        Pattern::Month { nth, weekday, rhythm } => {
            schedule.freq = Some("MONTHLY");
            schedule.byday = Some(format!("{}{}", nth.number(), day_letters(*weekday)));
            turn(schedule, *rhythm);
        }
        Pattern::Once { date } => {
            schedule.freq = Some("WEEKLY");
            schedule.byday = Some(day_letters(date.weekday()).to_owned());
            schedule.dtstart = Some(date.to_string());
            schedule.until = Some(date.to_string());
            schedule.count = Some(1);
        }
        // No rule: the description says it.
        Pattern::OnAppointment => {}
    }
}

/// The interval, counted from the day that fixes its turn.
fn turn(schedule: &mut Schedule, rhythm: Rhythm) {
    match rhythm {
        Rhythm::Each => schedule.interval = Some(1),
        Rhythm::Every { interval, anchor } => {
            schedule.interval = Some(interval.get());
            schedule.dtstart = Some(anchor.to_string());
        }
    }
}

/// The hours and what departs from them as people say them.
fn description(session: &Session, telling: Telling<'_>) -> String {
    let spoken = telling.speech.session(session, telling.today);
    let sentences: Vec<String> = std::iter::once(spoken.when).chain(spoken.limits).collect();
    sentences.join(". ")
}

/// HSDS has no field for days on which it does not take place.
fn notes(session: &Session) -> Option<String> {
    let off: Vec<String> = session.except.iter().map(ToString::to_string).collect();
    let off = (!off.is_empty()).then(|| format!("Niet op {}", off.join(", ")));
    let pauses = session.pauses.iter().map(|pause| {
        let name = pause.name.iter().map(|name| format!(" ({name})")).collect::<String>();
        format!("Niet van {} tot en met {}{name}", pause.from, pause.to)
    });
    let holidays = match session.on_holidays {
        OnHolidays::AsUsual => Some("Ook op feestdagen"),
        OnHolidays::Closed => Some("Niet op feestdagen"),
        OnHolidays::Unknown => None,
    };
    let off = off.into_iter().chain(pauses).chain(holidays.map(str::to_owned));
    let notes: Vec<String> = off.chain(session.note.clone()).collect();
    (!notes.is_empty()).then(|| notes.join(". "))
}

/// Whole hours between UTC and the Dutch wall at noon of `date`.
fn offset(date: NaiveDate) -> i32 {
    let noon = date.and_time(NaiveTime::MIN) + chrono::TimeDelta::hours(12);
    Amsterdam.offset_from_utc_datetime(&noon).fix().local_minus_utc() / 3_600
}

fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_and_winter_have_their_own_offset() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        // The last Sundays of March and October, EU Directive 2000/84/EC.
        for (date, hours) in [("2026-03-28", 1), ("2026-03-29", 2), ("2026-10-24", 2), ("2026-10-25", 1)] {
            assert_eq!(offset(day(date)), hours, "{date}");
        }
    }
}
