use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime, Timelike as _, Weekday};

use crate::finding::{Finding, What};
use crate::node::Node;

/// How often it comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// By the week.
    Weekly,
    /// By the month.
    Monthly,
}

/// A day of the week, and perhaps which one in the month: 1 to 5, or counted from the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Which one in the month.
    pub nth: Option<i8>,
    /// Which day.
    pub weekday: Weekday,
}

/// When something takes place: the fields of an RRULE (RFC 5545), as far as they could be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schedule {
    /// How often it comes back; absent when nobody says.
    pub frequency: Option<Frequency>,
    /// Once in so many weeks or months.
    pub interval: Option<u32>,
    /// On which days.
    pub days: Vec<Day>,
    /// The day from which turns are counted.
    pub begins: Option<NaiveDate>,
    /// The last day of the pattern.
    pub until: Option<NaiveDate>,
    /// How many times.
    pub count: Option<u32>,
    /// The first day on which it holds.
    pub valid_from: Option<NaiveDate>,
    /// The last day on which it holds.
    pub valid_to: Option<NaiveDate>,
    /// From when, on the clock on the wall.
    pub opens: Option<NaiveTime>,
    /// Until when.
    pub closes: Option<NaiveTime>,
    /// In words.
    pub description: Option<String>,
    /// What else there is to know.
    pub notes: Option<String>,
}

/// The most hours that something lasts that goes on after midnight.
const LONGEST_NIGHT: u32 = 16 * 60;

