//! What this program writes, it reads back. What is lost on the way stands in `docs/how-to/bring-in-offers.md`, and here.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use chrono::{NaiveDate, NaiveTime, Weekday};
use kernel::{Cents, Id, Language};
use partners::PublicProfile;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::Value as Json;
use shell::Texts;
use uuid::Uuid;

use super::*;
use crate::api::Telling;
use crate::catalogue::AreaNames;
use crate::speech::Speech;
use crate::{
    Access, Ages, Ambition, Audience, Capacity, Charge, Circumstances, Contact, Coordinates, Cost, Crowd,
    Hours, Light, Listing, Noise, Nth, Offer, OfferAt, OnHolidays, Particulars, Pattern, Pause, Per, Place,
    Rhythm, Session, Setting, State, Support, Theme, Weekdays, Wording,
};

/// What an export does not tell, or tells of the import and not of the offer, by the key of HSDS.
const LOST: [&str; 3] = ["last_modified", "metadata", "alternate_name"];

fn today() -> NaiveDate {
    "2026-03-02".parse().unwrap()
}

fn line() -> BoxedStrategy<String> {
    "[A-Z][a-z]{1,8}( [a-zéë0-9,!?]{1,9}){0,3}".boxed()
}

fn text() -> BoxedStrategy<String> {
    prop_oneof![
        Just(String::new()),
        line(),
        (line(), line()).prop_map(|(one, two)| format!("{one}.\n{two}."))
    ]
    .boxed()
}

fn day() -> BoxedStrategy<NaiveDate> {
    (0_u64..700).prop_map(|days| today() + chrono::Days::new(days)).boxed()
}

fn one<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> BoxedStrategy<T> {
    select(all).boxed()
}

fn wording() -> BoxedStrategy<Wording> {
    (line(), line(), [text(), text(), text(), text(), text()])
        .prop_map(|(title, what, [for_whom, when, price, how_to_join, whom_to_call])| Wording {
            title: title.parse().unwrap(),
            what,
            for_whom,
            when,
            price,
            how_to_join,
            whom_to_call,
        })
        .boxed()
}

fn rhythm() -> BoxedStrategy<Rhythm> {
    let every = (2_u8..8, day())
        .prop_map(|(interval, anchor)| Rhythm::Every { interval: interval.try_into().unwrap(), anchor });
    prop_oneof![Just(Rhythm::Each), every].boxed()
}

fn pattern() -> BoxedStrategy<Pattern> {
    const DAYS: &[Weekday] = &[Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Sat, Weekday::Sun];
    let nth = select(vec![1_i8, 2, 3, 4, -1]).prop_map(|number| Nth::from_number(number).unwrap());
    prop_oneof![
        (subsequence(DAYS.to_vec(), 1..5), rhythm())
            .prop_map(|(days, rhythm)| Pattern::Week { weekdays: Weekdays::from(days), rhythm }),
        (nth, one(DAYS), rhythm()).prop_map(|(nth, weekday, rhythm)| Pattern::Month { nth, weekday, rhythm }),
        day().prop_map(|date| Pattern::Once { date }),
        Just(Pattern::OnAppointment),
    ]
    .boxed()
}

fn session() -> BoxedStrategy<Session> {
    let time = |hour: u32| NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
    let hours = (6_u32..14, 1_u32..9)
        .prop_map(move |(from, long)| Hours { from: time(from), until: time(from + long) });
    let pause = (day(), 0_u64..60, proptest::option::of("[a-z]{3,9}")).prop_map(|(from, long, name)| Pause {
        from,
        to: from + chrono::Days::new(long),
        name,
    });
    let departs = (
        proptest::collection::btree_set(day(), 0..3),
        proptest::collection::vec(pause, 0..2),
        one(OnHolidays::ALL),
        proptest::option::of(line()),
    );
    let bounds = (proptest::option::of(day()), proptest::option::of(day()));
    (pattern(), proptest::option::of(hours), bounds, departs)
        .prop_map(|(pattern, hours, (starts, ends), (except, pauses, on_holidays, note))| {
            let is_once = matches!(pattern, Pattern::Once { .. });
            let (starts, ends) = if is_once { (None, None) } else { (starts, ends) };
            Session { starts, ends, except, pauses, on_holidays, note, ..Session::new(pattern, hours) }
        })
        .boxed()
}

