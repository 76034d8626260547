//! How long a confirmation holds: after some months it is asked for again, then the offer stands lower, then it hides.

use chrono::{Days, Months, NaiveDate};

use crate::{State, Step};

/// The most months that anything may take.
const LONGEST: u32 = 120;

/// After how many calendar months without a word an offer is asked about, stands lower and is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freshness {
    remind: u32,
    check: u32,
    hide: u32,
}

/// The months do not follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the months without a confirmation must rise and stay within {LONGEST}: \
     0 < remind ({remind}) < check ({check}) < hide ({hide})"
)]
pub struct NotInOrder {
    remind: u32,
    check: u32,
    hide: u32,
}

/// How old the last confirmation of an offer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// Recent.
    Fresh,
    /// It is time to ask whether all is still right.
    Due,
    /// So long ago that visitors should know.
    Overdue,
    /// So long ago that it cannot be relied on.
    Spent,
}

impl Freshness {
    /// Five, six and nine months.
    pub const USUAL: Self = Self { remind: 5, check: 6, hide: 9 };

    /// These months.
    ///
    /// # Errors
    /// When they do not rise, begin at zero, or are more than ten years.
    pub const fn new(remind: u32, check: u32, hide: u32) -> Result<Self, NotInOrder> {
        if 0 < remind && remind < check && check < hide && hide <= LONGEST {
            Ok(Self { remind, check, hide })
        } else {
            Err(NotInOrder { remind, check, hide })
        }
    }

    /// How old on `today` a confirmation of the day `confirmed` is.
    #[must_use]
    pub fn age(self, confirmed: NaiveDate, today: NaiveDate) -> Age {
        let reached = |months| today >= after(confirmed, months);
        if reached(self.hide) {
            Age::Spent
        } else if reached(self.check) {
            Age::Overdue
        } else if reached(self.remind) {
            Age::Due
        } else {
            Age::Fresh
        }
    }

    /// The step that time takes on `today` with an offer that was last confirmed on `confirmed`, if any.
    ///
    /// What closed for a while opens on the day that its people named; without a day it goes the way of what nobody
    /// confirms.
    #[must_use]
    pub fn step(self, state: State, confirmed: NaiveDate, today: NaiveDate) -> Option<Step> {
        let age = self.age(confirmed, today);
        match state {
            State::Published => (age >= Age::Overdue).then_some(Step::AskToCheck),
            State::CheckNeeded | State::TemporarilyClosed { until: None } => {
                (age == Age::Spent).then_some(Step::Expire)
            }
            State::TemporarilyClosed { until: Some(opens) } => (opens <= today).then_some(Step::Reopen),
            State::Draft | State::ToCheck | State::Expired | State::Archived => None,
        }
    }

    /// The day on which an offer that was last confirmed on `confirmed` is hidden.
    #[must_use]
    pub fn hidden_on(self, confirmed: NaiveDate) -> NaiveDate {
        after(confirmed, self.hide)
    }

    /// A day after which no confirmation is due on `today`: what a query may leave out.
    #[must_use]
    pub fn due_until(self, today: NaiveDate) -> NaiveDate {
        // A month that is too short ends sooner: the 31st and the 28th of one month come due on the same day.
        let due = today.checked_sub_months(Months::new(self.remind)).unwrap_or(NaiveDate::MIN);
        due.checked_add_days(Days::new(3)).unwrap_or(due)
    }
}

impl Default for Freshness {
    fn default() -> Self {
        Self::USUAL
    }
}

