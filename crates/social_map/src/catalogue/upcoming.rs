use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use kernel::{Instant, local_time};

use crate::{Hours, Listing, Session, State};

/// When something takes place next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NextTime {
    /// The day on which it begins.
    pub(crate) date: NaiveDate,
    /// Its hours, when known.
    pub(crate) hours: Option<Hours>,
}

impl PartialOrd for NextTime {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NextTime {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |next: &Self| (next.date, next.hours.map(|hours| (hours.from, hours.until)));
        key(self).cmp(&key(other))
    }
}

/// The next time of each listing, by slot, as it stood at one moment.
#[derive(Debug, Default)]
pub(crate) struct Upcoming {
    at: Option<Instant>,
    next: Vec<Option<NextTime>>,
}

impl Upcoming {
    /// Looks ahead from `now`.
    pub(super) fn from<'a>(listings: impl Iterator<Item = Option<&'a Listing>>, now: Instant) -> Self {
        let local = local_time(now);
        let next = listings.map(|listing| next_time(listing?, local)).collect();
        Self { at: Some(now), next }
    }

    /// Whether it was made in the same minute as `now`.
    pub(super) fn holds_at(&self, now: Instant) -> bool {
        self.at.is_some_and(|at| (TimeDelta::zero()..TimeDelta::minutes(1)).contains(&(now - at)))
    }

    /// The next time of the listing in `slot`.
    pub(crate) fn get(&self, slot: usize) -> Option<NextTime> {
        self.next.get(slot).copied().flatten()
    }
}

/// The next time that is not over at `local`; none for what is closed without a day on which it opens.
pub(crate) fn next_time(listing: &Listing, local: NaiveDateTime) -> Option<NextTime> {
    next_times(listing, local, 1).into_iter().next()
}

/// The first `most` times that are not over at `local`, earliest first.
pub(crate) fn next_times(listing: &Listing, local: NaiveDateTime, most: usize) -> Vec<NextTime> {
    let from = match listing.offer.state {
        State::TemporarilyClosed { until: None } => return Vec::new(),
        State::TemporarilyClosed { until: Some(opens) } => opens.max(local.date()),
        State::Draft
        | State::ToCheck
        | State::Published
        | State::CheckNeeded
        | State::Expired
        | State::Archived => local.date(),
    };
    let mut times: Vec<NextTime> = listing
        .at
        .sessions
        .iter()
        .flat_map(|session| {
            // One more, because the one of today may be over.
            let dates = session.next_dates(from, most + 1).into_iter();
            dates
                .map(|date| NextTime { date, hours: session.hours })
                .filter(|time| !is_over(session, *time, local))
        })
        .collect();
    times.sort_unstable();
    times.dedup();
    times.truncate(most);
    times
}

fn is_over(session: &Session, time: NextTime, local: NaiveDateTime) -> bool {
    let Some(hours) = session.hours else { return false };
    let ends_today = hours.until > hours.from;
    time.date == local.date() && ends_today && hours.until <= local.time()
}
