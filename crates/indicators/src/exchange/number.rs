use serde::{Deserialize, Serialize};

/// The mark before the decimals of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// `1234.5`
    #[default]
    Point,
    /// `1.234,5`
    Comma,
}

impl Mark {
    const fn signs(self) -> (char, char) {
        match self {
            Self::Point => ('.', ','),
            Self::Comma => (',', '.'),
        }
    }

    /// The number that stands there, with or without a mark at each thousand and a percent sign behind it; none when it is no
    /// number.
    #[must_use]
    pub fn number(self, text: &str) -> Option<f64> {
        let text = text.trim().trim_end_matches('%').trim_end();
        let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
        let (decimal, thousand) = self.signs();
        let (whole, fraction) = digits.split_once(decimal).unwrap_or((digits, ""));
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let mut groups = whole.split(thousand);
        let first = groups.next().unwrap_or_default();
        let others: Vec<&str> = groups.collect();
        let is_grouped = others.iter().all(|group| group.len() == 3 && is_digits(group));
        let is_first = !first.is_empty() && is_digits(first) && (others.is_empty() || first.len() <= 3);
        // A mark without a digit behind it is a slip.
        let is_fraction = is_digits(fraction) && (digits.contains(decimal) != fraction.is_empty());
        if !(is_first && is_grouped && is_fraction) {
            return None;
        }
        let plain = format!("{first}{}.{fraction}0", others.concat());
        plain.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| sign * number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_the_mark_of_their_file() {
        for (text, number) in
            [("0", 0.0), ("12,5", 12.5), ("1.234,5", 1_234.5), ("-3", -3.0), ("44,6 %", 44.6)]
        {
            assert_eq!(Mark::Comma.number(text), Some(number), "{text}");
        }
        for (text, number) in [("12.5", 12.5), ("1,234", 1_234.0), ("1234567.25", 1_234_567.25), ("007", 7.0)]
        {
            assert_eq!(Mark::Point.number(text), Some(number), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        for text in [
            "", "-", "x", "1,2,3", "12,", ",5", "1.23,4", "12.34,5", "1e5", "NaN", "inf", "--1", "1 000", "½",
        ] {
            assert_eq!(Mark::Comma.number(text), None, "{text}");
        }
        for text in ["1.2.3", "12,5", "1.234,5", "1234,567"] {
            assert_eq!(Mark::Point.number(text), None, "{text}");
        }
        assert_eq!(Mark::Point.number(&"9".repeat(400)), None);
    }
}
