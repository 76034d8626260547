use chrono::NaiveDate;

/// The time in which a division, a name or a mapping holds: from its first day
/// up to, not including, the day on which the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    from: NaiveDate,
    until: Option<NaiveDate>,
}

impl Validity {
    /// Holds from this day on, without an end.
    #[must_use]
    pub const fn since(from: NaiveDate) -> Self {
        Self { from, until: None }
    }

    /// Holds from the first day up to the second; `None` when that is no day at all.
    #[must_use]
    pub fn between(from: NaiveDate, until: NaiveDate) -> Option<Self> {
        (from < until).then_some(Self {
            from,
            until: Some(until),
        })
    }

    /// The first day.
    #[must_use]
    pub const fn from(self) -> NaiveDate {
        self.from
    }

    /// The first day on which it holds no more.
    #[must_use]
    pub const fn until(self) -> Option<NaiveDate> {
        self.until
    }

    /// Whether it holds on `day`.
    #[must_use]
    pub fn holds_on(self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_day_is_the_day_before_the_end() {
        let year = Validity::between(day("2024-01-01"), day("2025-01-01")).unwrap();
        for (date, holds) in [
            ("2023-12-31", false),
            ("2024-01-01", true),
            ("2024-12-31", true),
            ("2025-01-01", false),
        ] {
            assert_eq!(year.holds_on(day(date)), holds, "{date}");
        }
        assert!(Validity::since(day("2025-01-01")).holds_on(day("2099-01-01")));
    }

    #[test]
    fn a_time_without_days_does_not_exist() {
        assert_eq!(Validity::between(day("2024-01-01"), day("2024-01-01")), None);
    }
}
