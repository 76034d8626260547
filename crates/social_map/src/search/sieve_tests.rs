//! The law of the facets, against a reading of it that looks at one listing at a time.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};
use proptest::prelude::*;

use super::facet::{Mark, Together};
use super::*;
use crate::catalogue::AreaNames;
use crate::{DayPart, Hours, Pattern, Rhythm, Session, Weekdays};

#[derive(Debug, Clone)]
struct Thing {
    profile: Profile,
    sessions: Vec<Session>,
    free: Option<bool>,
}

impl Thing {
    fn passing(&self, local: NaiveDateTime) -> Passing {
        let moments = |session| Moments::of(session, local, local.date());
        let moments = self.sessions.iter().map(moments).fold(Moments::default(), Moments::and);
        Passing { moments, free: self.free }
    }

    /// Whether a choice holds that looks at no session; absent when nobody knows.
    fn holds(&self, options: &Options, choice: Choice) -> Option<bool> {
        let word = &options.option(choice).unwrap().word;
        match choice.facet {
            Facet::Interest => Some(self.profile.interests.iter().any(|(one, _)| one.as_ref() == word)),
            Facet::Language => Some(self.profile.languages.iter().any(|one| one.as_ref() == word)),
            Facet::FreePlace => self.free,
            Facet::Theme
            | Facet::When
            | Facet::DayPart
            | Facet::Ward
            | Facet::Cost
            | Facet::Circumstances
            | Facet::Support
            | Facet::Audience
            | Facet::Age
            | Facet::Access => {
                let mark = self.profile.marks.iter().find(|mark| mark.choice == choice);
                mark.map_or(Some(false), |mark| mark.known.then_some(true))
            }
        }
    }

    fn passes(&self, options: &Options, filter: &Filter, local: NaiveDateTime) -> bool {
        let fits = |choice| self.holds(options, choice).unwrap_or(filter.unknown_too);
        let lasting = Facet::ALL.iter().filter(|facet| !facet.is_of_session()).all(|facet| {
            let mut chosen = filter.of(*facet).peekable();
            match facet.together() {
                Together::Any => chosen.peek().is_none() || chosen.any(fits),
                Together::All => chosen.all(fits),
            }
        });
        let asks_nothing = filter.choices.iter().all(|choice| !choice.facet.is_of_session());
        lasting && (asks_nothing || self.sessions.iter().any(|session| takes_place(session, filter, local)))
    }
}

fn takes_place(session: &Session, filter: &Filter, local: NaiveDateTime) -> bool {
    let whens: Vec<When> = filter.of(Facet::When).map(|one| When::ALL[usize::from(one.option)]).collect();
    let parts: BTreeSet<DayPart> =
        filter.of(Facet::DayPart).map(|one| DayPart::ALL[usize::from(one.option)]).collect();
    let fits = |have: BTreeSet<DayPart>| parts.is_empty() || !have.is_disjoint(&parts);
    if whens.is_empty() {
        return fits(session.day_parts());
    }
    let (today, hours) = (local.date(), session.hours);
    (0..7).map(|days| (days, today + Days::new(days))).any(|(days, date)| {
        let weekend = date.weekday().num_days_from_monday() >= 5;
        let over = days == 0 && hours.is_some_and(|of| of.until > of.from && of.until <= local.time());
        let evening = hours.is_some_and(|of| of.weekday_parts().contains(&DayPart::WeekdayEvening));
        let then = |when: &When| match when {
            When::Today => days == 0,
            When::Tonight => days == 0 && evening,
            When::Tomorrow => days == 1,
            When::Weekend => weekend && u64::from(today.weekday().num_days_from_monday()) + days < 7,
        };
        let have: BTreeSet<DayPart> = match (weekend, hours) {
            (true, _) => [DayPart::Weekend].into(),
            (false, Some(hours)) => hours.weekday_parts().into_iter().collect(),
            (false, None) => [DayPart::Unknown].into(),
        };
        session.occurs_on(date) && !over && whens.iter().any(then) && fits(have)
    })
}

const INTERESTS: [&str; 3] = ["koken", "moestuin", "schaken"];
const LANGUAGES: [&str; 3] = ["nl", "en", "dse"];

fn towns() -> AreaNames {
    let ward = |code: &str, name: &str| (code.parse().unwrap(), name.to_owned());
    AreaNames::new([ward("WK019310", "Binnenstad"), ward("WK019333", "Holtenbroek")], [])
}

fn sessions() -> impl Strategy<Value = Vec<Session>> {
    let times = prop::sample::select(vec![
        None,
        Some(("09:00:00", "11:30:00")),
        Some(("16:30:00", "19:30:00")),
        Some(("19:00:00", "21:00:00")),
        Some(("22:00:00", "02:00:00")),
    ]);
    let session = (prop::collection::vec(0_u8..7, 1..4), times).prop_map(|(days, times)| {
        let days = days.into_iter().map(|day| Weekday::try_from(day).unwrap()).collect::<Vec<_>>();
        let hours =
            times.map(|(from, until)| Hours { from: from.parse().unwrap(), until: until.parse().unwrap() });
        Session::new(Pattern::Week { weekdays: Weekdays::from(days), rhythm: Rhythm::Each }, hours)
    });
    prop::collection::vec(session, 0..4)
}

