use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use kernel::{Instant, local_time};

use crate::search::{Moments, Passing, Timed};
use crate::{Hours, Listing, State};

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

/// What of one listing changes with the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Coming {
    /// When it takes place next.
    next: Option<NextTime>,
    /// What the facets look at.
    passing: Passing,
}

/// What of each listing changes with the clock, by slot, as it stood at one moment.
#[derive(Debug, Default)]
pub(crate) struct Upcoming {
    at: Option<Instant>,
    of: Vec<Option<Coming>>,
    /// What the facets look at.
    pub(crate) timed: Timed,
}

impl Upcoming {
    /// Looks ahead from `now`. Of what was known on the same day only that is looked up again which was still to come
    /// that day.
    pub(super) fn after<'a>(
        before: &Self,
        listings: impl Iterator<Item = Option<&'a Listing>>,
        now: Instant,
    ) -> Self {
        let local = local_time(now);
        let same_day = before.at.is_some_and(|at| local_time(at).date() == local.date() && at <= now);
        let known = |slot: usize| {
            let coming = before.of.get(slot).copied().flatten().filter(|_| same_day)?;
            coming.next.is_none_or(|next| next.date > local.date()).then_some(coming)
        };
        let look = |(slot, listing): (usize, Option<&Listing>)| {
            let listing = listing?;
            Some(known(slot).unwrap_or_else(|| Coming::of(listing, local)))
        };
        let of: Vec<Option<Coming>> = listings.enumerate().map(look).collect();
        let timed = Timed::of(of.iter().map(|coming| coming.map(|coming| coming.passing)));
        Self { at: Some(now), of, timed }
    }

    /// The same without these slots, for a catalogue of so many: they are looked up when it is asked next.
    pub(super) fn without(&self, changed: &[usize], slots: usize) -> Self {
        let mut of = self.of.clone();
        of.resize(slots, None);
        for slot in changed {
            if let Some(coming) = of.get_mut(*slot) {
                *coming = None;
            }
        }
        Self { at: self.at, of, timed: Timed::default() }
    }

    /// Whether it was made less than a minute before `now`, on the same day.
    pub(super) fn holds_at(&self, now: Instant) -> bool {
        let recent = |at: Instant| (TimeDelta::zero()..TimeDelta::minutes(1)).contains(&(now - at));
        self.timed.is_made()
            && self.at.is_some_and(|at| recent(at) && local_time(at).date() == local_time(now).date())
    }

    /// Whether it will not hold for long any more: whoever has the time makes the next one.
    pub(super) fn grows_old(&self, now: Instant) -> bool {
        !self.holds_at(now + TimeDelta::seconds(30))
    }

    /// The next time of the listing in `slot`.
    pub(crate) fn get(&self, slot: usize) -> Option<NextTime> {
        self.of.get(slot).copied().flatten()?.next
    }
}

impl Coming {
    fn of(listing: &Listing, local: NaiveDateTime) -> Self {
        let moments = opens(listing, local).map_or_else(Moments::default, |from| {
            let sessions = listing.at.sessions.iter();
            sessions.fold(Moments::default(), |all, session| all.and(Moments::of(session, local, from)))
        });
        let free = listing.at.capacity.and_then(|capacity| capacity.free_on(local.date()));
        Self {
            next: next_time(listing, local),
            passing: Passing { moments, free: free.map(|free| free > 0) },
        }
    }
}

/// From which day it is open, seen at `local`; none for what is closed without a day on which it opens.
pub(crate) fn opens(listing: &Listing, local: NaiveDateTime) -> Option<NaiveDate> {
    match listing.offer.state {
        State::TemporarilyClosed { until } => until.map(|opens| opens.max(local.date())),
        State::Draft
        | State::ToCheck
        | State::Published
        | State::CheckNeeded
        | State::Expired
        | State::Archived => Some(local.date()),
    }
}

/// The next time that is not over at `local`; none for what is closed without a day on which it opens.
pub(crate) fn next_time(listing: &Listing, local: NaiveDateTime) -> Option<NextTime> {
    next_times(listing, local, 1).into_iter().next()
}

/// The first `most` times that are not over at `local`, earliest first.
pub(crate) fn next_times(listing: &Listing, local: NaiveDateTime, most: usize) -> Vec<NextTime> {
    let Some(opens) = opens(listing, local) else { return Vec::new() };
    // What began yesterday evening may still go on.
    let yesterday =
        opens.pred_opt().filter(|day| opens == local.date() && !listing.offer.state.is_closed_on(*day));
    let from = yesterday.unwrap_or(opens);
    let mut times: Vec<NextTime> = listing
        .at
        .sessions
        .iter()
        .flat_map(|session| {
            // Two more, because those of yesterday and today may be over.
            let dates = session.next_dates(from, most + 2).into_iter();
            dates.map(|date| NextTime { date, hours: session.hours }).filter(|time| !time.is_over(local))
        })
        .collect();
    times.sort_unstable();
    times.dedup();
    times.truncate(most);
    times
}

impl NextTime {
    /// Whether it has ended at `local`. When only the day is known, it ends with the day.
    pub(crate) fn is_over(self, local: NaiveDateTime) -> bool {
        self.hours.map_or(self.date < local.date(), |hours| hours.end_on(self.date) <= local)
    }
}

#[cfg(test)]
#[path = "upcoming_tests.rs"]
mod tests;
