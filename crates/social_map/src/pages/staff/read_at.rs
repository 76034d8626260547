use std::collections::BTreeSet;
use std::num::NonZeroU8;

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::read::Reader;
use super::typed_day::TypedDay;
use crate::{
    Capacity, Circumstances, Hours, Nth, OfferAt, Particulars, Pattern, Pause, PlaceId, Rhythm, Session,
    Weekdays,
};

/// Where, when and in which circumstances, as typed. What has no place has one set of hours and no address.
pub(super) fn places(reader: &mut Reader<'_>, at_places: bool, old: Option<&Particulars>) -> Vec<OfferAt> {
    let count = if at_places { reader.typed.places() } else { 1 };
    let mut all = Vec::new();
    for nth in 0..count {
        let stem = format!("at{nth}");
        let name = format!("{stem}-place");
        let place: Option<PlaceId> = if at_places { reader.optional(&name, "place") } else { None };
        if at_places && place.is_none() && nth > 0 {
            continue;
        }
        let known = old.and_then(|old| old.at.iter().find(|at| at.place == place));
        all.push(OfferAt {
            id: reader.visit.cx.new_id(),
            place,
            sessions: sessions(reader, nth),
            circumstances: circumstances(reader, &stem, known.map(|at| &at.circumstances)),
            capacity: capacity(reader, &stem, known.and_then(|at| at.capacity)),
        });
    }
    all
}

fn sessions(reader: &mut Reader<'_>, at: usize) -> Vec<Session> {
    let stems = (0..reader.typed.sessions(at)).map(|nth| format!("at{at}-s{nth}"));
    stems.collect::<Vec<_>>().iter().filter_map(|stem| session(reader, stem)).collect()
}

/// A row whose pattern is left empty is no session.
fn session(reader: &mut Reader<'_>, stem: &str) -> Option<Session> {
    let word = reader.typed.text(&format!("{stem}-pattern")).to_owned();
    if word.is_empty() {
        return None;
    }
    let pattern = pattern(reader, stem, &word);
    let hours = if word == "on_appointment" { None } else { hours(reader, stem) };
    Some(Session {
        starts: day(reader, stem, "starts"),
        ends: day(reader, stem, "ends"),
        except: except(reader, stem),
        pauses: pauses(reader, stem),
        on_holidays: reader.optional(&format!("{stem}-on_holidays"), "on_holidays").unwrap_or_default(),
        note: reader.line(&format!("{stem}-note"), "note", 200),
        pattern: pattern?,
        hours,
    })
}

fn pattern(reader: &mut Reader<'_>, stem: &str, word: &str) -> Option<Pattern> {
    let days_name = format!("{stem}-days");
    let days: Vec<Weekday> = reader.all_of(&days_name, "days");
    match (word, days.as_slice()) {
        ("week", []) => {
            reader.fault(&days_name, "days");
            None
        }
        ("week", _) => Some(Pattern::Week { rhythm: rhythm(reader, stem)?, weekdays: Weekdays::from(days) }),
        ("month", [weekday]) => {
            let nth = reader.typed.text(&format!("{stem}-nth")).parse().ok().and_then(Nth::from_number);
            if nth.is_none() {
                reader.fault(&format!("{stem}-nth"), "nth");
            }
            Some(Pattern::Month { nth: nth?, weekday: *weekday, rhythm: rhythm(reader, stem)? })
        }
        ("month", _) => {
            reader.fault(&days_name, "days-one");
            None
        }
        ("once", _) => {
            let date: Option<TypedDay> = reader.number(&format!("{stem}-date"), "date", None);
            Some(Pattern::Once { date: date?.0 })
        }
        ("on_appointment", _) => Some(Pattern::OnAppointment),
        _ => {
            reader.fault(&format!("{stem}-pattern"), "pattern");
            None
        }
    }
}

fn rhythm(reader: &mut Reader<'_>, stem: &str) -> Option<Rhythm> {
    let interval: Option<NonZeroU8> =
        reader.number(&format!("{stem}-interval"), "interval", Some(NonZeroU8::MIN));
    let interval = interval?;
    if interval == NonZeroU8::MIN {
        return Some(Rhythm::Each);
    }
    let anchor: Option<TypedDay> = reader.number(&format!("{stem}-anchor"), "anchor", None);
    Some(Rhythm::Every { interval, anchor: anchor?.0 })
}

/// Both times, or neither: then only the day is known.
fn hours(reader: &mut Reader<'_>, stem: &str) -> Option<Hours> {
    let (from, until) = (format!("{stem}-from"), format!("{stem}-until"));
    let (from_text, until_text) = (reader.typed.text(&from).trim(), reader.typed.text(&until).trim());
    if from_text.is_empty() && until_text.is_empty() {
        return None;
    }
    let read = |text: &str| NaiveTime::parse_from_str(&text.replace('.', ":"), "%H:%M").ok();
    let (from_time, until_time) = (read(from_text), read(until_text));
    if from_time.is_none() {
        reader.fault(&from, "from");
    }
    if until_time.is_none() {
        reader.fault(&until, "until");
    }
    Some(Hours { from: from_time?, until: until_time? })
}