fn things() -> impl Strategy<Value = Vec<Thing>> {
    let marks = prop::collection::vec((0..Facet::COUNT, 0_u16..4, prop::bool::weighted(0.7)), 0..30);
    let few = |all: [&'static str; 3]| prop::sample::subsequence(all.to_vec(), 0..=3);
    let free = prop::sample::select(vec![None, Some(true), Some(false)]);
    let thing = (marks, few(INTERESTS), few(LANGUAGES), sessions(), free);
    let thing = thing.prop_map(|(marks, interests, languages, sessions, free)| {
        let mut kept: Vec<Mark> = Vec::new();
        for (facet, option, known) in marks {
            let choice = Choice { facet: Facet::ALL[facet], option };
            let asked = !choice.facet.is_of_session()
                && !matches!(choice.facet, Facet::Interest | Facet::Language | Facet::FreePlace);
            if asked && kept.iter().all(|mark| mark.choice != choice) {
                kept.push(Mark { choice, known });
            }
        }
        for part in crate::day_parts(&sessions) {
            let option = DayPart::ALL.iter().position(|other| *other == part).unwrap();
            let choice = Choice { facet: Facet::DayPart, option: option.try_into().unwrap() };
            kept.push(Mark { choice, known: true });
        }
        let profile = Profile {
            marks: kept.into(),
            interests: interests.into_iter().map(|one| (one.into(), one.into())).collect(),
            languages: languages.into_iter().map(Into::into).collect(),
        };
        Thing { profile, sessions, free }
    });
    prop::collection::vec(thing, 0..90)
}

fn replaced(filter: &Filter, choice: Choice) -> Filter {
    let mut choices = filter.choices.clone();
    match choice.facet.together() {
        Together::Any => choices.retain(|other| other.facet != choice.facet),
        Together::All => choices.retain(|other| *other != choice),
    }
    choices.push(choice);
    Filter { choices, ..*filter }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_count_is_what_choosing_it_would_leave_and_all_filters_hold_for_one_session(
        things in things(),
        chosen in prop::collection::vec((0..Facet::COUNT, 0_usize..4), 0..5),
        unknown_too: bool,
        hour in 0_u32..24,
        day in 0_u64..14,
    ) {
        let monday: NaiveDate = "2026-11-23".parse().unwrap();
        let local = (monday + Days::new(day)).and_hms_opt(hour, 30, 0).unwrap();
        let options = Options::new(&towns(), things.iter().map(|thing| &thing.profile));
        let mut choices: Vec<Choice> = Vec::new();
        for (facet, option) in chosen {
            let choice = options.choices(Facet::ALL[facet]).nth(option);
            choices.extend(choice.filter(|choice| !choices.contains(choice)));
        }
        let filter = Filter { choices, unknown_too };
        let facets = Facets::new(&options, things.iter().map(|thing| Some(&thing.profile)).collect::<Vec<_>>().into_iter());
        let timed = Timed::of(things.iter().map(|thing| Some(thing.passing(local))));
        let sifted = Sieve { facets: &facets, timed: &timed, filter: &filter }.sift(facets.all());
        let passing = |filter: &Filter| -> Vec<usize> {
            let all = things.iter().enumerate();
            let left = all.filter(|(_, thing)| thing.passes_or_has_no_hours(&options, filter, local));
            left.map(|(slot, _)| slot).collect()
        };
        let left = passing(&filter);
        prop_assert_eq!(sifted.left.slots().collect::<Vec<_>>(), left.clone());
        let more = passing(&Filter { unknown_too: true, ..filter.clone() });
        prop_assert_eq!(sifted.unknown, more.len() - left.len());
        for choice in Facet::ALL.iter().flat_map(|facet| options.choices(*facet)) {
            let expected = passing(&replaced(&filter, choice)).len();
            prop_assert_eq!(sifted.counts.get(choice), expected, "{:?} with {:?}", choice, filter);
        }
    }
}

impl Thing {
    /// Without any session the hours are unknown, and that is a part of the week that can be chosen.
    fn passes_or_has_no_hours(&self, options: &Options, filter: &Filter, local: NaiveDateTime) -> bool {
        if !self.sessions.is_empty() || filter.of(Facet::When).next().is_some() {
            return self.passes(options, filter, local);
        }
        let unknown = |choice: &Choice| DayPart::ALL[usize::from(choice.option)] == DayPart::Unknown;
        let parts: Vec<Choice> = filter.of(Facet::DayPart).collect();
        let rest = filter.choices.iter().copied().filter(|choice| choice.facet != Facet::DayPart).collect();
        (parts.is_empty() || parts.iter().any(unknown))
            && self.passes(options, &Filter { choices: rest, ..*filter }, local)
    }
}

#[test]
fn a_morning_tonight_and_an_evening_tomorrow_are_no_evening_tonight() {
    // Thursday afternoon: one session this evening at no known hours, another tomorrow evening.
    let local: NaiveDateTime = "2026-11-26T15:00:00".parse().unwrap();
    let weekly = |day, hours: Option<(&str, &str)>| {
        let hours =
            hours.map(|(from, until)| Hours { from: from.parse().unwrap(), until: until.parse().unwrap() });
        Session::new(Pattern::Week { weekdays: Weekdays::from(vec![day]), rhythm: Rhythm::Each }, hours)
    };
    let today = weekly(Weekday::Thu, Some(("16:00:00", "17:00:00")));
    let tomorrow = weekly(Weekday::Fri, Some(("19:00:00", "21:00:00")));
    let both = Moments::of(&today, local, local.date()).and(Moments::of(&tomorrow, local, local.date()));
    assert!(both.holds(When::Today, None) && both.holds(When::Tomorrow, Some(DayPart::WeekdayEvening)));
    assert!(!both.holds(When::Today, Some(DayPart::WeekdayEvening)) && !both.holds(When::Tonight, None));
    let later = "2026-11-26T17:00:00".parse().unwrap();
    assert!(
        !Moments::of(&today, later, local.date()).holds(When::Today, None),
        "what is over is no more today"
    );
    let closed = local.date() + Days::new(1);
    assert!(!Moments::of(&today, local, closed).holds(When::Today, None), "it opens tomorrow");
}
