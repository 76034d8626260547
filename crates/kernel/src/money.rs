use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An amount of money in whole euro cents.
///
/// Cents are added and compared, never multiplied by a fraction in passing: whoever divides says who gets the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

/// The text is no amount in euros.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an amount in euros, such as 12,50")]
pub struct NotAnAmount(pub String);

impl Add for Cents {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Cents {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

/// As people write it in Dutch: `€ 1.234,50`, and `€ 4` for whole euros.
impl fmt::Display for Cents {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (euros, cents) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = euros.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.char_indices() {
            if place > 0 && (digits.len() - place) % 3 == 0 {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        match cents {
            0 => write!(out, "€ {sign}{grouped}"),
            cents => write!(out, "€ {sign}{grouped},{cents:02}"),
        }
    }
}

/// Reads `12`, `12,5`, `12,50`, `€ 1.234,50`; a point is only a separator of thousands.
impl FromStr for Cents {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let wrong = || NotAnAmount(text.trim().to_owned());
        let plain = text.trim().trim_start_matches('€').trim();
        let (whole, part) = plain.split_once(',').unwrap_or((plain, ""));
        let whole = ungroup(whole).ok_or_else(wrong)?;
        let part = match part.len() {
            0 => "00".to_owned(),
            1 => format!("{part}0"),
            2 => part.to_owned(),
            _ => return Err(wrong()),
        };
        let digits = format!("{whole}{part}");
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        digits.parse().map(Self).map_err(|_| wrong())
    }
}

/// `1.234` without its points, when they stand where thousands end.
fn ungroup(whole: &str) -> Option<String> {
    let mut groups = whole.split('.');
    let first = groups.next().filter(|group| !group.is_empty())?;
    let rest: Vec<&str> = groups.collect();
    let well_grouped = rest.is_empty() || first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    well_grouped.then(|| whole.replace('.', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_as_people_write_it() {
        for (cents, text) in [
            (0, "€ 0"),
            (5, "€ 0,05"),
            (400, "€ 4"),
            (1_250, "€ 12,50"),
            (123_450, "€ 1.234,50"),
            (100_000_000, "€ 1.000.000"),
            (-250, "€ -2,50"),
        ] {
            assert_eq!(Cents(cents).to_string(), text);
        }
    }

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (text, cents) in [("4", 400), ("12,5", 1_250), ("€ 1.234,50", 123_450), (" 0,05 ", 5)] {
            assert_eq!(text.parse(), Ok(Cents(cents)), "{text}");
        }
        for text in ["", "-1", "1.5", "12,345", "1,2,3", "vier", "1.23.456", "99999999999999999999"] {
            assert!(text.parse::<Cents>().is_err(), "{text}");
        }
    }
}
