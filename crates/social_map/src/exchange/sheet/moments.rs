//! Sessions as people write them in one cell: `ma, wo 10:00-12:00; 2e di 19:00-21:00`.

use std::num::NonZeroU8;

use chrono::{NaiveDate, NaiveTime, Weekday};

use crate::{Hours, Nth, Pattern, Rhythm, Session, Weekdays};

const DAYS: [(&str, Weekday); 7] = [
    ("ma", Weekday::Mon),
    ("di", Weekday::Tue),
    ("wo", Weekday::Wed),
    ("do", Weekday::Thu),
    ("vr", Weekday::Fri),
    ("za", Weekday::Sat),
    ("zo", Weekday::Sun),
];
const NTHS: [(&str, Nth); 5] = [
    ("1e", Nth::First),
    ("2e", Nth::Second),
    ("3e", Nth::Third),
    ("4e", Nth::Fourth),
    ("laatste", Nth::Last),
];
const APPOINTMENT: &str = "op afspraak";
/// What may follow the days and hours, in this order: first day, last day, a day that fixes the turn, days off, a note.
const FROM: &str = " vanaf ";
const UNTIL: &str = " tot en met ";
const TURN: &str = " geteld vanaf ";
const OFF: &str = " niet op ";

/// The sessions as one cell.
pub(super) fn written(sessions: &[Session]) -> String {
    sessions.iter().map(one_written).collect::<Vec<_>>().join("; ")
}

fn one_written(session: &Session) -> String {
    let mut text = match &session.pattern {
        Pattern::Week { weekdays, rhythm } => {
            let days: Vec<&str> = weekdays.days().iter().map(|day| letters(*day)).collect();
            format!("{}{}", turn(*rhythm, "weken"), days.join(", "))
        }
        Pattern::Month { nth, weekday, rhythm } => {
            let name = NTHS.iter().find(|(_, one)| one == nth).map_or("", |(name, _)| name);
            format!("{}{name} {}", turn(*rhythm, "maanden"), letters(*weekday))
        }
        Pattern::Once { date } => date.to_string(),
        Pattern::OnAppointment => APPOINTMENT.to_owned(),
    };
    if let Some(hours) = session.hours {
        text += &format!(" {}-{}", hours.from.format("%H:%M"), hours.until.format("%H:%M"));
    }
    if let Pattern::Week { rhythm: Rhythm::Every { anchor, .. }, .. }
    | Pattern::Month { rhythm: Rhythm::Every { anchor, .. }, .. } = &session.pattern
    {
        text += &format!("{TURN}{anchor}");
    }
    text += &session.starts.map(|date| format!("{FROM}{date}")).unwrap_or_default();
    text += &session.ends.map(|date| format!("{UNTIL}{date}")).unwrap_or_default();
    if !session.except.is_empty() {
        let off: Vec<String> = session.except.iter().map(ToString::to_string).collect();
        text += &format!("{OFF}{}", off.join(", "));
    }
    // A semicolon or a bracket in a note would end it.
    let note = session.note.as_ref().map(|note| note.replace(';', ",").replace(['(', ')'], "'"));
    text + &note.map(|note| format!(" ({note})")).unwrap_or_default()
}

fn turn(rhythm: Rhythm, what: &str) -> String {
    match rhythm {
        Rhythm::Each => String::new(),
        Rhythm::Every { interval, .. } => format!("om de {interval} {what} "),
    }
}

fn letters(day: Weekday) -> &'static str {
    DAYS.iter().find(|(_, one)| *one == day).map_or("", |(name, _)| name)
}

/// The sessions in a cell; the first that cannot be read as the error.
pub(super) fn read(cell: &str) -> Result<Vec<Session>, String> {
    let parts = cell.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| one_read(part).ok_or_else(|| part.to_owned())).collect()
}