fn circumstances() -> BoxedStrategy<Circumstances> {
    use proptest::option::of;
    let seen = (of(one(Noise::ALL)), of(one(Light::ALL)), of(one(Crowd::ALL)), of(2_u16..200));
    let yes = || of(any::<bool>());
    (seen, yes(), yes(), yes(), yes(), of(day()), of(line()))
        .prop_map(
            |((noise, light, crowd, largest_group), quiet_room, may_leave, fixed_place, informed, on, by)| {
                let seen = Circumstances {
                    noise,
                    light,
                    crowd,
                    quiet_room,
                    may_leave,
                    fixed_place,
                    informed_beforehand: informed,
                    largest_group,
                    observed_on: on,
                    observed_by: by,
                };
                // Who saw nothing saw it on no day.
                if seen.is_empty() { Circumstances::default() } else { seen }
            },
        )
        .boxed()
}

fn at(place: Option<u128>) -> BoxedStrategy<OfferAt> {
    let capacity = (1_u32..40, 0_u32..40, 0_u32..9).prop_map(|(places, free, waiting)| Capacity {
        places,
        free: free.min(places),
        waiting,
        confirmed: today(),
    });
    (proptest::collection::vec(session(), 0..3), circumstances(), proptest::option::of(capacity))
        .prop_map(move |(sessions, circumstances, capacity)| OfferAt {
            id: Id::from_uuid(Uuid::from_u128(100 + place.unwrap_or_default())),
            place: place.map(|number| Id::from_uuid(Uuid::from_u128(number))),
            sessions,
            circumstances,
            capacity,
        })
        .boxed()
}

fn places() -> BoxedStrategy<(Setting, Vec<OfferAt>)> {
    let elsewhere = select(vec![Setting::Online, Setting::AtHome, Setting::Secret]);
    prop_oneof![
        at(Some(1)).prop_map(|at| (Setting::Place, vec![at])),
        (at(Some(1)), at(Some(2))).prop_map(|(one, two)| (Setting::Place, vec![one, two])),
        (elsewhere, at(None)).prop_map(|(setting, at)| (setting, vec![at])),
    ]
    .boxed()
}

fn cost() -> BoxedStrategy<Cost> {
    let fixed =
        (1_i64..9_999, one(Per::ALL)).prop_map(|(cents, per)| Charge::Fixed { amount: Cents(cents), per });
    let charge = prop_oneof![Just(Charge::Free), Just(Charge::Voluntary), fixed];
    (charge, proptest::option::of(line())).prop_map(|(charge, reduction)| Cost { charge, reduction }).boxed()
}

fn particulars() -> BoxedStrategy<Particulars> {
    let lists = (
        subsequence(Theme::ALL.to_vec(), 1..=3),
        proptest::collection::vec("[a-z]{3,9}", 0..3),
        subsequence(Audience::ALL.to_vec(), 0..=0),
        subsequence(vec!["nl".to_owned(), "en".to_owned(), "ar".to_owned()], 1..=3),
        subsequence(vec!["WK019330".parse().unwrap(), "WK019331".parse().unwrap()], 0..=2),
    );
    let contact = (line(), proptest::option::of(line())).prop_map(|(name, role)| Contact {
        name,
        role,
        phone: Some("038 012 34 56".to_owned()),
        email: "noor@hoek.example".parse().ok(),
    });
    let ages = (0_u8..60, 60_u8..100).prop_map(|(from, to)| Ages { from, to });
    let ages = prop_oneof![ages, Just(Ages::ALL)];
    (wording(), lists, (one(Ambition::ALL), one(Support::ALL)), ages, cost(), contact, places())
        .prop_map(|(wording, lists, (ambition, support), ages, cost, contact, (setting, at))| Particulars {
            wording,
            ambition,
            themes: lists.0,
            interests: lists.1,
            audience: lists.2,
            ages,
            languages: lists.3,
            support,
            cost,
            contact,
            setting,
            service_area: lists.4,
            at,
        })
        .boxed()
}

fn place(number: u128) -> Place {
    Place {
        id: Id::from_uuid(Uuid::from_u128(number)),
        name: format!("De Hoek {number}"),
        street: Some(format!("Hoek {number}")),
        postcode: Some("8031 AA".to_owned()),
        town: "Zwolle".to_owned(),
        neighbourhood: "BU01933030".parse().unwrap(),
        coordinates: Coordinates::new(52.5, 6.1).ok(),
        access: vec![Access::StepFree, Access::Lift],
        demonstration: false,
        version: 1,
    }
}

