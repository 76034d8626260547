use std::num::NonZeroU8;
use std::sync::Arc;

use chrono::{NaiveDateTime, Weekday};
use icalendar::{CalendarDateTime, DatePerhapsTime};
use kernel::{Cents, Id};
use proptest::prelude::*;

use super::*;
use crate::{
    Ages, Ambition, Charge, Circumstances, Contact, Coordinates, Cost, Nth, Offer, OfferAt, OnHolidays,
    Particulars, Pattern, Pause, Per, Place, Rhythm, Setting, State, Support, Theme, Wording,
};

const TODAY: &str = "2026-11-23";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hours(from: &str, until: &str) -> Option<Hours> {
    Some(Hours { from: from.parse().unwrap(), until: until.parse().unwrap() })
}

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(uuid::Uuid::from_u128(number))
}

fn listing(sessions: Vec<Session>) -> Listing {
    let at = OfferAt {
        id: id(2),
        place: Some(id(3)),
        sessions,
        circumstances: Circumstances::default(),
        capacity: None,
    };
    let particulars = Particulars {
        wording: Wording {
            title: "Koken, eten; & meer".parse().unwrap(),
            what: "Eerste regel.\nTweede regel met een \\ erin, en één café.".repeat(3),
            for_whom: "Iedereen.".to_owned(),
            when: "Elke week.".to_owned(),
            price: "€ 4.".to_owned(),
            how_to_join: "Kom langs.".to_owned(),
            whom_to_call: "Bel Noor.".to_owned(),
        },
        ambition: Ambition::Contacts,
        themes: vec![Theme::Cooking],
        interests: Vec::new(),
        audience: Vec::new(),
        ages: Ages::ALL,
        languages: vec!["nl".to_owned()],
        support: Support::None,
        cost: Cost { charge: Charge::Fixed { amount: Cents(400), per: Per::Time }, reduction: None },
        contact: Contact { name: "Noor".to_owned(), role: None, phone: None, email: None },
        setting: Setting::Place,
        service_area: Vec::new(),
        at: vec![at.clone()],
    };
    let offer = Offer {
        id: id(1),
        organisation: id(4),
        particulars,
        state: State::Published,
        confirmation: None,
        source: "own".to_owned(),
        changed_at: "2026-11-20T09:30:00Z".parse().unwrap(),
        version: 7,
    };
    let place = Place {
        id: id(3),
        name: "Huis De Hud".to_owned(),
        street: Some("Voorbeeldplein 3".to_owned()),
        postcode: Some("8031 AA".to_owned()),
        town: "Zwolle".to_owned(),
        neighbourhood: "BU01933030".parse().unwrap(),
        coordinates: Coordinates::new(52.51, 6.09).ok(),
        access: Vec::new(),
        demonstration: true,
        version: 1,
    };
    Listing {
        offer: Arc::new(offer),
        organisation_name: "De Hud".to_owned(),
        organisation: None,
        at,
        place: Some(place),
    }
}

fn session(pattern: Pattern, hours: Option<Hours>) -> Session {
    Session::new(pattern, hours)
}

fn weekly(days: &[Weekday]) -> Pattern {
    Pattern::Week { weekdays: days.to_vec().into(), rhythm: Rhythm::Each }
}

fn window(days: u64) -> Window<'static> {
    Window { today: day(TODAY), days, site: "https://zwolle.example" }
}

fn written(sessions: Vec<Session>) -> String {
    file("Samenkracht", window(OFFER_DAYS), [&listing(sessions)])
}

/// The file as another program reads it, long lines made whole.
fn unfolded(file: &str) -> String {
    file.replace("\r\n ", "")
}

/// The beginnings of an event, as the rules of its file say, on the wall.
fn beginnings(file: &str) -> Vec<NaiveDateTime> {
    let read: icalendar::Calendar = file.parse().unwrap();
    let mut all = Vec::new();
    for event in read.calendar_events() {
        if event.property_value("RRULE").is_none() {
            all.push(start(&event));
            continue;
        }
        let set = event.get_recurrence().unwrap();
        all.extend(set.all(2_000).dates.into_iter().map(|date| date.naive_local()));
    }
    all.sort_unstable();
    all
}

fn start(event: &Event) -> NaiveDateTime {
    match event.get_start().unwrap() {
        DatePerhapsTime::DateTime(CalendarDateTime::WithTimezone { date_time, .. }) => date_time,
        DatePerhapsTime::Date(date) => date.and_time(chrono::NaiveTime::MIN),
        other => panic!("a beginning without a zone: {other:?}"),
    }
}

#[test]
fn a_file_describes_its_zone_its_place_and_itself() {
    let file = written(vec![session(weekly(&[Weekday::Thu]), hours("17:00:00", "19:30:00"))]);
    let whole = unfolded(&file);
    for line in [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Samenkracht//Sociale kaart//NL\r\n",
        "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\nBEGIN:DAYLIGHT\r\n",
        "UID:00000000-0000-0000-0000-000000000002-0@zwolle.example\r\n",
        "DTSTAMP:20261120T093000Z\r\n",
        "SEQUENCE:7\r\n",
        "SUMMARY:Koken\\, eten\\; & meer\r\n",
        "DTSTART;TZID=Europe/Amsterdam:20261126T170000\r\n",
        "DTEND;TZID=Europe/Amsterdam:20261126T193000\r\n",
        "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TH;WKST=MO;UNTIL=20281116T225959Z\r\n",
        "LOCATION:Huis De Hud\\, Voorbeeldplein 3\\, 8031 AA Zwolle\r\n",
        "GEO:52.51000;6.09000\r\n",
        "URL:https://zwolle.example/aanbod/00000000-0000-0000-0000-000000000001\r\n",
        "Eerste regel.\\nTweede regel met een \\\\ erin\\, en één café.",
        "END:VEVENT\r\nEND:VCALENDAR\r\n",
    ] {
        assert!(whole.contains(line), "no `{line}` in\n{whole}");
    }
    assert_eq!(file, written(vec![session(weekly(&[Weekday::Thu]), hours("17:00:00", "19:30:00"))]));
    // 75, and the blank with which the library begins the rest of a long line.
    assert!(file.split("\r\n").all(|line| line.len() <= 76 && !line.contains('\n')), "{file}");
}

