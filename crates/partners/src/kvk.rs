use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The number of an organisation in the trade register (*KvK-nummer*): eight digits (Handelsregisterwet 2007, art. 9).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KvkNumber(String);

/// The text is no such number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a KvK number has eight digits")]
pub struct NotAKvkNumber;

impl FromStr for KvkNumber {
    type Err = NotAKvkNumber;

    /// Reads the digits; spaces and points between them are forgiven.
    fn from_str(text: &str) -> Result<Self, NotAKvkNumber> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        let holds = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
        holds.then_some(Self(digits)).ok_or(NotAKvkNumber)
    }
}

impl TryFrom<String> for KvkNumber {
    type Error = NotAKvkNumber;

    fn try_from(text: String) -> Result<Self, NotAKvkNumber> {
        text.parse()
    }
}

impl From<KvkNumber> for String {
    fn from(number: KvkNumber) -> Self {
        number.0
    }
}

impl fmt::Display for KvkNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_eight_digits() {
        assert_eq!("0000 1234".parse::<KvkNumber>().unwrap().to_string(), "00001234");
        for wrong in ["", "1234567", "123456789", "1234567a", "１２３４５６７８", "-1234567"] {
            assert_eq!(wrong.parse::<KvkNumber>(), Err(NotAKvkNumber), "{wrong}");
        }
    }
}
