use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;

use crate::{Calendar, Span, TermError};

/// What a scheme does with a closing day that is a day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shift {
    /// It stays: the Atw does not move days of a local rule (Atw 1(1)).
    Stays,
    /// It moves to the next working day, because the scheme says so.
    NextWorkingDay,
}

/// The last day to apply: the whole of it, by the clock of Amsterdam, until midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Closing {
    /// The day that the scheme names.
    pub day: NaiveDate,
    /// What becomes of a day off.
    pub shift: Shift,
}

impl Closing {
    /// The last day on which an application is in time.
    ///
    /// # Errors
    /// At the end of the calendar.
    pub fn last_day(&self, calendar: &Calendar) -> Result<NaiveDate, TermError> {
        match self.shift {
            Shift::Stays => Ok(self.day),
            Shift::NextWorkingDay => {
                let outside = TermError::OutsideCalendar { from: self.day, span: Span::Days(1) };
                calendar.working_days_after(self.day, 0).ok_or(outside)
            }
        }
    }

    /// The last second in which an application is in time: 23:59:59 in Amsterdam.
    ///
    /// # Errors
    /// At the end of the calendar.
    pub fn last_second(&self, calendar: &Calendar) -> Result<DateTime<Utc>, TermError> {
        let last = self.last_day(calendar)?;
        let midnight = Span::Days(1).after(last)?.and_time(NaiveTime::MIN);
        // No clock of Amsterdam is set at midnight in our time, so that the first reading is the only one.
        let closed = Amsterdam.from_local_datetime(&midnight).earliest();
        let outside = || TermError::OutsideCalendar { from: last, span: Span::Days(1) };
        let closed = closed.ok_or_else(outside)?.with_timezone(&Utc);
        closed.checked_sub_signed(TimeDelta::seconds(1)).ok_or_else(outside)
    }

    /// Whether what began to come in at `received` is in time: all of the last second is.
    ///
    /// # Errors
    /// At the end of the calendar.
    pub fn is_in_time(&self, received: DateTime<Utc>, calendar: &Calendar) -> Result<bool, TermError> {
        Ok(received.timestamp() <= self.last_second(calendar)?.timestamp())
    }
}
