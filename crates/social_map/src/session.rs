use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use serde::{Deserialize, Serialize};

use crate::{DayPart, Hours, Pattern};

/// How many days ahead a next date is looked for: two years.
const HORIZON: usize = 731;

/// When something takes place (*moment*): a pattern, its hours, and what departs from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// On which days it begins.
    pub pattern: Pattern,
    /// From when until when; absent on appointment, and when only the day is known.
    pub hours: Option<Hours>,
    /// The first day on which it holds.
    pub starts: Option<NaiveDate>,
    /// The last day on which it holds.
    pub ends: Option<NaiveDate>,
    /// Days on which it does not take place.
    pub except: BTreeSet<NaiveDate>,
    /// What else there is to know, in words.
    pub note: Option<String>,
}

impl Session {
    /// Whether it begins on `date`.
    #[must_use]
    pub fn occurs_on(&self, date: NaiveDate) -> bool {
        self.starts.is_none_or(|first| first <= date)
            && self.ends.is_none_or(|last| date <= last)
            && self.pattern.falls_on(date)
            && !self.except.contains(&date)
    }

    /// The first `most` days from `from` on which it begins, earliest first, at most two years ahead.
    #[must_use]
    pub fn next_dates(&self, from: NaiveDate, most: usize) -> Vec<NaiveDate> {
        let begin = self.starts.map_or(from, |first| first.max(from));
        match &self.pattern {
            Pattern::OnAppointment => Vec::new(),
            Pattern::Once { date } => {
                let coming = Some(*date).filter(|date| *date >= from && self.occurs_on(*date));
                coming.into_iter().take(most).collect()
            }
            Pattern::Week { .. } | Pattern::Month { .. } => begin
                .iter_days()
                .take(HORIZON)
                .take_while(|date| self.ends.is_none_or(|last| *date <= last))
                .filter(|date| self.occurs_on(*date))
                .take(most)
                .collect(),
        }
    }

    /// Whether it goes on at `local`, the time on a Dutch wall.
    #[must_use]
    pub fn open_at(&self, local: NaiveDateTime) -> bool {
        let Some(hours) = self.hours else { return false };
        let began_today = self.occurs_on(local.date()) && hours.hold_on_first_day(local.time());
        let yesterday = local.date().checked_sub_days(Days::new(1));
        let began_yesterday = yesterday.is_some_and(|date| self.occurs_on(date));
        began_today || began_yesterday && hours.hold_on_next_day(local.time())
    }

    /// The parts of the week in which it takes place.
    #[must_use]
    pub fn day_parts(&self) -> BTreeSet<DayPart> {
        let days: Vec<Weekday> = match &self.pattern {
            Pattern::Week { weekdays, .. } => weekdays.days().to_vec(),
            Pattern::Month { weekday, .. } => vec![*weekday],
            Pattern::Once { date } => vec![date.weekday()],
            Pattern::OnAppointment => return BTreeSet::from([DayPart::OnAppointment]),
        };
        let (weekend, weekdays): (Vec<Weekday>, Vec<Weekday>) =
            days.into_iter().partition(|day| matches!(day, Weekday::Sat | Weekday::Sun));
        let mut parts = BTreeSet::new();
        if !weekend.is_empty() {
            parts.insert(DayPart::Weekend);
        }
        if !weekdays.is_empty() {
            parts.extend(self.hours.map_or_else(|| vec![DayPart::Unknown], Hours::weekday_parts));
        }
        parts
    }
}