fn one_read(part: &str) -> Option<Session> {
    let (rest, note) = match part.split_once('(') {
        Some((rest, note)) => (rest, Some(note.trim_end().strip_suffix(')')?.trim().to_owned())),
        None => (part, None),
    };
    let lower = format!("{} ", rest.trim().to_lowercase());
    let (rest, off) = parted(&lower, OFF);
    let (rest, ends) = parted(&rest, UNTIL);
    // `geteld vanaf` holds `vanaf`: the first day is looked for behind it.
    let (rest, anchor) = parted(&rest, TURN);
    let (rest, anchor, starts) = match anchor {
        Some(anchor) => {
            let (anchor, starts) = parted(&format!("{anchor} "), FROM);
            (rest, Some(anchor), starts)
        }
        None => {
            let (rest, starts) = parted(&rest, FROM);
            (rest, None, starts)
        }
    };
    let optional = |text: Option<String>| text.map(|text| date(&text).ok_or(())).transpose().ok();
    let except = off.unwrap_or_default();
    let except = except.split(',').map(str::trim).filter(|day| !day.is_empty()).map(date);
    let (days, hours) = days_and_hours(rest.trim())?;
    Some(Session {
        starts: optional(starts)?,
        ends: optional(ends)?,
        except: except.collect::<Option<_>>()?,
        note: note.filter(|note| !note.is_empty()).map(|note| note.chars().take(200).collect()),
        ..Session::new(pattern(days.trim(), optional(anchor)?)?, hours)
    })
}

fn parted(text: &str, word: &str) -> (String, Option<String>) {
    match text.split_once(word) {
        Some((before, after)) => (format!("{before} "), Some(after.trim().to_owned())),
        None => (text.to_owned(), None),
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    text.parse().ok().or_else(|| NaiveDate::parse_from_str(text, "%d-%m-%Y").ok())
}

fn days_and_hours(text: &str) -> Option<(&str, Option<Hours>)> {
    let Some((days, hours)) = text.rsplit_once(' ').filter(|(_, last)| last.contains([':', '.'])) else {
        return Some((text, None));
    };
    let (from, until) = hours.split_once('-')?;
    let time = |text: &str| -> Option<NaiveTime> { hsds::read_time(text).map(|(time, _)| time) };
    Some((days, Some(Hours { from: time(from)?, until: time(until)? })))
}

fn pattern(text: &str, anchor: Option<NaiveDate>) -> Option<Pattern> {
    if text == APPOINTMENT {
        return Some(Pattern::OnAppointment);
    }
    if let Some(date) = date(text) {
        return Some(Pattern::Once { date });
    }
    let (rhythm, days) = match text.strip_prefix("om de ") {
        Some(rest) => {
            let (interval, rest) = rest.split_once(' ')?;
            let (_, days) = rest.split_once(' ')?;
            let interval: NonZeroU8 = interval.parse().ok()?;
            (Rhythm::Every { interval, anchor: anchor? }, days)
        }
        None => (Rhythm::Each, text),
    };
    let day = |text: &str| {
        let start: String = text.trim().chars().take(2).collect();
        DAYS.iter().find(|(name, _)| *name == start).map(|(_, day)| *day)
    };
    if let Some((nth, weekday)) = days.split_once(' ')
        && let Some((_, nth)) = NTHS.iter().find(|(name, _)| *name == nth)
    {
        return Some(Pattern::Month { nth: *nth, weekday: day(weekday)?, rhythm });
    }
    let weekdays: Vec<Weekday> = days.split(',').map(day).collect::<Option<_>>()?;
    Some(Pattern::Week { weekdays: Weekdays::from(weekdays), rhythm })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_the_same() {
        for cell in [
            "ma, wo 10:00-12:00",
            "2e di 19:00-21:00; laatste zo",
            "om de 2 weken vr 20:00-02:00 geteld vanaf 2026-01-02 vanaf 2026-02-01 tot en met 2026-06-30",
            "om de 3 maanden 1e za 09:30-11:00 geteld vanaf 2026-01-03",
            "2026-05-05 10:00-12:00",
            "op afspraak (Bel eerst)",
            "do 10:00-12:00 vanaf 2026-01-01 niet op 2026-12-24, 2026-12-31 (Neem een schort mee)",
        ] {
            let sessions = read(cell).unwrap();
            assert_eq!(written(&sessions), cell);
        }
    }

    #[test]
    fn people_may_write_it_a_little_otherwise() {
        for (typed, meant) in [
            ("Maandag, woensdag 9.30-11.00", "ma, wo 09:30-11:00"),
            ("2e dinsdag 19:00-21:00\nOp afspraak", "2e di 19:00-21:00; op afspraak"),
            ("5-5-2026 10:00-12:00", "2026-05-05 10:00-12:00"),
        ] {
            assert_eq!(written(&read(typed).unwrap()), meant, "{typed}");
        }
        for wrong in
            ["elke dag", "ma 10-12:x", "om de 2 weken ma", "ma 25:00-26:00", "6e ma", "ma (", "vanaf"]
        {
            assert_eq!(read(wrong), Err(wrong.to_owned()));
        }
    }
}
