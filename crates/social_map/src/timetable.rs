//! All sessions of an offer at a place together. One function decides whether it is open; everything asks it.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveDateTime};

use crate::{DayPart, Pattern, Session};

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
#[must_use]
pub fn opening_at(sessions: &[Session], local: NaiveDateTime) -> Opening {
    let is_by_appointment = |session: &&Session| session.pattern == Pattern::OnAppointment;
    let (agreed, timed): (Vec<&Session>, Vec<&Session>) = sessions.iter().partition(is_by_appointment);
    if timed.iter().any(|session| session.open_at(local)) {
        return Opening::Open;
    }
    let day_only = timed.iter().any(|session| session.hours.is_none() && session.occurs_on(local.date()));
    match (timed.is_empty(), agreed.is_empty()) {
        (true, true) => Opening::Unknown,
        (true | false, false) => Opening::OnAppointment,
        (false, true) if day_only => Opening::Unknown,
        (false, true) => Opening::Closed,
    }
}

/// The first `most` days from `from` on which any of the sessions begins, each once, earliest first.
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
