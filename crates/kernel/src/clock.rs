use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveDateTime, SubsecRound, Utc};
use chrono_tz::Europe::Amsterdam;

/// A moment in time, in UTC, to the microsecond (what PostgreSQL keeps).
pub type Instant = DateTime<Utc>;

/// Where the program reads the time.
///
/// The binary gives it the machine's clock, a test a time of its choosing; nothing else knows the difference.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// A clock that asks `read` for the time.
    pub fn reading(read: impl Fn() -> Instant + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// A clock that stands still.
    #[must_use]
    pub fn standing_at(instant: Instant) -> Self {
        Self::reading(move || instant)
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> Instant {
        (self.0)().trunc_subsecs(6)
    }

    /// Today in the Netherlands: a municipality's day begins at midnight in Europe/Amsterdam, not in UTC.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        local_time(self.now()).date()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Clock({})", self.now())
    }
}

/// What a clock on a Dutch wall shows at `instant`.
#[must_use]
pub fn local_time(instant: Instant) -> NaiveDateTime {
    instant.with_timezone(&Amsterdam).naive_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Clock {
        Clock::standing_at(text.parse().unwrap())
    }

    #[test]
    fn a_day_begins_at_midnight_on_the_dutch_wall() {
        assert_eq!(at("2026-01-31T22:59:59Z").today().to_string(), "2026-01-31");
        assert_eq!(at("2026-01-31T23:00:00Z").today().to_string(), "2026-02-01");
        assert_eq!(at("2026-07-31T22:00:00Z").today().to_string(), "2026-08-01");
        assert_eq!(at("2028-02-28T23:00:00Z").today().to_string(), "2028-02-29");
    }

    #[test]
    fn time_is_kept_to_the_microsecond() {
        let read = at("2026-01-01T00:00:00.123456789Z").now();
        assert_eq!(read.to_rfc3339(), "2026-01-01T00:00:00.123456+00:00");
    }
}
