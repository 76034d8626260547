use chrono::NaiveDate;

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

const QUARTERS: [PartOfYear; 4] = [
    PartOfYear::FirstQuarter,
    PartOfYear::SecondQuarter,
    PartOfYear::ThirdQuarter,
    PartOfYear::FourthQuarter,
];
const HALVES: [PartOfYear; 2] = [PartOfYear::FirstHalf, PartOfYear::SecondHalf];

impl Span {
    /// Reads what people type: *2026*, *mei 2026*, *31 mei 2026*, *31-05-2026*, *eerste helft 2026*, *2e kwartaal 2026*,
    /// *K2 2026*, *schooljaar 2025-2026*.
    ///
    /// # Errors
    /// When it names no day and no part of a year.
    pub fn written(text: &str) -> Result<Self, NotASpan> {
        let lowered = text.trim().to_lowercase();
        lowered.parse().or_else(|wrong: NotASpan| {
            let words: Vec<&str> =
                lowered.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
            numbers(&words).or_else(|| named(&words)).ok_or(wrong)
        })
    }
}

/// Numbers in the order in which Dutch people write them: a day, a month, or the two years of a school year.
fn numbers(words: &[&str]) -> Option<Span> {
    match words {
        [day, month, year] => a_day(a_year(year)?, small(month)?, day),
        [first, second] if a_year(first).is_some() => school_year(a_year(first)?, second),
        [month, year] => {
            let (_, part) = MONTHS.get(usize::try_from(small(month)?).ok()?.checked_sub(1)?)?;
            Some(Span::Part(a_year(year)?, *part))
        }
        _ => None,
    }
}

fn named(words: &[&str]) -> Option<Span> {
    let year = words.iter().find_map(|word| a_year(word))?;
    if words.iter().any(|word| word.starts_with("school")) {
        return school_year(year, words.last()?);
    }
    let listed = |list: &[(&[&str], PartOfYear)]| {
        let named = |(names, _): &&(&[&str], PartOfYear)| names.iter().any(|name| words.contains(name));
        list.iter().find(named).map(|(_, part)| *part)
    };
    if let Some(month) = listed(&MONTHS) {
        let day = words.iter().find(|word| small(word).is_some());
        return match day {
            Some(day) => a_day(year, month.months().0, day),
            None => Some(Span::Part(year, month)),
        };
    }
    listed(&SEASONS).or_else(|| counted(words)).map(|part| Span::Part(year, part))
}

/// A quarter or half by its number: *2e kwartaal*, *K2*, *Q2*, *eerste helft*, *H1*.
fn counted(words: &[&str]) -> Option<PartOfYear> {
    let short = |letters: [char; 2]| words.iter().find_map(|word| ordinal(word.strip_prefix(letters)?));
    let nth = || words.iter().find_map(|word| ordinal(word));
    let has = |stems: [&str; 2]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let quarter = if has(["kwartaal", "quarter"]) { nth() } else { short(['k', 'q']) };
    let half = if has(["helft", "half"]) { nth() } else { short(['h', 'h']) };
    match (quarter, half) {
        (Some(nth), _) => QUARTERS.get(nth).copied(),
        (None, Some(nth)) => HALVES.get(nth).copied(),
        (None, None) => None,
    }
}

fn a_day(year: i32, month: u32, day: &str) -> Option<Span> {
    NaiveDate::from_ymd_opt(year, month, small(day)?).map(Span::Day)
}

/// The school year from `first` to the year after it, which the text must name.
fn school_year(first: i32, second: &str) -> Option<Span> {
    (a_year(second)? == first + 1).then_some(Span::Part(first, PartOfYear::SchoolYear))
}

/// A number of one or two digits.
fn small(word: &str) -> Option<u32> {
    let digits = word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

/// The place that the word says, from 0.
fn ordinal(word: &str) -> Option<usize> {
    match word {
        "eerste" | "first" | "1" | "1e" | "1st" => Some(0),
        "tweede" | "second" | "2" | "2e" | "2nd" => Some(1),
        "derde" | "third" | "3" | "3e" | "3rd" => Some(2),
        "vierde" | "fourth" | "4" | "4e" | "4th" => Some(3),
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
            ("1.2.2026", "2026-02-01"),
            ("05-2026", "2026-05"),
            ("9-2020", "2020-09"),
            ("2026-05-31", "2026-05-31"),
            ("2026-H1", "2026-h1"),
            ("h2 2026", "2026-h2"),
            ("k1 2023", "2023-q1"),
            ("2023-K4", "2023-q4"),
            ("eerste helft van 2023", "2023-h1"),
            ("2e halfjaar 2023", "2023-h2"),
            ("tweede kwartaal 2026", "2026-q2"),
            ("zomer 2023", "2023-summer"),
            ("spring 2024", "2024-spring"),
            ("4th quarter 2024", "2024-q4"),
            ("2023-2024", "2023-2024"),
            ("2023/2024", "2023-2024"),
            ("schooljaar 2023-2024", "2023-2024"),
            ("school year 2023-2024", "2023-2024"),
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
            "31-02-2020",
            "vijfde kwartaal 2026",
            "2023-K5",
            "derde helft 2026",
            "13-2026",
            "99",
            "1-2-3-2020",
            "schooljaar 2023-2023",
            "schooljaar 2023",
            "2023-2025",
        ] {
            assert!(Span::written(wrong).is_err(), "{wrong}");
        }
    }
}
