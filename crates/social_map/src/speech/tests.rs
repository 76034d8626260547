use std::num::NonZeroU8;

use chrono::{NaiveDate, Weekday};
use kernel::{Cents, Language};
use shell::Texts;

use super::*;
use crate::{Ages, Charge, Cost, Hours, Nth, Pattern, Per, Rhythm, Session};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn session(pattern: Pattern, hours: Option<(&str, &str)>) -> Session {
    let hours =
        hours.map(|(from, until)| Hours { from: from.parse().unwrap(), until: until.parse().unwrap() });
    Session::new(pattern, hours)
}

fn weekly(days: &[Weekday], interval: u8) -> Pattern {
    let rhythm = match interval {
        1 => Rhythm::Each,
        _ => Rhythm::Every { interval: NonZeroU8::new(interval).unwrap(), anchor: day("2026-01-08") },
    };
    Pattern::Week { weekdays: days.to_vec().into(), rhythm }
}

#[test]
fn hours_are_said_as_people_say_them() {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let monthly = |nth| Pattern::Month { nth, weekday: Tue, rhythm: Rhythm::Each };
    for (pattern, hours, dutch, english) in [
        (
            weekly(&[Thu], 1),
            Some(("17:00", "19:30")),
            "Elke donderdag van 17.00 tot 19.30 uur",
            "Every Thursday from 17:00 to 19:30",
        ),
        (
            weekly(&[Mon, Wed, Fri], 1),
            Some(("09:00", "12:00")),
            "Elke maandag, woensdag en vrijdag van 09.00 tot 12.00 uur",
            "Every Monday, Wednesday and Friday from 09:00 to 12:00",
        ),
        (
            weekly(&[Mon, Tue, Wed, Thu, Fri], 1),
            Some(("20:00", "00:00")),
            "Elke werkdag van 20.00 tot 24.00 uur",
            "Every workday from 20:00 to midnight",
        ),
        (
            weekly(&[Mon, Tue, Wed, Thu, Fri, Sat, Sun], 1),
            Some(("00:00", "00:00")),
            "Elke dag de hele dag en nacht",
            "Every day day and night",
        ),
        (
            weekly(&[Sat], 2),
            Some(("22:00", "07:00")),
            "Om de week op zaterdag van 22.00 tot 07.00 uur de volgende dag",
            "Every other week on Saturday from 22:00 to 07:00 the next day",
        ),
        (weekly(&[Sun], 3), None, "Eens in de 3 weken op zondag", "Once in 3 weeks on Sunday"),
        (
            monthly(Nth::Second),
            Some(("10:00", "11:00")),
            "Elke tweede dinsdag van de maand van 10.00 tot 11.00 uur",
            "Every second Tuesday of the month from 10:00 to 11:00",
        ),
        (monthly(Nth::Last), None, "Elke laatste dinsdag van de maand", "Every last Tuesday of the month"),
        (
            Pattern::Once { date: day("2027-01-04") },
            Some(("13:00", "15:00")),
            "Op maandag 4 januari 2027 van 13.00 tot 15.00 uur",
            "On Monday 4 January 2027 from 13:00 to 15:00",
        ),
        (Pattern::OnAppointment, None, "Op afspraak", "By appointment"),
    ] {
        let texts = Texts::embedded().unwrap();
        let session = session(pattern, hours);
        let said = |language| Speech::new(&texts, language).session(&session, day("2026-11-22")).when;
        assert_eq!(said(Language::Dutch), dutch);
        assert_eq!(said(Language::English), english);
    }
}

#[test]
fn what_departs_from_the_pattern_is_said_while_it_matters() {
    let texts = Texts::embedded().unwrap();
    let speech = Speech::new(&texts, Language::Dutch);
    let session = Session {
        starts: Some(day("2026-01-08")),
        ends: Some(day("2027-06-24")),
        except: ["2026-11-12", "2026-12-24", "2026-12-31"].map(day).into(),
        note: Some("Niet in de zomervakantie".to_owned()),
        ..session(weekly(&[Weekday::Thu], 1), Some(("17:00", "19:30")))
    };
    assert_eq!(
        speech.session(&session, day("2026-11-22")).limits,
        ["Tot en met 24 juni 2027", "Niet op 24 december en 31 december", "Niet in de zomervakantie"]
    );
    assert_eq!(speech.session(&session, day("2025-12-31")).limits[0], "Vanaf 8 januari 2026");
}

