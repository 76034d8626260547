use std::fmt;

use chrono::{Days, Months, NaiveDate};

use crate::TermError;

/// How long a term is, in the unit of the regulation: thirteen weeks are not 91 days to the Atw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// Days.
    Days(u32),
    /// Weeks.
    Weeks(u32),
    /// Calendar months; the same day of a later month, or its last day where that month is shorter.
    Months(u32),
    /// Years.
    Years(u32),
}

impl Span {
    /// Whether the Atw gives it two working days: three days or more (Atw 2).
    pub(crate) const fn holds_two_working_days(self) -> bool {
        match self {
            Self::Days(days) => days >= 3,
            Self::Weeks(_) | Self::Months(_) | Self::Years(_) => true,
        }
    }

    const fn is_nothing(self) -> bool {
        matches!(self, Self::Days(0) | Self::Weeks(0) | Self::Months(0) | Self::Years(0))
    }

    /// The last day of a term of this length that begins on the day after `day`.
    ///
    /// # Errors
    /// When there is nothing to count, or when the calendar ends.
    pub fn after(self, day: NaiveDate) -> Result<NaiveDate, TermError> {
        self.counted(day, NaiveDate::checked_add_days, NaiveDate::checked_add_months)
    }

    /// The last day that lies at least this long before `day`.
    ///
    /// # Errors
    /// As [`Self::after`].
    pub fn before(self, day: NaiveDate) -> Result<NaiveDate, TermError> {
        self.counted(day, NaiveDate::checked_sub_days, NaiveDate::checked_sub_months)
    }

    fn counted(
        self,
        from: NaiveDate,
        by_days: fn(NaiveDate, Days) -> Option<NaiveDate>,
        by_months: fn(NaiveDate, Months) -> Option<NaiveDate>,
    ) -> Result<NaiveDate, TermError> {
        if self.is_nothing() {
            return Err(TermError::Nothing(self));
        }
        let day = match self {
            Self::Days(days) => by_days(from, Days::new(days.into())),
            Self::Weeks(weeks) => by_days(from, Days::new(7 * u64::from(weeks))),
            Self::Months(months) => by_months(from, Months::new(months)),
            Self::Years(years) => {
                years.checked_mul(12).and_then(|months| by_months(from, Months::new(months)))
            }
        };
        day.ok_or(TermError::OutsideCalendar { from, span: self })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = match self {
            Self::Days(count) => (count, "day"),
            Self::Weeks(count) => (count, "week"),
            Self::Months(count) => (count, "month"),
            Self::Years(count) => (count, "year"),
        };
        write!(out, "{count} {unit}{}", if *count == 1 { "" } else { "s" })
    }
}
