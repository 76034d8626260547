use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};
use dutch_text::{fold, words};

use crate::span::a_year;
use crate::{NotASpan, PartOfYear, Span};

/// Months as people write them, Dutch and English, and the short forms of both.
const MONTHS: [(&[&str], PartOfYear); 12] = [
    (&["januari", "january", "jan"], PartOfYear::January),
    (&["februari", "february", "feb"], PartOfYear::February),
    (&["maart", "march", "mrt"], PartOfYear::March),
    (&["april", "apr"], PartOfYear::April),
    (&["mei", "may"], PartOfYear::May),
    (&["juni", "june", "jun"], PartOfYear::June),
    (&["juli", "july", "jul"], PartOfYear::July),
    (&["augustus", "august", "aug"], PartOfYear::August),
    (&["september", "sep"], PartOfYear::September),
    (&["oktober", "october", "okt"], PartOfYear::October),
    (&["november", "nov"], PartOfYear::November),
    (&["december", "dec"], PartOfYear::December),
];

const SEASONS: [(&[&str], PartOfYear); 3] = [
    (&["voorjaar", "lente", "spring"], PartOfYear::Spring),
    (&["zomer", "summer"], PartOfYear::Summer),
    (&["najaar", "herfst", "autumn"], PartOfYear::Autumn),
];

impl Span {
    /// Reads what people type: *2026*, *mei 2026*, *31 mei 2026*, *31-05-2026*, *eerste helft 2026*, *2e kwartaal 2026*.
    ///
    /// # Errors
    /// When it names no day and no part of a year.
    pub fn written(text: &str) -> Result<Self, NotASpan> {
        let folded = fold(text.trim());
        Self::from_str(&folded).or_else(|wrong| {
            let found: Vec<&str> = words(&folded).collect();
            numbers(&folded).or_else(|| named(&found)).ok_or(wrong)
        })
    }
}

/// A day in the order in which Dutch people write it.
fn numbers(text: &str) -> Option<Span> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [day, month, year] => a_day(a_year(year)?, month.parse().ok()?, day),
        [month, year] => {
            let month: usize = month.parse().ok()?;
            let (_, part) = MONTHS.get(month.checked_sub(1)?)?;
            Some(Span::Part(a_year(year)?, *part))
        }
        _ => None,
    }
}

fn named(words: &[&str]) -> Option<Span> {
    let year = words.iter().find_map(|word| a_year(word))?;
    let listed = |list: &[(&[&str], PartOfYear)]| {
        let named = |(names, _): &&(&[&str], PartOfYear)| names.iter().any(|name| words.contains(name));
        list.iter().find(named).map(|(_, part)| *part)
    };
    let nth = words.iter().filter(|word| a_year(word).is_none()).find_map(|word| ordinal(word));
    if let Some(month) = listed(&MONTHS) {
        let day = words.iter().find(|word| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()));
        let first = Span::Part(year, month).first_day();
        return match day {
            Some(day) => a_day(year, first.month(), day),
            None => Some(Span::Part(year, month)),
        };
    }
    if let Some(season) = listed(&SEASONS) {
        return Some(Span::Part(year, season));
    }
    let has = |stems: [&str; 2]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let part = match nth? {
        1 if has(["kwartaal", "quarter"]) => PartOfYear::FirstQuarter,
        2 if has(["kwartaal", "quarter"]) => PartOfYear::SecondQuarter,
        3 if has(["kwartaal", "quarter"]) => PartOfYear::ThirdQuarter,
        4 if has(["kwartaal", "quarter"]) => PartOfYear::FourthQuarter,
        1 if has(["helft", "half"]) => PartOfYear::FirstHalf,
        2 if has(["helft", "half"]) => PartOfYear::SecondHalf,
        _ => return None,
    };
    Some(Span::Part(year, part))
}

fn a_day(year: i32, month: u32, day: &str) -> Option<Span> {
    NaiveDate::from_ymd_opt(year, month, day.parse().ok()?).map(Span::Day)
}

fn ordinal(word: &str) -> Option<u8> {
    match word {
        "eerste" | "first" | "1" | "1e" | "1st" => Some(1),
        "tweede" | "second" | "2" | "2e" | "2nd" => Some(2),
        "derde" | "third" | "3" | "3e" | "3rd" => Some(3),
        "vierde" | "fourth" | "4" | "4e" | "4th" => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_read() {
        for (typed, read) in [
            (" 2026 ", "2026"),
            ("mei 2026", "2026-05"),
            ("Mei 2026", "2026-05"),
            ("31 mei 2026", "2026-05-31"),
            ("31-05-2026", "2026-05-31"),
            ("1/2/2026", "2026-02-01"),
            ("05-2026", "2026-05"),
            ("2026-05-31", "2026-05-31"),
            ("2026-H1", "2026-h1"),
            ("eerste helft van 2023", "2023-h1"),
            ("2e halfjaar 2023", "2023-h2"),
            ("tweede kwartaal 2026", "2026-q2"),
            ("zomer 2023", "2023-summer"),
            ("spring 2024", "2024-spring"),
            ("4th quarter 2024", "2024-q4"),
        ] {
            assert_eq!(Span::written(typed).unwrap().to_string(), read, "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_guessed() {
        for wrong in [
            "",
            "binnenkort",
            "31 februari 2026",
            "vijfde kwartaal 2026",
            "derde helft 2026",
            "13-2026",
            "99",
        ] {
            assert!(Span::written(wrong).is_err(), "{wrong}");
        }
    }
}