#[test]
fn what_has_no_date_is_no_event() {
    let appointment = session(Pattern::OnAppointment, None);
    let over = session(Pattern::Once { date: day("2026-11-22") }, hours("10:00:00", "12:00:00"));
    let file = written(vec![appointment, over]);
    assert!(!file.contains("BEGIN:VEVENT") && file.contains("BEGIN:VTIMEZONE"), "{file}");
}

#[test]
fn a_night_ends_on_the_next_day_and_a_day_without_hours_lasts_all_day() {
    let date = day("2026-12-31");
    let night = written(vec![session(Pattern::Once { date }, hours("22:00:00", "02:00:00"))]);
    assert!(night.contains("DTEND;TZID=Europe/Amsterdam:20270101T020000\r\n"), "{night}");
    let until_midnight = written(vec![session(Pattern::Once { date }, hours("20:00:00", "00:00:00"))]);
    assert!(until_midnight.contains("DTEND;TZID=Europe/Amsterdam:20270101T000000\r\n"), "{until_midnight}");
    let all_day = written(vec![session(Pattern::Once { date }, None)]);
    assert!(all_day.contains("DTSTART;VALUE=DATE:20261231\r\n") && !all_day.contains("DTEND"), "{all_day}");
    assert!(!all_day.contains("\r\nRRULE:FREQ=WEEKLY"));
}

#[test]
fn what_is_closed_for_a_while_begins_when_it_opens_again() {
    let weekly = session(weekly(&[Weekday::Thu]), hours("17:00:00", "19:30:00"));
    let mut closed = listing(vec![weekly]);
    let mut file_of = |until| {
        Arc::make_mut(&mut closed.offer).state = State::TemporarilyClosed { until };
        file("Samenkracht", window(OFFER_DAYS), [&closed])
    };
    assert!(file_of(Some(day("2027-01-04"))).contains("DTSTART;TZID=Europe/Amsterdam:20270107T170000"));
    assert!(!file_of(None).contains("BEGIN:VEVENT"));
}

fn rhythms() -> impl Strategy<Value = Rhythm> {
    prop_oneof![
        Just(Rhythm::Each),
        (2..6_u8, 0..900_u64).prop_map(|(interval, days)| Rhythm::Every {
            interval: NonZeroU8::new(interval).unwrap(),
            anchor: day("2025-06-01") + Days::new(days),
        }),
    ]
}

fn patterns() -> impl Strategy<Value = Pattern> {
    let days = prop::collection::vec((0..7_u8).prop_map(|day| Weekday::try_from(day).unwrap()), 1..4);
    prop_oneof![
        (days, rhythms()).prop_map(|(days, rhythm)| Pattern::Week { weekdays: days.into(), rhythm }),
        (0..5_usize, 0..7_u8, rhythms()).prop_map(|(nth, day, rhythm)| Pattern::Month {
            nth: Nth::ALL[nth],
            weekday: Weekday::try_from(day).unwrap(),
            rhythm,
        }),
        (0..400_u64).prop_map(|days| Pattern::Once { date: day(TODAY) + Days::new(days) }),
    ]
}

prop_compose! {
    fn sessions()(
        pattern in patterns(),
        // From six in the morning, so that no beginning lies in the hour that the clock skips.
        from in prop::option::of(6..24_u32),
        starts in prop::option::of(0..200_u64),
        ends in prop::option::of(100..500_u64),
        except in prop::collection::btree_set(0..300_u64, 0..40),
        pauses in prop::collection::vec((0..400_u64, 0..60_u64), 0..3),
        on_holidays in prop::sample::select(OnHolidays::ALL),
    ) -> Session {
        let time = |hour: u32| chrono::NaiveTime::from_hms_opt(hour % 24, 30, 0).unwrap();
        let later = |days: u64| day(TODAY) + Days::new(days);
        Session {
            hours: from.map(|from| Hours { from: time(from), until: time(from + 2) }),
            starts: starts.map(later),
            ends: ends.map(later),
            except: except.into_iter().map(later).collect(),
            pauses: pauses
                .into_iter()
                .map(|(from, days)| Pause { from: later(from), to: later(from + days), name: None })
                .collect(),
            on_holidays,
            ..session(pattern, None)
        }
    }
}

proptest! {
    #[test]
    fn a_calendar_program_finds_the_days_that_the_pages_name(session in sessions()) {
        let days: Vec<NaiveDate> = beginnings(&written(vec![session.clone()]))
            .into_iter()
            .map(|beginning| beginning.date())
            .collect();
        let last = day(TODAY) + Days::new(OFFER_DAYS);
        let named: Vec<NaiveDate> =
            session.next_dates(day(TODAY), 1_000).into_iter().filter(|date| *date <= last).collect();
        prop_assert_eq!(days, named);
    }
}
