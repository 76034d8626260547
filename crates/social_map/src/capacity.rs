use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

/// How long a count of free places is believed.
const BELIEVED: TimeDelta = TimeDelta::days(30);

/// How many can take part (*plekken*), as last confirmed. Absent is unknown, never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// How many places there are.
    pub places: u32,
    /// How many of them are free.
    pub free: u32,
    /// How many people wait.
    pub waiting: u32,
    /// The day on which somebody confirmed it.
    pub confirmed: NaiveDate,
}

impl Capacity {
    /// How many places are free, as far as anybody can know on `today`: an old count is no knowledge.
    #[must_use]
    pub fn free_on(&self, today: NaiveDate) -> Option<u32> {
        (today - self.confirmed <= BELIEVED).then_some(self.free)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_count_is_no_knowledge() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let capacity = Capacity { places: 8, free: 2, waiting: 0, confirmed: day("2026-10-05") };
        assert_eq!(capacity.free_on(day("2026-10-05")), Some(2));
        assert_eq!(capacity.free_on(day("2026-11-04")), Some(2));
        assert_eq!(capacity.free_on(day("2026-11-05")), None);
    }
}