/// The same day some months later; the last of that month when it has no such day.
fn after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn months_are_those_of_the_calendar() {
        for (confirmed, last_fresh, due, overdue, spent) in [
            ("2026-03-02", "2026-08-01", "2026-08-02", "2026-09-02", "2026-12-02"),
            ("2026-08-31", "2027-01-30", "2027-01-31", "2027-02-28", "2027-05-31"),
            ("2027-08-31", "2028-01-30", "2028-01-31", "2028-02-29", "2028-05-31"),
            ("2028-02-29", "2028-07-28", "2028-07-29", "2028-08-29", "2028-11-29"),
            ("2026-09-30", "2027-02-27", "2027-02-28", "2027-03-30", "2027-06-30"),
            ("2026-05-31", "2026-10-30", "2026-10-31", "2026-11-30", "2027-02-28"),
        ] {
            let age = |today| Freshness::USUAL.age(day(confirmed), day(today));
            assert_eq!(age(last_fresh), Age::Fresh, "{confirmed}");
            assert_eq!(age(due), Age::Due, "{confirmed}");
            let before = |text| day(text).pred_opt().unwrap();
            assert_eq!(Freshness::USUAL.age(day(confirmed), before(overdue)), Age::Due, "{confirmed}");
            assert_eq!(age(overdue), Age::Overdue, "{confirmed}");
            assert_eq!(Freshness::USUAL.age(day(confirmed), before(spent)), Age::Overdue, "{confirmed}");
            assert_eq!(age(spent), Age::Spent, "{confirmed}");
            assert_eq!(Freshness::USUAL.hidden_on(day(confirmed)), day(spent));
        }
    }

    /// Rows: state. Columns: what time does when the confirmation is fresh, due, overdue, spent. The day on which a
    /// closure ends is today (`closed_today`) or tomorrow.
    const TABLE: &str = "
        draft           -      -      -            -
        to_check        -      -      -            -
        published       -      -      ask-to-check ask-to-check
        check_needed    -      -      -            expire
        expired         -      -      -            -
        archived        -      -      -            -
        closed          -      -      -            expire
        closed_today    reopen reopen reopen       reopen
        closed_tomorrow -      -      -            -
    ";

    #[test]
    fn each_state_takes_the_step_that_the_table_says() {
        let today = day("2027-01-15");
        let confirmed = ["2027-01-01", "2026-08-01", "2026-07-01", "2026-04-01"].map(day);
        let mut rows = 0;
        for row in TABLE.trim().lines().map(|line| line.split_whitespace().collect::<Vec<_>>()) {
            let state = match row[0] {
                "closed" => State::TemporarilyClosed { until: None },
                "closed_today" => State::TemporarilyClosed { until: Some(today) },
                "closed_tomorrow" => State::TemporarilyClosed { until: today.succ_opt() },
                name => State::from_name(name, None).unwrap(),
            };
            for (confirmed, expected) in confirmed.into_iter().zip(&row[1..]) {
                let step = Freshness::USUAL.step(state, confirmed, today);
                assert_eq!(step.map_or("-", Step::name), *expected, "{state} confirmed on {confirmed}");
                assert!(step.is_none_or(|step| state.after(step).is_ok()), "{state} cannot take {step:?}");
            }
            rows += 1;
        }
        assert_eq!(rows, State::all(None).len() + 2);
    }

    #[test]
    fn months_that_do_not_rise_are_refused() {
        assert_eq!(Freshness::new(5, 6, 9), Ok(Freshness::USUAL));
        for (remind, check, hide) in [(0, 6, 9), (6, 6, 9), (5, 9, 9), (9, 6, 5), (5, 6, 121)] {
            let refused = Freshness::new(remind, check, hide);
            assert_eq!(refused, Err(NotInOrder { remind, check, hide }), "{remind} {check} {hide}");
        }
    }

    #[test]
    fn a_query_leaves_out_nothing_that_is_due() {
        let mut today = day("2026-01-01");
        let mut due = 0;
        while today < day("2029-01-01") {
            let until = Freshness::USUAL.due_until(today);
            for ago in 140..160 {
                let confirmed = today - Days::new(ago);
                if Freshness::USUAL.age(confirmed, today) != Age::Fresh {
                    assert!(confirmed <= until, "{confirmed} is due on {today}");
                    due += 1;
                }
            }
            today = today.succ_opt().unwrap();
        }
        assert!(due > 5_000);
    }
}
