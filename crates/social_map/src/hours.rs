use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use kernel::words;

const DAY: u32 = 24 * 60;

words! {
    /// A part of the week (*dagdeel*) in which people have time.
    DayPart, "day part" {
        /// A morning from Monday to Friday, until noon.
        WeekdayMorning => "weekday-morning",
        /// An afternoon from Monday to Friday, from noon to six.
        WeekdayAfternoon => "weekday-afternoon",
        /// An evening from Monday to Friday, from six until late.
        WeekdayEvening => "weekday-evening",
        /// Saturday or Sunday.
        Weekend => "weekend",
        /// One makes an appointment.
        OnAppointment => "on-appointment",
        /// The hours are unknown, which is not the same as closed.
        Unknown => "unknown",
    }
}

/// From when until when, on the clock on the wall. An end at or before the beginning lies on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Hours {
    /// When it begins.
    pub from: NaiveTime,
    /// When it ends.
    pub until: NaiveTime,
}

impl Hours {
    /// Whether it goes on after midnight. A day and night round does.
    #[must_use]
    pub fn pass_midnight(self) -> bool {
        self.until <= self.from && self.until != NaiveTime::MIN
    }

    /// Whether `time` lies in the part of it that is on the day on which it begins.
    #[must_use]
    pub fn hold_on_first_day(self, time: NaiveTime) -> bool {
        time >= self.from && (self.until <= self.from || time < self.until)
    }

    /// Whether `time` lies in the part of it that is on the day after.
    #[must_use]
    pub fn hold_on_next_day(self, time: NaiveTime) -> bool {
        self.pass_midnight() && time < self.until
    }

    /// When it ends, when it begins on `date`.
    #[must_use]
    pub fn end_on(self, date: NaiveDate) -> NaiveDateTime {
        let last = if self.until <= self.from { date.succ_opt().unwrap_or(date) } else { date };
        last.and_time(self.until)
    }

    /// The day parts of a weekday in which at least an hour of it lies, or the one in which it begins.
    #[must_use]
    pub fn weekday_parts(self) -> Vec<DayPart> {
        let from = minutes(self.from);
        let until = minutes(self.until) + if self.until <= self.from { DAY } else { 0 };
        let parts = [
            (DayPart::WeekdayMorning, 0, 12 * 60),
            (DayPart::WeekdayAfternoon, 12 * 60, 18 * 60),
            (DayPart::WeekdayEvening, 18 * 60, 2 * DAY),
        ];
        let long_enough = |begin: u32, end: u32| until.min(end).saturating_sub(from.max(begin)) >= 60;
        let begins = |begin: u32, end: u32| (begin..end).contains(&from);
        let chosen = parts.iter().filter(|(_, begin, end)| long_enough(*begin, *end));
        let chosen: Vec<DayPart> = chosen.map(|(part, ..)| *part).collect();
        if chosen.is_empty() {
            let first = parts.iter().filter(|(_, begin, end)| begins(*begin, *end));
            return first.map(|(part, ..)| *part).collect();
        }
        chosen
    }
}

fn minutes(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(from: &str, until: &str) -> Hours {
        Hours { from: from.parse().unwrap(), until: until.parse().unwrap() }
    }

    #[test]
    fn a_day_part_counts_from_an_hour() {
        use DayPart::{WeekdayAfternoon as Afternoon, WeekdayEvening as Evening, WeekdayMorning as Morning};
        for (from, until, expected) in [
            ("09:30", "12:00", vec![Morning]),
            ("10:00", "12:30", vec![Morning]),
            ("10:00", "13:00", vec![Morning, Afternoon]),
            ("17:00", "19:30", vec![Afternoon, Evening]),
            ("17:30", "19:30", vec![Evening]),
            ("11:30", "12:15", vec![Morning]),
            ("22:00", "02:00", vec![Evening]),
            ("08:00", "08:00", vec![Morning, Afternoon, Evening]),
            ("23:30", "00:00", vec![Evening]),
        ] {
            assert_eq!(hours(from, until).weekday_parts(), expected, "{from}-{until}");
        }
    }

    #[test]
    fn an_end_at_midnight_is_the_end_of_the_day() {
        let evening = hours("20:00", "00:00");
        assert!(evening.hold_on_first_day("23:59".parse().unwrap()));
        assert!(!evening.pass_midnight());
        assert!(!evening.hold_on_next_day("00:00".parse().unwrap()));
    }
}
