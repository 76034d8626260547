use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime, Weekday};
use proptest::prelude::*;

use super::*;
use crate::{OnHolidays, Opening, Pattern, Rhythm, Session, Weekdays, examples};

fn listing(sessions: Vec<Session>, state: State) -> Listing {
    let offer = crate::Offer { state, ..examples::offer(sessions) };
    let at = offer.particulars.at.first().cloned().unwrap();
    Listing {
        offer: Arc::new(offer),
        organisation_name: "De Hud".to_owned(),
        organisation: None,
        at,
        place: None,
    }
}

fn any_time() -> impl Strategy<Value = NaiveTime> {
    (0_u32..96).prop_map(|of| NaiveTime::from_hms_opt(of / 4, of % 4 * 15, 0).unwrap())
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    // The weeks around Easter, the King's birthday and the night in which summer time begins.
    (0_u64..60).prop_map(|days| "2026-03-20".parse::<NaiveDate>().unwrap() + Days::new(days))
}

fn any_session() -> impl Strategy<Value = Session> {
    let days = proptest::collection::vec((0_u8..7).prop_map(|day| Weekday::try_from(day).unwrap()), 1..5);
    (days, any_time(), any_time(), 0_usize..3).prop_map(|(days, from, until, on_holidays)| {
        let pattern = Pattern::Week { weekdays: Weekdays::from(days), rhythm: Rhythm::Each };
        let on_holidays = OnHolidays::ALL[on_holidays];
        Session { on_holidays, ..Session::new(pattern, Some(Hours { from, until })) }
    })
}

proptest! {
    /// The page, the list and the filters read next times; they say the same as the one function that decides.
    #[test]
    fn it_is_open_when_its_next_time_has_begun_and_only_then(
        sessions in proptest::collection::vec(any_session(), 1..4),
        day in any_day(),
        time in any_time(),
        closed in proptest::option::weighted(0.3, proptest::option::of(any_day())),
    ) {
        let local = day.and_time(time);
        let state = closed.map_or(State::Published, |until| State::TemporarilyClosed { until });
        let listing = listing(sessions, state);
        let begun = next_time(&listing, local).is_some_and(|next| next.hours.is_some_and(|hours| next.date.and_time(hours.from) <= local));
        prop_assert_eq!(begun, listing.opening_at(local) == Opening::Open);
    }
}

#[test]
fn what_began_yesterday_evening_still_goes_on() {
    let fridays = Pattern::Week { weekdays: Weekdays::from(vec![Weekday::Fri]), rhythm: Rhythm::Each };
    let late = Hours { from: "22:00:00".parse().unwrap(), until: "02:00:00".parse().unwrap() };
    let listing = listing(vec![Session::new(fridays, Some(late))], State::Published);
    for (local, next) in [("2026-03-07T01:59:00", "2026-03-06"), ("2026-03-07T02:00:00", "2026-03-13")] {
        let found = next_time(&listing, local.parse().unwrap()).unwrap();
        assert_eq!(found.date.to_string(), next, "{local}");
    }
}
