use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use serde::{Deserialize, Serialize};

use crate::{DayPart, Hours, OnHolidays, Opening, Pattern, Pause};

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
    /// Days on end on which it does not take place.
    #[serde(default)]
    pub pauses: Vec<Pause>,
    /// What becomes of it on public holidays. A single day that was named needs no such rule.
    #[serde(default)]
    pub on_holidays: OnHolidays,
    /// What else there is to know, in words.
    pub note: Option<String>,
}

/// Whether a session begins on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Begins {
    No,
    /// It is a holiday, and nobody told what becomes of it then.
    Perhaps,
    Yes,
}

impl Session {
    /// A session of which nothing more is known than this.
    #[must_use]
    pub const fn new(pattern: Pattern, hours: Option<Hours>) -> Self {
        Self {
            pattern,
            hours,
            starts: None,
            ends: None,
            except: BTreeSet::new(),
            pauses: Vec::new(),
            on_holidays: OnHolidays::Unknown,
            note: None,
        }
    }

    /// Whether it begins on `date` for sure.
    #[must_use]
    pub fn occurs_on(&self, date: NaiveDate) -> bool {
        self.begins_on(date) == Begins::Yes
    }

    /// Whether `date` is a holiday of which nobody told whether it takes place then.
    #[must_use]
    pub fn is_uncertain_on(&self, date: NaiveDate) -> bool {
        self.begins_on(date) == Begins::Perhaps
    }

    fn begins_on(&self, date: NaiveDate) -> Begins {
        if !self.pattern.falls_on(date) || !self.holds_on(date) {
            return Begins::No;
        }
        let is_named = matches!(self.pattern, Pattern::Once { .. });
        match self.on_holidays {
            OnHolidays::Closed if !is_named && dutch_calendar::is_day_off(date) => Begins::No,
            OnHolidays::Unknown if !is_named && dutch_calendar::is_day_off(date) => Begins::Perhaps,
            OnHolidays::AsUsual | OnHolidays::Closed | OnHolidays::Unknown => Begins::Yes,
        }
    }

    /// Whether `date` lies between the first and the last day, is no exception and lies in no pause.
    fn holds_on(&self, date: NaiveDate) -> bool {
        self.starts.is_none_or(|first| first <= date)
            && self.ends.is_none_or(|last| date <= last)
            && !self.except.contains(&date)
            && !self.pauses.iter().any(|pause| pause.covers(date))
    }

    /// The first `most` days from `from` on which it begins for sure, earliest first, at most two years ahead.
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

    /// Whether it is open at `local`, the time on a Dutch wall.
    ///
    /// What begins in the evening and ends after midnight belongs to the day on which it begins, with that day's
    /// exceptions, pauses and holidays.
    #[must_use]
    pub fn opening_at(&self, local: NaiveDateTime) -> Opening {
        let (today, time) = (local.date(), local.time());
        if self.pattern == Pattern::OnAppointment {
            let is_off = self.on_holidays == OnHolidays::Closed && dutch_calendar::is_day_off(today);
            return if self.holds_on(today) && !is_off { Opening::OnAppointment } else { Opening::Closed };
        }
        let Some(hours) = self.hours else {
            return match self.begins_on(today) {
                Begins::No => Opening::Closed,
                Begins::Perhaps | Begins::Yes => Opening::Unknown,
            };
        };
        let begun_today = hours.hold_on_first_day(time).then(|| self.begins_on(today));
        let yesterday = today.checked_sub_days(Days::new(1)).filter(|_| hours.hold_on_next_day(time));
        let begun_yesterday = yesterday.map(|date| self.begins_on(date));
        match begun_today.max(begun_yesterday) {
            Some(Begins::Yes) => Opening::Open,
            Some(Begins::Perhaps) => Opening::Unknown,
            Some(Begins::No) | None => Opening::Closed,
        }
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
