/// The text cannot name anything in an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a word for an address has 2 to 60 small letters, digits and single hyphens, a letter first, and is no page"
)]
pub struct NotASlug;

/// Reads the word that names a thing in addresses, files and recipes, such as `sterke-sociale-basis`; `pages` are words
/// that lead somewhere else below the same address.
///
/// # Errors
/// When the text is no such word.
pub fn slug(text: &str, pages: &[&str]) -> Result<String, NotASlug> {
    let text = text.trim();
    let plain = text.bytes().all(|sign| matches!(sign, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    let whole = text.split('-').all(|part| !part.is_empty());
    let letter_first = text.starts_with(|first: char| first.is_ascii_lowercase());
    let fits = (2..=60).contains(&text.len()) && !pages.contains(&text);
    if plain && whole && letter_first && fits { Ok(text.to_owned()) } else { Err(NotASlug) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_can_stand_in_an_address() {
        for (text, read) in [
            ("jeugd", "jeugd"),
            ("eenzaam-18-plus", "eenzaam-18-plus"),
            ("a1", "a1"),
            (" buurtfonds-2 ", "buurtfonds-2"),
            (&"a".repeat(60), &"a".repeat(60)),
        ] {
            assert_eq!(slug(text, &["mijn"]).as_deref(), Ok(read));
        }
    }

    #[test]
    fn other_text_and_the_names_of_pages_cannot() {
        for wrong in
            ["", "a", "Jeugd", "65-plus", "a b", "a/b", "a--b", "-a", "a-", "café", "mijn", &"a".repeat(61)]
        {
            assert_eq!(slug(wrong, &["mijn"]), Err(NotASlug), "{wrong}");
        }
    }
}
