/// A structured reference of a payment (ISO 11649): `RF`, two check digits and at most 21 letters and digits of `text`.
#[must_use]
pub fn creditor_reference(text: &str) -> String {
    let body: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|sign| sign.to_ascii_uppercase())
        .take(21)
        .collect();
    let check = 98 - remainder(&format!("{body}RF00"));
    format!("RF{check:02}{body}")
}

/// The remainder by 97 of letters and digits, a letter counting for two digits from 10 on.
fn remainder(text: &str) -> u32 {
    let value = |sign: char| sign.to_digit(36).unwrap_or_default();
    text.chars()
        .map(value)
        .fold(0, |rest, value| if value > 9 { (rest * 100 + value) % 97 } else { (rest * 10 + value) % 97 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_has_the_check_digits_of_the_norm() {
        // The examples that the norm's own explanations use.
        assert_eq!(creditor_reference("539007547034"), "RF18539007547034");
        assert_eq!(creditor_reference("2348 231"), "RF712348231");
    }

    #[test]
    fn a_reference_turned_round_leaves_one() {
        for text in ["2022-0001-1", "2026-9999-12", "abc", ""] {
            let reference = creditor_reference(text);
            let (front, body) = reference.split_at(4);
            assert_eq!(remainder(&format!("{body}{front}")), 1, "{reference}");
            assert!(reference.len() <= 25);
        }
    }
}