#[test]
fn pauses_and_holidays_are_said_while_they_matter() {
    let texts = Texts::embedded().unwrap();
    let said = |language, session: &Session, today| {
        Speech::new(&texts, language).session(session, day(today)).limits.join(". ")
    };
    let summer =
        crate::Pause { from: day("2026-07-13"), to: day("2026-08-21"), name: Some("zomerstop".to_owned()) };
    let nameless = crate::Pause { from: day("2026-12-24"), to: day("2027-01-03"), name: None };
    let mondays = session(weekly(&[Weekday::Mon], 1), Some(("10:00", "12:00")));
    let closed =
        Session { pauses: vec![summer, nameless], on_holidays: crate::OnHolidays::Closed, ..mondays.clone() };
    assert_eq!(
        said(Language::Dutch, &closed, "2026-08-21"),
        "Zomerstop: 13 juli tot en met 21 augustus. Gaat niet door van 24 december tot en met 3 januari 2027. Niet op feestdagen"
    );
    assert_eq!(
        said(Language::English, &closed, "2026-08-22"),
        "Does not take place from 24 December to 3 January 2027. Not on public holidays"
    );
    assert_eq!(said(Language::Dutch, &mondays, "2026-03-08"), "");
    assert_eq!(
        said(Language::Dutch, &mondays, "2026-03-09"),
        "Bel even of het doorgaat op maandag 6 april (Tweede paasdag)"
    );
    let thursdays = session(weekly(&[Weekday::Thu], 1), None);
    assert_eq!(said(Language::Dutch, &thursdays, "2026-03-09"), "");
}

#[test]
fn a_card_names_two_moments_and_says_when_there_are_more() {
    let texts = Texts::embedded().unwrap();
    let speech = Speech::new(&texts, Language::Dutch);
    let one = session(weekly(&[Weekday::Thu], 1), Some(("17:00", "19:30")));
    let two = session(Pattern::OnAppointment, None);
    let three = session(weekly(&[Weekday::Sun], 1), Some(("14:00", "16:00")));
    let short = |sessions: &[Session]| speech.sessions_in_short(sessions, day("2026-11-22"));
    assert_eq!(short(&[]), "De tijden zijn nog niet bekend");
    assert_eq!(short(&[one.clone(), one.clone()]), "Elke donderdag, 17.00 – 19.30 uur");
    assert_eq!(short(&[one.clone(), two.clone()]), "Elke donderdag, 17.00 – 19.30 uur; op afspraak");
    assert_eq!(
        short(&[one, two, three]),
        "Elke donderdag, 17.00 – 19.30 uur; op afspraak; en op meer tijden"
    );
}

#[test]
fn whom_an_offer_has_in_mind_is_said_when_somebody_said_so() {
    use crate::Audience::{Carers, Everyone, Newcomers, Parents};
    let texts = Texts::embedded().unwrap();
    for (said, dutch, english) in [
        (&[][..], None, None),
        (&[Everyone], Some("Iedereen is welkom."), Some("Everybody is welcome.")),
        (
            &[Parents, Carers, Newcomers],
            Some("Vooral voor ouders, mantelzorgers en mensen die nieuw zijn in Nederland."),
            Some("Especially for parents, carers and people who are new in the Netherlands."),
        ),
        (
            &[Carers, Everyone],
            Some("Iedereen is welkom. Vooral mantelzorgers voelen zich er thuis."),
            Some("Everybody is welcome. Especially carers feel at home there."),
        ),
    ] {
        let audience = |language| Speech::new(&texts, language).audience(said);
        assert_eq!(audience(Language::Dutch).as_deref(), dutch);
        assert_eq!(audience(Language::English).as_deref(), english);
    }
}

#[test]
fn cost_and_ages_are_said_in_a_few_words() {
    let texts = Texts::embedded().unwrap();
    let speech = Speech::new(&texts, Language::Dutch);
    let cost = |charge| speech.cost(&Cost { charge, reduction: None });
    assert_eq!(cost(Charge::Free), "Gratis");
    assert_eq!(cost(Charge::Fixed { amount: Cents(0), per: Per::Time }), "Gratis");
    assert_eq!(cost(Charge::Fixed { amount: Cents(450), per: Per::Time }), "€ 4,50 per keer");
    assert_eq!(cost(Charge::Fixed { amount: Cents(9_000), per: Per::Year }), "€ 90 per jaar");
    assert_eq!(speech.ages(Ages::ALL), None);
    assert_eq!(speech.ages(Ages { from: 18, to: 120 }).unwrap(), "Vanaf 18 jaar");
    assert_eq!(speech.ages(Ages { from: 0, to: 4 }).unwrap(), "Tot en met 4 jaar");
    assert_eq!(speech.ages(Ages { from: 12, to: 18 }).unwrap(), "Van 12 tot en met 18 jaar");
}
