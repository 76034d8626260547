use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use dutch_calendar::{Holiday, holidays_on};

/// Why a day is no working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayOff {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A public holiday of Atw 3(1), or Good Friday, which Atw 3(2) puts on a par with them.
    Holiday(Holiday),
    /// A day that a royal decree put on a par with them for a year (Atw 3(3)).
    Decreed,
}

/// A day off with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Off {
    /// The day.
    pub day: NaiveDate,
    /// Why it is one.
    pub why: DayOff,
}

/// Which days are working days to the Atw: not Saturdays, Sundays, public holidays and decreed days.
///
/// Good Friday is none, and 5 May is none in any year, although most people work on them: the act says so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    decreed: BTreeSet<NaiveDate>,
}

impl Calendar {
    /// A calendar that knows the days decreed under Atw 3(3); they are published in the *Staatscourant*.
    #[must_use]
    pub fn with_decreed(days: impl IntoIterator<Item = NaiveDate>) -> Self {
        Self { decreed: days.into_iter().collect() }
    }

    /// Why `day` is a day off; nothing when it is a working day (Atw 1 and 3).
    #[must_use]
    pub fn day_off(&self, day: NaiveDate) -> Option<DayOff> {
        if let Some(holiday) = holidays_on(day).next() {
            return Some(DayOff::Holiday(holiday));
        }
        match day.weekday() {
            Weekday::Sat => Some(DayOff::Saturday),
            Weekday::Sun => Some(DayOff::Sunday),
            Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => {
                self.decreed.contains(&day).then_some(DayOff::Decreed)
            }
        }
    }

    /// Whether `day` is a working day.
    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        self.day_off(day).is_none()
    }

    /// The working day that lies `count` working days after `day`; with 0 the first one from `day` on.
    #[must_use]
    pub fn working_days_after(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        self.walked(day, count, |day| day.succ_opt())
    }

    /// The working day that lies `count` working days before `day`; with 0 the last one up to `day`.
    ///
    /// For reminders, and for local rules that count back in working days.
    #[must_use]
    pub fn working_days_before(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        self.walked(day, count, |day| day.pred_opt())
    }

    fn walked(
        &self,
        from: NaiveDate,
        count: u32,
        next: impl Fn(NaiveDate) -> Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        let (mut day, mut left) = (from, count);
        while left > 0 || !self.is_working_day(day) {
            day = next(day)?;
            if left > 0 && self.is_working_day(day) {
                left -= 1;
            }
        }
        Some(day)
    }
}
