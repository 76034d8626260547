use chrono::NaiveDate;
use kernel::words;
use serde::{Deserialize, Serialize};

words! {
    /// What becomes of a session on a public holiday.
    OnHolidays, "rule for holidays" {
        /// It takes place as on any other day.
        AsUsual => "as_usual",
        /// It does not take place.
        Closed => "closed",
        /// Nobody told: one had better call.
        Unknown => "unknown",
    }
}

impl Default for OnHolidays {
    /// What was never told is unknown.
    fn default() -> Self {
        Self::Unknown
    }
}

/// Days on end on which something does not take place (*zomerstop*, *winterstop*).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pause {
    /// The first day of it.
    pub from: NaiveDate,
    /// The last day of it.
    pub to: NaiveDate,
    /// What people call it, such as *zomerstop*.
    pub name: Option<String>,
}

impl Pause {
    /// Whether `date` lies in it.
    #[must_use]
    pub fn covers(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }

    /// Whether it ends before it begins, so that it covers no day at all.
    #[must_use]
    pub fn is_reversed(&self) -> bool {
        self.to < self.from
    }
}
