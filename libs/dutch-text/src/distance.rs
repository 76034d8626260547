/// Whether `a` becomes `b` by at most one slip: a letter more, less or
/// different, or two neighbours that changed places.
///
/// Counts letters, not bytes; fold both first.
#[must_use]
pub fn within_one_letter(a: &str, b: &str) -> bool {
    let start: usize =
        a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(same, _)| same.len_utf8()).sum();
    let (a, b) = (a.get(start..).unwrap_or_default(), b.get(start..).unwrap_or_default());
    let ends = a.chars().rev().zip(b.chars().rev());
    let end: usize = ends.take_while(|(a, b)| a == b).map(|(same, _)| same.len_utf8()).sum();
    let a = a.get(..a.len() - end).unwrap_or_default();
    let b = b.get(..b.len() - end).unwrap_or_default();
    let (mut a, mut b) = (a.chars(), b.chars());
    match ((a.next(), a.next(), a.next()), (b.next(), b.next(), b.next())) {
        ((_, None, _), (_, None, _)) => true,
        ((Some(first), Some(second), None), (Some(other_first), Some(other_second), None)) => {
            first == other_second && second == other_first
        }
        (_, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::within_one_letter;

    #[test]
    fn one_slip_is_near_and_two_are_not() {
        for (a, b, near) in [
            ("koken", "koken", true),
            ("", "", true),
            ("", "a", true),
            ("koken", "kooken", true),
            ("koken", "koen", true),
            ("koken", "koten", true),
            ("koken", "okken", true),
            ("koken", "kokne", true),
            ("koken", "okken!", false),
            ("", "ab", false),
            ("ab", "ba", true),
            ("abc", "cba", false),
            ("taal", "zaak", false),
            ("café", "cafe", true),
        ] {
            assert_eq!(within_one_letter(a, b), near, "{a} {b}");
            assert_eq!(within_one_letter(b, a), near, "{b} {a}");
        }
    }
}