/// The schedules of whatever has them.
pub(crate) fn schedules(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<Schedule> {
    let schedules = node.list("schedules", findings);
    schedules.iter().map(|one| read(one, findings)).collect()
}

fn read(node: &Node<'_>, findings: &mut Vec<Finding>) -> Schedule {
    let days = days(node, findings);
    let named = node.text("freq").map(|text| text.to_uppercase());
    let frequency = match named.as_deref() {
        Some("WEEKLY") => Some(Frequency::Weekly),
        Some("MONTHLY") => Some(Frequency::Monthly),
        Some(other) => {
            findings.push(node.found("freq", other, What::BadPattern));
            None
        }
        None if days.iter().any(|day| day.nth.is_some()) => Some(Frequency::Monthly),
        None => (!days.is_empty()).then_some(Frequency::Weekly),
    };
    for key in ["bymonthday", "byyearday", "byweekno"] {
        if let Some(text) = node.text(key) {
            findings.push(node.found(key, &text, What::BadPattern));
        }
    }
    let (opens, closes) = hours(node, findings);
    Schedule {
        frequency,
        interval: node.count("interval", 120, findings).filter(|interval| *interval > 0),
        days,
        begins: node.date("dtstart", findings),
        until: node.date("until", findings),
        count: node.count("count", 10_000, findings),
        valid_from: node.date("valid_from", findings),
        valid_to: node.date("valid_to", findings),
        opens,
        closes,
        description: node.text("description"),
        notes: node.text("notes"),
    }
}

fn hours(node: &Node<'_>, findings: &mut Vec<Finding>) -> (Option<NaiveTime>, Option<NaiveTime>) {
    let (opens, closes) = (time(node, "opens_at", findings), time(node, "closes_at", findings));
    let (Some(from), Some(until)) = (opens, closes) else { return (opens, closes) };
    let minutes = |time: NaiveTime| time.hour() * 60 + time.minute();
    let is_round_the_clock = from == until && from == NaiveTime::MIN;
    if until > from || is_round_the_clock || until == NaiveTime::MIN {
        return (opens, closes);
    }
    let written = format!("{} - {}", from.format("%H:%M"), until.format("%H:%M"));
    if minutes(until) + 24 * 60 - minutes(from) > LONGEST_NIGHT {
        findings.push(node.found("closes_at", &written, What::ClosesBeforeOpens));
        return (None, None);
    }
    findings.push(node.found("closes_at", &written, What::PassesMidnight));
    (opens, closes)
}

fn time(node: &Node<'_>, key: &str, findings: &mut Vec<Finding>) -> Option<NaiveTime> {
    let text = node.text(key)?;
    let read = read_time(&text);
    match read {
        None => findings.push(node.found(key, &text, What::BadTime)),
        Some((_, true)) => {}
        Some((_, false)) => findings.push(node.found(key, &text, What::MendedTime)),
    }
    read.map(|(time, _)| time)
}

/// A time of the day, and whether it is written as HSDS asks: `09:00`, `09:00:00`, perhaps with an offset. Understood are
/// also `7:30 am `, `7.30`, `9 uur` and `24:00`.
#[must_use]
pub fn read_time(text: &str) -> Option<(NaiveTime, bool)> {
    let lower = text.trim().to_lowercase();
    let plain = lower.split(['z', '+']).next().unwrap_or_default();
    let is_exact = plain.len() == 5 || plain.len() == 8;
    if let Some(time) = is_exact.then(|| NaiveTime::from_str(plain).ok()).flatten() {
        return Some((time, true));
    }
    let half = match () {
        () if lower.ends_with("am") || lower.ends_with("a.m.") => Some(false),
        () if lower.ends_with("pm") || lower.ends_with("p.m.") => Some(true),
        () => None,
    };
    let bare = lower.trim_end_matches("uur").trim_end_matches(['a', 'p', 'm', 'u', 'h', '.', ' ']);
    let mut parts = bare.split([':', '.']).map(str::trim);
    let (hour, minute) = (parts.next()?, parts.next().unwrap_or("0"));
    let is_short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !is_short(hour) || !is_short(minute) || parts.any(|part| !is_short(part)) {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(_) if hour == 0 || hour > 12 => return None,
        Some(is_after_noon) => hour % 12 + if is_after_noon { 12 } else { 0 },
        None if hour == 24 && minute == 0 => 0,
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0).map(|time| (time, false))
}

fn days(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<Day> {
    for key in ["byday", "weekday"] {
        if let Some(text) = node.text(key) {
            let read = read_days(&text);
            if read.is_none() {
                findings.push(node.found(key, &text, What::BadPattern));
            }
            return read.unwrap_or_default();
        }
    }
    Vec::new()
}

/// Days as a list: `MO,TH`, `2TU`, `-1FR`, and names in full.
#[must_use]
pub fn read_days(text: &str) -> Option<Vec<Day>> {
    text.split([',', ';']).map(|part| day(part.trim())).collect()
}

fn day(part: &str) -> Option<Day> {
    let split = part.find(|c: char| c.is_alphabetic())?;
    let (number, name) = part.split_at(split);
    let nth = match number.trim() {
        "" => None,
        number => Some(number.parse().ok().filter(|nth| *nth != 0 && (-5..=5).contains(nth))?),
    };
    let start: String = name.to_uppercase().chars().take(2).collect();
    let weekday = match start.as_str() {
        "MO" | "MA" => Weekday::Mon,
        "TU" | "DI" => Weekday::Tue,
        "WE" | "WO" => Weekday::Wed,
        "TH" | "DO" => Weekday::Thu,
        "FR" | "VR" => Weekday::Fri,
        "SA" | "ZA" => Weekday::Sat,
        "SU" | "ZO" => Weekday::Sun,
        _ => return None,
    };
    Some(Day { nth, weekday })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (text, time, is_exact) in [
            ("09:00", "09:00", true),
            ("10:00:00", "10:00", true),
            ("10:00:00Z", "10:00", true),
            ("10:00+01:00", "10:00", true),
            ("7:30 am ", "07:30", false),
            ("12:00 AM", "00:00", false),
            ("12 pm", "12:00", false),
            ("5pm", "17:00", false),
            ("9.30", "09:30", false),
            ("9 uur", "09:00", false),
            ("24:00", "00:00", false),
        ] {
            let expected = NaiveTime::parse_from_str(time, "%H:%M").unwrap();
            assert_eq!(read_time(text), Some((expected, is_exact)), "{text}");
        }
        for text in ["", "n.v.t.", "25:00", "9:75", "13 pm", "0 am", "negen", "1:2:3:x", "-5:00"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_read_with_their_place_in_the_month() {
        let day = |nth, weekday| Day { nth, weekday };
        assert_eq!(read_days("MO, TH"), Some(vec![day(None, Weekday::Mon), day(None, Weekday::Thu)]));
        assert_eq!(read_days("2TU"), Some(vec![day(Some(2), Weekday::Tue)]));
        assert_eq!(read_days("-1FR"), Some(vec![day(Some(-1), Weekday::Fri)]));
        assert_eq!(read_days("Monday"), Some(vec![day(None, Weekday::Mon)]));
        for wrong in ["", "MO,", "XX", "0MO", "9MO", "17"] {
            assert_eq!(read_days(wrong), None, "{wrong}");
        }
    }
}
