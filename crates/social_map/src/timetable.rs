//! All sessions of an offer at a place together. One function decides whether it is open; everything asks it.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use crate::{DayPart, Session};

/// Whether something is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Opening {
    /// It is.
    Open,
    /// It is not.
    Closed,
    /// It has no hours of its own: one makes an appointment.
    OnAppointment,
    /// Nobody knows: the hours were never told.
    Unknown,
}

/// Whether an offer with these sessions is open at `local`, the time on a Dutch wall.
///
/// Hours are what the clock on the wall shows (`kernel::local_time` of an instant). In the night in which summer time
/// begins the wall never shows 02:30: what begins then begins at 03:00, what ends then has ended at 03:00, and what lies
/// between 02:00 and 03:00 does not take place. In the night in which it ends the wall shows 02:30 twice, and what is
/// open at 02:30 is open both times.
#[must_use]
pub fn opening_at(sessions: &[Session], local: NaiveDateTime) -> Opening {
    let openings = || sessions.iter().map(|session| session.opening_at(local));
    let strongest_first = [Opening::Open, Opening::OnAppointment, Opening::Unknown];
    let found = strongest_first.into_iter().find(|opening| openings().any(|one| one == *opening));
    match found {
        Some(opening) => opening,
        None if sessions.is_empty() => Opening::Unknown,
        None => Opening::Closed,
    }
}

/// The first `most` days from `from` on which any of the sessions begins for sure, each once, earliest first.
#[must_use]
pub fn next_dates(sessions: &[Session], from: NaiveDate, most: usize) -> Vec<NaiveDate> {
    let dates: BTreeSet<NaiveDate> =
        sessions.iter().flat_map(|session| session.next_dates(from, most)).collect();
    dates.into_iter().take(most).collect()
}

/// The parts of the week in which any of the sessions takes place; without sessions the unknown one.
#[must_use]
pub fn day_parts(sessions: &[Session]) -> BTreeSet<DayPart> {
    if sessions.is_empty() {
        return BTreeSet::from([DayPart::Unknown]);
    }
    sessions.iter().flat_map(Session::day_parts).collect()
}
