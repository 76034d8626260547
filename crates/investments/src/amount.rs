use std::fmt;
use std::ops::{Add, AddAssign};

use kernel::Cents;
use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What stands in a cell of the plan: money, or a word that is no money.
///
/// *PM* (to be filled in later) and *outside the table* are values of their own. They are never read as zero, and never
/// disappear in a sum: [`Total`] counts them beside the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Amount {
    /// Nothing stands there.
    #[default]
    Empty,
    /// Money; never below zero in a plan.
    Money(Cents),
    /// There will be an amount, nobody knows it yet (*pro memorie*).
    Pm,
    /// There is an amount, and it stands elsewhere (*buiten de tabel*).
    OutsideTable,
}

impl Amount {
    /// The money, when it is money.
    #[must_use]
    pub fn money(self) -> Option<Cents> {
        match self {
            Self::Money(cents) => Some(cents),
            Self::Empty | Self::Pm | Self::OutsideTable => None,
        }
    }

    /// The money that a sum adds: nothing for what is no money.
    #[must_use]
    pub fn cents(self) -> Cents {
        self.money().unwrap_or_default()
    }

    /// Whether nothing stands there.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::Empty
    }
}

impl From<Cents> for Amount {
    fn from(cents: Cents) -> Self {
        Self::Money(cents)
    }
}

const PM: &str = "pm";
const OUTSIDE: &str = "outside";

/// A number of cents, or a word.
impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Empty => serializer.serialize_none(),
            Self::Money(cents) => serializer.serialize_i64(cents.0),
            Self::Pm => serializer.serialize_str(PM),
            Self::OutsideTable => serializer.serialize_str(OUTSIDE),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Money(i64),
            Word(String),
        }
        match Option::<Written>::deserialize(deserializer)? {
            None => Ok(Self::Empty),
            Some(Written::Money(cents)) => Ok(Self::Money(Cents(cents))),
            Some(Written::Word(word)) => match word.as_str() {
                PM => Ok(Self::Pm),
                OUTSIDE => Ok(Self::OutsideTable),
                other => Err(D::Error::invalid_value(Unexpected::Str(other), &"pm or outside")),
            },
        }
    }
}

/// What a number of cells come to: the money, and how many of them are no money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Total {
    /// The money.
    pub money: Cents,
    /// How many cells say *PM*.
    pub pm: u32,
    /// How many amounts stand outside the table.
    pub outside: u32,
}

impl Total {
    /// Whether nothing was added to it but nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl From<Amount> for Total {
    fn from(amount: Amount) -> Self {
        match amount {
            Amount::Empty => Self::default(),
            Amount::Money(money) => Self { money, ..Self::default() },
            Amount::Pm => Self { pm: 1, ..Self::default() },
            Amount::OutsideTable => Self { outside: 1, ..Self::default() },
        }
    }
}

impl From<Cents> for Total {
    fn from(money: Cents) -> Self {
        Self { money, ..Self::default() }
    }
}

impl Add for Total {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            money: self.money + other.money,
            pm: self.pm + other.pm,
            outside: self.outside + other.outside,
        }
    }
}

impl AddAssign for Total {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Total {
    fn sum<I: Iterator<Item = Self>>(totals: I) -> Self {
        totals.fold(Self::default(), Add::add)
    }
}

/// An amount without the sign of the euro, as it stands in tables and sums: `2.321.644`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plain(pub Cents);

impl fmt::Display for Plain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.to_string();
        out.write_str(text.trim_start_matches("€ "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_money_never_becomes_zero() {
        let sum: Total = [Amount::Money(Cents(500)), Amount::Pm, Amount::OutsideTable, Amount::Empty]
            .into_iter()
            .map(Total::from)
            .sum();
        assert_eq!(sum, Total { money: Cents(500), pm: 1, outside: 1 });
        assert!(!Total::from(Amount::Pm).is_empty());
        assert!(Total::from(Amount::Empty).is_empty());
    }

    #[test]
    fn an_amount_is_kept_as_it_was() {
        for (amount, written) in [
            (Amount::Empty, "null"),
            (Amount::Money(Cents(-5)), "-5"),
            (Amount::Money(Cents(0)), "0"),
            (Amount::Pm, "\"pm\""),
            (Amount::OutsideTable, "\"outside\""),
        ] {
            assert_eq!(serde_json::to_string(&amount).unwrap(), written);
            assert_eq!(serde_json::from_str::<Amount>(written).unwrap(), amount);
        }
        assert!(serde_json::from_str::<Amount>("\"veel\"").is_err());
    }

    #[test]
    fn a_plain_amount_has_no_sign_of_the_euro() {
        assert_eq!(Plain(Cents(232_164_400)).to_string(), "2.321.644");
        assert_eq!(Plain(Cents(-1_050)).to_string(), "-10,50");
    }
}
