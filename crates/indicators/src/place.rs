use std::fmt;
use std::str::FromStr;

use areas::{AreaCode, NotACode};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

kernel::words! {
    /// How large the places are of which something is known.
    Level, "level of places" {
        /// A neighbourhood (*buurt*).
        Neighbourhood => "neighbourhood",
        /// A ward (*wijk*).
        Ward => "ward",
        /// The whole municipality (*gemeente*).
        Municipality => "municipality",
        /// The country, to compare with.
        Country => "country",
    }
}

/// A place of which a figure speaks: of the municipality, or the country that it is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The Netherlands.
    Country,
    /// A place of the division of Statistics Netherlands.
    Area(AreaCode),
}

/// Room for the eight digits of a neighbourhood below each level in the key of a place.
const LEVEL: i64 = 100_000_000;

impl Place {
    /// How large it is.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Country => Level::Country,
            Self::Area(AreaCode::Municipality(_)) => Level::Municipality,
            Self::Area(AreaCode::Ward(_)) => Level::Ward,
            Self::Area(AreaCode::Neighbourhood(_)) => Level::Neighbourhood,
        }
    }

    /// The place as a number, in which rows are kept: the level, then the digits of the code.
    #[must_use]
    pub fn key(self) -> i64 {
        let level = match self {
            Self::Country => return 0,
            Self::Area(AreaCode::Municipality(_)) => 1,
            Self::Area(AreaCode::Ward(_)) => 2,
            Self::Area(AreaCode::Neighbourhood(_)) => 3,
        };
        let digits: i64 =
            self.to_string().get(2..).and_then(|digits| digits.parse().ok()).unwrap_or_default();
        level * LEVEL + digits
    }

    /// The place with this number; none when no place has it.
    #[must_use]
    pub fn from_key(key: i64) -> Option<Self> {
        let digits = key.rem_euclid(LEVEL);
        match key.div_euclid(LEVEL) {
            0 if digits == 0 => Some(Self::Country),
            1 => format!("GM{digits:04}").parse().ok(),
            2 => format!("WK{digits:06}").parse().ok(),
            3 => format!("BU{digits:08}").parse().ok(),
            _ => None,
        }
    }

    /// The code, when it is no country.
    #[must_use]
    pub const fn area(self) -> Option<AreaCode> {
        match self {
            Self::Country => None,
            Self::Area(code) => Some(code),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Country => out.write_str("NL"),
            Self::Area(code) => code.fmt(out),
        }
    }
}

/// Statistics Netherlands pads its codes with blanks and calls the country `NL`, `NL00` or `NL01`.
impl FromStr for Place {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        match text.trim() {
            "NL" | "NL00" | "NL01" => Ok(Self::Country),
            code => code.parse().map(Self::Area),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_back_by_its_number() {
        for text in ["NL", "GM0193", "GM0000", "WK019310", "BU01931020", "BU00000000", "BU99999999"] {
            let place: Place = text.parse().unwrap();
            assert_eq!(Place::from_key(place.key()), Some(place), "{text}");
            assert_eq!(place.to_string(), text);
        }
        for key in [-1, 7, 100_010_000, 201_000_000, 400_000_000, i64::MAX, i64::MIN] {
            assert_eq!(Place::from_key(key), None, "{key}");
        }
    }

    #[test]
    fn codes_are_read_as_statistics_netherlands_writes_them() {
        assert_eq!("GM0193  ".parse::<Place>().unwrap().level(), Level::Municipality);
        assert_eq!("NL01  ".parse::<Place>().unwrap(), Place::Country);
        assert!("Zwolle".parse::<Place>().is_err());
    }
}