fn except(reader: &mut Reader<'_>, stem: &str) -> BTreeSet<NaiveDate> {
    let name = format!("{stem}-except");
    let days = reader.typed.text(&name).split([',', ';', ' ', '\n']).filter(|day| !day.is_empty());
    let read: Option<BTreeSet<NaiveDate>> = days.map(read_day).collect();
    read.unwrap_or_else(|| {
        reader.fault(&name, "except");
        BTreeSet::new()
    })
}

/// A row that is left empty is no pause.
fn pauses(reader: &mut Reader<'_>, stem: &str) -> Vec<Pause> {
    let rows = 0..reader.typed.pauses(stem);
    rows.filter_map(|nth| pause(reader, &format!("{stem}-pause{nth}"))).collect()
}

fn pause(reader: &mut Reader<'_>, row: &str) -> Option<Pause> {
    let (from_name, to_name) = (format!("{row}-from"), format!("{row}-to"));
    let is_empty = |name: &str| reader.typed.text(name).trim().is_empty();
    if is_empty(&from_name) && is_empty(&to_name) {
        return None;
    }
    let from: Option<TypedDay> = reader.number(&from_name, "pause_from", None);
    let to: Option<TypedDay> = reader.number(&to_name, "pause_to", None);
    let name = reader.line(&format!("{row}-name"), "pause_name", 40);
    let pause = Pause { from: from?.0, to: to?.0, name };
    if pause.is_reversed() {
        reader.fault(&to_name, "pause_reversed");
        return None;
    }
    Some(pause)
}

/// A day that may stay empty.
fn day(reader: &mut Reader<'_>, stem: &str, name: &str) -> Option<NaiveDate> {
    reader.optional::<TypedDay>(&format!("{stem}-{name}"), name).map(|day| day.0)
}

fn read_day(text: &str) -> Option<NaiveDate> {
    text.parse::<TypedDay>().ok().map(|day| day.0)
}

/// Facts that came without a day, from elsewhere, may stay so; who tells something new says when it was seen.
fn circumstances(reader: &mut Reader<'_>, stem: &str, known: Option<&Circumstances>) -> Circumstances {
    let mut fact = |name: &str| yes_or_no(reader, &format!("{stem}-{name}"));
    let (quiet_room, may_leave) = (fact("quiet_room"), fact("may_leave"));
    let (fixed_place, informed_beforehand) = (fact("fixed_place"), fact("informed_beforehand"));
    let seen = Circumstances {
        noise: reader.optional(&format!("{stem}-noise"), "noise"),
        light: reader.optional(&format!("{stem}-light"), "light"),
        crowd: reader.optional(&format!("{stem}-crowd"), "crowd"),
        quiet_room,
        may_leave,
        fixed_place,
        informed_beforehand,
        largest_group: reader.optional(&format!("{stem}-largest_group"), "largest_group"),
        observed_on: day(reader, stem, "observed_on"),
        observed_by: reader.line(&format!("{stem}-observed_by"), "observed_by", 80),
    };
    let is_known = known.is_some_and(|known| known.observed_on.is_none() && known.has_the_facts_of(&seen));
    if !seen.is_empty() && seen.observed_on.is_none() && !is_known {
        reader.fault(&format!("{stem}-observed_on"), "observed_on");
    }
    seen
}

fn yes_or_no(reader: &mut Reader<'_>, name: &str) -> Option<bool> {
    match reader.typed.text(name) {
        "" => None,
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            reader.fault(name, "fact");
            None
        }
    }
}

/// A count that stays the same stays as old as it was; a new one is confirmed today.
fn capacity(reader: &mut Reader<'_>, stem: &str, known: Option<Capacity>) -> Option<Capacity> {
    let (places, free) = (format!("{stem}-places"), format!("{stem}-free"));
    if reader.typed.text(&places).trim().is_empty() && reader.typed.text(&free).trim().is_empty() {
        return None;
    }
    let places = reader.number(&places, "places", None);
    let free = reader.number(&free, "free", None);
    let waiting = reader.number(&format!("{stem}-waiting"), "waiting", Some(0));
    let counted = Capacity {
        places: places?,
        free: free?,
        waiting: waiting?,
        confirmed: reader.visit.cx.clock.today(),
    };
    let same = |known: &Capacity| Capacity { confirmed: counted.confirmed, ..*known } == counted;
    known.filter(same).or(Some(counted))
}