fn listings(offer: &Offer, places: &BTreeMap<Uuid, Place>) -> Vec<Listing> {
    let organisation = PublicProfile {
        name: "Buurthuis De Hoek".to_owned(),
        former_names: Vec::new(),
        kind: partners::Kind::Welfare,
        kvk: None,
        website: "https://hoek.example".parse().ok(),
        about: "Voor de buurt.".to_owned(),
        changed_at: offer.changed_at,
    };
    let (offer, organisation) = (Arc::new(offer.clone()), Arc::new(organisation));
    let listing = |at: &OfferAt| Listing {
        offer: Arc::clone(&offer),
        organisation_name: organisation.name.clone(),
        organisation: Some(Arc::clone(&organisation)),
        place: at.place.and_then(|id| places.get(&id.uuid()).cloned()),
        at: at.clone(),
    };
    offer.particulars.at.iter().map(listing).collect()
}

/// Reads a file into an empty town.
fn read_back(bytes: Vec<u8>) -> Prepared {
    let format = FileFormat::of("aanbod", &bytes).unwrap();
    let file = BroughtFile { name: "aanbod".to_owned(), bytes };
    let (incoming, findings) = read(&file, format, "proef", &|key| key.to_owned()).unwrap();
    let settings = Settings { source: "proef".to_owned(), publish: true, today: today() };
    let (plan, prepared) = plan(&incoming, findings, &Present::default(), &settings);
    assert_eq!(plan.counts.new, 1, "{plan:#?}");
    prepared
}

/// The keys that are not lost, wherever they stand.
fn kept(mut value: Json) -> Json {
    match &mut value {
        Json::Object(map) => {
            LOST.iter().for_each(|key| drop(map.remove(*key)));
            map.values_mut().for_each(|inner| *inner = kept(inner.take()));
        }
        Json::Array(list) => list.iter_mut().for_each(|inner| *inner = kept(inner.take())),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
    value
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_offer_comes_back_from_its_own_export_as_it_was(
        particulars in particulars(),
        packed in any::<bool>(),
        closed in proptest::option::of(proptest::option::of(day())),
    ) {
        static TEXTS: LazyLock<Texts> = LazyLock::new(|| Texts::embedded().unwrap());
        let names = AreaNames::default();
        let telling = Telling {
            base_url: "http://localhost",
            speech: Speech::new(&TEXTS, Language::Dutch),
            names: &names,
            today: today(),
        };
        let state = closed.map_or(State::Published, |until| State::TemporarilyClosed { until });
        let offer = Offer {
            id: Id::from_uuid(Uuid::from_u128(7)),
            organisation: Id::from_uuid(Uuid::from_u128(70)),
            particulars,
            state,
            ..crate::examples::offer(Vec::new())
        };
        prop_assume!(offer.particulars.faults().is_empty());
        let here: BTreeMap<Uuid, Place> = [1, 2].map(|number| (Uuid::from_u128(number), place(number))).into();
        let before = hsds_values(&listings(&offer, &here), &BTreeMap::new(), telling);
        let bytes = match packed {
            true => hsds::write_package(&before).unwrap(),
            false => hsds_list(&before).to_string().into_bytes(),
        };
        let prepared = read_back(bytes);
        let [OfferStep::New(back)] = prepared.offers.as_slice() else { panic!("{prepared:#?}") };
        let mut expected = offer.particulars.clone();
        for (at, back) in expected.at.iter_mut().zip(&back.particulars.at) {
            // An export has no room for the identity of what is nowhere.
            at.id = if at.place.is_none() { back.id } else { at.id };
        }
        // Words of the reduction that are those of the price are told once.
        if expected.cost.reduction.as_ref() == Some(&expected.wording.price) {
            expected.cost.reduction = None;
        }
        prop_assert_eq!(&back.particulars, &expected);
        prop_assert_eq!(back.state, state);

        let there: BTreeMap<Uuid, Place> = prepared
            .places
            .into_iter()
            .map(|step| match step {
                PlaceStep::New(place) | PlaceStep::Change(place) => (place.id.uuid(), place),
            })
            .collect();
        let again = Offer { confirmation: None, ..Offer::clone(back) };
        let after = hsds_values(&listings(&again, &there), &BTreeMap::new(), telling);
        prop_assert_eq!(kept(Json::Array(after)), kept(Json::Array(before)));
    }
}
