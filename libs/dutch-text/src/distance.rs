/// Whether `a` becomes `b` by at most one slip: a letter more, less or
/// different, or two neighbours that changed places.
///
/// Counts letters, not bytes; fold both first.
#[must_use]
pub fn within_one_letter(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let same_start = a.iter().zip(&b).take_while(|(left, right)| left == right).count();
    let (a, b) = (a.get(same_start..).unwrap_or_default(), b.get(same_start..).unwrap_or_default());
    match (a, b) {
        ([], []) | ([_], []) | ([], [_]) => true,
        ([], _) | (_, []) => false,
        ([first_a, rest_a @ ..], [first_b, rest_b @ ..]) => {
            let swapped = match (rest_a, rest_b) {
                ([second_a, end_a @ ..], [second_b, end_b @ ..]) => {
                    first_a == second_b && second_a == first_b && end_a == end_b
                }
                ([], _) | (_, []) => false,
            };
            rest_a == rest_b || rest_a == b || a == rest_b || swapped
        }
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
