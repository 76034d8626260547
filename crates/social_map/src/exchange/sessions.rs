//! The fields of an RRULE as one of our patterns, as far as people can say them.

use std::collections::BTreeSet;
use std::num::NonZeroU8;

use chrono::{NaiveDate, Weekday};
use hsds::{Finding, Frequency, Origin, Schedule, What};

use crate::{Hours, Nth, Pattern, Rhythm, Session, Weekdays};

/// The sessions of these schedules; days off that were written in words are read back.
pub(super) fn sessions(schedules: &[Schedule], origin: &Origin, findings: &mut Vec<Finding>) -> Vec<Session> {
    schedules.iter().filter_map(|schedule| session(schedule, origin, findings)).collect()
}

fn session(schedule: &Schedule, origin: &Origin, findings: &mut Vec<Finding>) -> Option<Session> {
    let Some(pattern) = pattern(schedule) else {
        let has_more = schedule.opens.is_some() || schedule.frequency.is_some();
        if has_more {
            let said = schedule.description.clone().unwrap_or_default();
            findings.push(origin.finding("schedules", &said, What::BadPattern));
        }
        return None;
    };
    let hours = Option::zip(schedule.opens, schedule.closes).map(|(from, until)| Hours { from, until });
    let (except, note) = days_off(schedule.notes.as_deref().unwrap_or_default());
    let is_once = matches!(pattern, Pattern::Once { .. });
    let words = schedule.description.clone().filter(|_| pattern != Pattern::OnAppointment);
    Some(Session {
        starts: schedule.valid_from.filter(|_| !is_once),
        ends: schedule.valid_to.or(schedule.until).filter(|_| !is_once),
        except,
        note: note.or(words).map(|note| note.chars().take(200).collect()),
        ..Session::new(pattern, hours)
    })
}

fn pattern(schedule: &Schedule) -> Option<Pattern> {
    let on_appointment =
        schedule.description.as_deref().is_some_and(|text| text.to_lowercase().contains("afspraak"));
    if schedule.days.is_empty() && schedule.frequency.is_none() {
        return on_appointment.then_some(Pattern::OnAppointment);
    }
    let begins = schedule.begins.or(schedule.valid_from);
    if let (Some(1), Some(date)) = (schedule.count, begins) {
        return Some(Pattern::Once { date });
    }
    let rhythm = rhythm(schedule, begins)?;
    match schedule.frequency? {
        Frequency::Weekly => {
            let days: Vec<Weekday> = schedule.days.iter().map(|day| day.weekday).collect();
            (!days.is_empty()).then(|| Pattern::Week { weekdays: Weekdays::from(days), rhythm })
        }
        Frequency::Monthly => {
            let [day] = schedule.days.as_slice() else { return None };
            Some(Pattern::Month { nth: Nth::from_number(day.nth?)?, weekday: day.weekday, rhythm })
        }
    }
}

fn rhythm(schedule: &Schedule, begins: Option<NaiveDate>) -> Option<Rhythm> {
    match schedule.interval {
        None | Some(0 | 1) => Some(Rhythm::Each),
        Some(interval) => {
            let interval = u8::try_from(interval).ok().and_then(NonZeroU8::new)?;
            Some(Rhythm::Every { interval, anchor: begins? })
        }
    }
}

/// `Niet op 2026-12-25, 2027-01-01. Neem een schort mee` as the days and the rest.
fn days_off(notes: &str) -> (BTreeSet<NaiveDate>, Option<String>) {
    let whole = || (BTreeSet::new(), Some(notes.to_owned()).filter(|notes| !notes.is_empty()));
    let Some(listed) = notes.strip_prefix("Niet op ") else { return whole() };
    let (days, rest) = listed.split_once(". ").unwrap_or((listed, ""));
    let read: Result<BTreeSet<NaiveDate>, _> = days.split(", ").map(str::parse).collect();
    match read {
        Ok(days) => (days, Some(rest.to_owned()).filter(|rest| !rest.is_empty())),
        Err(_) => whole(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hsds::Day;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_pattern_that_people_can_say_is_read_and_another_is_told() {
        let tuesday = |nth| vec![Day { nth, weekday: Weekday::Tue }];
        let weekly =
            Schedule { frequency: Some(Frequency::Weekly), days: tuesday(None), ..Schedule::default() };
        let monthly =
            Schedule { frequency: Some(Frequency::Monthly), days: tuesday(Some(2)), ..Schedule::default() };
        let fortnightly = Schedule { interval: Some(2), begins: Some(day("2026-01-06")), ..weekly.clone() };
        let once = Schedule { count: Some(1), begins: Some(day("2026-01-06")), ..weekly.clone() };
        for (schedule, is_read) in [
            (weekly, true),
            (monthly.clone(), true),
            (fortnightly.clone(), true),
            (Schedule { begins: None, ..fortnightly }, false),
            (once, true),
            (Schedule { days: Vec::new(), ..monthly }, false),
            (Schedule { description: Some("Op afspraak".to_owned()), ..Schedule::default() }, true),
        ] {
            let mut findings = Vec::new();
            let read = sessions(std::slice::from_ref(&schedule), &Origin::default(), &mut findings);
            assert_eq!((read.len() == 1, findings.is_empty()), (is_read, is_read), "{schedule:?}");
        }
    }

    #[test]
    fn days_off_are_read_back_from_words() {
        let (days, rest) = days_off("Niet op 2026-12-25, 2027-01-01. Neem een schort mee");
        assert_eq!(days, BTreeSet::from([day("2026-12-25"), day("2027-01-01")]));
        assert_eq!(rest.as_deref(), Some("Neem een schort mee"));
        assert_eq!(days_off("Niet op feestdagen").1.as_deref(), Some("Niet op feestdagen"));
    }
}
