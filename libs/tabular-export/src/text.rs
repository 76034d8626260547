//! What every format does with a text before writing it.

use std::borrow::Cow;

/// The text with one kind of line end and without characters that XML 1.0
/// cannot hold; those are shown as the replacement character.
///
/// CSV could hold them, but then the three files would differ.
pub(crate) fn writable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|sign| sign != '\r' && in_xml(sign)) {
        return Cow::Borrowed(text);
    }
    let one_line_end = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(one_line_end.chars().map(|sign| if in_xml(sign) { sign } else { '\u{FFFD}' }).collect())
}

fn in_xml(sign: char) -> bool {
    matches!(sign, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Cents as euros with two decimals and a point, such as `-0.05`.
pub(crate) fn euros(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// The letters of a column, the first being nought: `A`, `Z`, `AA`.
pub(crate) fn letters(column: u16) -> String {
    let mut letters = String::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        let sign = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + sign));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_text_is_not_copied() {
        assert!(matches!(writable("Koffie, thee\nen \u{1F600}"), Cow::Borrowed(_)));
    }

    #[test]
    fn line_ends_become_one_kind_and_control_characters_visible() {
        assert_eq!(writable("a\r\nb\rc\u{0}\u{7}\u{FFFE}d"), "a\nb\nc\u{FFFD}\u{FFFD}\u{FFFD}d");
    }

    #[test]
    fn cents_are_written_exactly() {
        for (cents, written) in [(0, "0.00"), (-5, "-0.05"), (123_456, "1234.56"), (-100, "-1.00")] {
            assert_eq!(euros(cents), written);
        }
        assert_eq!(euros(i64::MIN), "-92233720368547758.08");
    }

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        for (column, written) in [(0, "A"), (25, "Z"), (26, "AA"), (199, "GR")] {
            assert_eq!(letters(column), written);
        }
    }
}
