//! The fields of an RRULE as one of our patterns, as far as people can say them.

use std::collections::BTreeSet;
use std::num::NonZeroU8;

use chrono::{NaiveDate, Weekday};
use hsds::{Finding, Frequency, Origin, Schedule, What};

use crate::{Hours, Nth, OnHolidays, Pattern, Pause, Rhythm, Session, Weekdays};

/// The sessions of these schedules; days off that were written in words are read back.
/// `is_ours` when this program wrote them: its words then say what its fields say too.
pub(super) fn sessions(
    schedules: &[Schedule],
    is_ours: bool,
    origin: &Origin,
    findings: &mut Vec<Finding>,
) -> Vec<Session> {
    schedules.iter().filter_map(|schedule| session(schedule, is_ours, origin, findings)).collect()
}

fn session(
    schedule: &Schedule,
    is_ours: bool,
    origin: &Origin,
    findings: &mut Vec<Finding>,
) -> Option<Session> {
    let Some(pattern) = pattern(schedule) else {
        let has_more = schedule.opens.is_some() || schedule.frequency.is_some();
        if has_more {
            let said = schedule.description.clone().unwrap_or_default();
            findings.push(origin.finding("schedules", &said, What::BadPattern));
        }
        return None;
    };
    let hours = Option::zip(schedule.opens, schedule.closes).map(|(from, until)| Hours { from, until });
    let departs = Departures::read(schedule.notes.as_deref().unwrap_or_default());
    let is_once = matches!(pattern, Pattern::Once { .. });
    let says_more = pattern != Pattern::OnAppointment && !is_ours;
    let words = schedule.description.clone().filter(|_| says_more);
    Some(Session {
        starts: schedule.valid_from.filter(|_| !is_once),
        ends: schedule.valid_to.or(schedule.until).filter(|_| !is_once),
        except: departs.except,
        pauses: departs.pauses,
        on_holidays: departs.on_holidays,
        note: departs.note.or(words).map(|note| note.chars().take(200).collect()),
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

/// What departs from a pattern, as far as it is told in the words of this program; the rest is a note.
#[derive(Debug, Default, PartialEq)]
struct Departures {
    except: BTreeSet<NaiveDate>,
    pauses: Vec<Pause>,
    on_holidays: OnHolidays,
    note: Option<String>,
}

impl Departures {
    /// Reads `Niet op 2026-12-25, 2027-01-01. Niet van 2026-07-01 tot en met 2026-08-15 (zomerstop). Ook op feestdagen. Neem
    /// een schort mee`.
    fn read(notes: &str) -> Self {
        let mut departs = Self::default();
        let mut rest = notes;
        while !rest.is_empty() {
            let (sentence, after) = rest.split_once(". ").unwrap_or((rest, ""));
            if !departs.take(sentence) {
                break;
            }
            rest = after;
        }
        departs.note = Some(rest.to_owned()).filter(|rest| !rest.is_empty());
        departs
    }

    /// Whether the sentence is one that this program writes.
    fn take(&mut self, sentence: &str) -> bool {
        match sentence {
            "Ook op feestdagen" => self.on_holidays = OnHolidays::AsUsual,
            "Niet op feestdagen" => self.on_holidays = OnHolidays::Closed,
            _ => match (days(sentence), pause(sentence)) {
                (Some(days), _) => self.except.extend(days),
                (None, Some(pause)) => self.pauses.push(pause),
                (None, None) => return false,
            },
        }
        true
    }
}

fn days(sentence: &str) -> Option<BTreeSet<NaiveDate>> {
    let listed = sentence.strip_prefix("Niet op ")?;
    listed.split(", ").map(|day| day.parse().ok()).collect()
}

fn pause(sentence: &str) -> Option<Pause> {
    let (from, rest) = sentence.strip_prefix("Niet van ")?.split_once(" tot en met ")?;
    let (to, name) = rest.split_once(' ').map_or((rest, None), |(to, name)| (to, Some(name)));
    let name = match name {
        Some(name) => Some(name.strip_prefix('(')?.strip_suffix(')')?.to_owned()),
        None => None,
    };
    Some(Pause { from: from.parse().ok()?, to: to.parse().ok()?, name }).filter(|pause| !pause.is_reversed())
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
            let read = sessions(std::slice::from_ref(&schedule), false, &Origin::default(), &mut findings);
            assert_eq!((read.len() == 1, findings.is_empty()), (is_read, is_read), "{schedule:?}");
        }
    }

    #[test]
    fn departures_are_read_back_from_words() {
        let read = Departures::read("Niet op 2026-12-25, 2027-01-01. Neem een schort mee. Of twee");
        assert_eq!(read.except, BTreeSet::from([day("2026-12-25"), day("2027-01-01")]));
        assert_eq!(read.note.as_deref(), Some("Neem een schort mee. Of twee"));
        let read =
            Departures::read("Niet van 2026-07-01 tot en met 2026-08-15 (zomerstop). Niet op feestdagen");
        let summer =
            Pause { from: day("2026-07-01"), to: day("2026-08-15"), name: Some("zomerstop".to_owned()) };
        assert_eq!((read.pauses, read.on_holidays, read.note), (vec![summer], OnHolidays::Closed, None));
        for plain in ["Niet op woensdag", "Niet van harte", "Niet van 2026-08-15 tot en met 2026-07-01"] {
            let note = Some(plain.to_owned());
            assert_eq!(Departures::read(plain), Departures { note, ..Departures::default() });
        }
    }

    #[test]
    fn words_of_our_own_are_no_note_and_those_of_others_are() {
        let schedule = Schedule {
            frequency: Some(Frequency::Weekly),
            days: vec![Day { nth: None, weekday: Weekday::Tue }],
            description: Some("Elke dinsdag".to_owned()),
            ..Schedule::default()
        };
        for (is_ours, note) in [(true, None), (false, Some("Elke dinsdag"))] {
            let mut findings = Vec::new();
            let read = sessions(std::slice::from_ref(&schedule), is_ours, &Origin::default(), &mut findings);
            assert_eq!(read[0].note.as_deref(), note);
        }
    }
}
