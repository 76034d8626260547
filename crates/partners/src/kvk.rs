/// The text is no such number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a KvK number has eight digits")]
pub struct NotAKvkNumber;

kernel::parsed_text! {
    /// The number of an organisation in the trade register (*KvK-nummer*): eight digits (Handelsregisterwet 2007,
    /// art. 9).
    KvkNumber, NotAKvkNumber, kvk_number
}

/// Spaces and points between the digits are forgiven.
fn kvk_number(text: &str) -> Result<String, NotAKvkNumber> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let holds = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    holds.then_some(digits).ok_or(NotAKvkNumber)
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
