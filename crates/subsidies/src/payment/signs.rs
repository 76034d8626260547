use unicode_normalization::UnicodeNormalization;

/// A text in the signs that every bank in SEPA takes (EPC 217-08): letters without marks, digits and `/-?:().,'+`, with single
/// blanks; not beginning or ending with a slash, and without two of them in a row. At most so many signs.
#[must_use]
pub fn in_sepa_signs(text: &str, most: usize) -> String {
    let mut told = String::with_capacity(text.len());
    for sign in text.nfkd() {
        match sign {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '?' | ':' | '(' | ')' | '.' | ',' | '\'' | '+' => {
                told.push(sign);
            }
            '&' => told.push('+'),
            '/' if told.ends_with('/') => {}
            '/' => told.push('/'),
            'ß' => told.push_str("ss"),
            'æ' => told.push_str("ae"),
            'Æ' => told.push_str("AE"),
            'ø' => told.push('o'),
            'Ø' => told.push('O'),
            'ł' => told.push('l'),
            'Ł' => told.push('L'),
            'đ' => told.push('d'),
            'Đ' => told.push('D'),
            '’' | '‘' => told.push('\''),
            mark if unicode_normalization::char::is_combining_mark(mark) => {}
            _ if told.ends_with(' ') => {}
            _ => told.push(' '),
        }
    }
    let cut: String = told.trim_matches(['/', ' ']).chars().take(most).collect();
    cut.trim_end_matches(['/', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_told_in_signs_that_every_bank_takes() {
        for (name, told) in [
            ("Stichting Café de Brês & Co.", "Stichting Cafe de Bres + Co."),
            ("//Buurt//Hûs/", "Buurt/Hus"),
            ("’t Øster\u{1f600}\u{1f600}huis", "'t Oster huis"),
            ("a\nb\tc", "a b c"),
            ("ﬁets", "fiets"),
        ] {
            assert_eq!(in_sepa_signs(name, 70), told);
        }
        assert_eq!(in_sepa_signs("abc def", 4), "abc");
    }

    proptest! {
        #[test]
        fn whatever_is_told_is_short_and_in_these_signs(text in "\\PC{0,90}", most in 1_usize..80) {
            let told = in_sepa_signs(&text, most);
            prop_assert!(told.len() <= most);
            prop_assert!(told.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"/-?:().,'+ ".contains(&sign)));
            prop_assert!(!told.starts_with('/') && !told.ends_with('/') && !told.contains("//"));
        }
    }
}
