/// The words of a folded text, in order.
///
/// A word is a run of letters and digits; an apostrophe or hyphen between two
/// of them belongs to it (*foto's*, *e-mail*, *65-plus*).
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|sign: char| !sign.is_alphanumeric() && sign != '\'' && sign != '-')
        .map(|word| word.trim_matches(['\'', '-']))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_word_keeps_what_ties_it_together() {
        let text = "'s-avonds foto's (65-plus), e-mail: a/b - 't 10.30 uur!";
        let found: Vec<_> = words(text).collect();
        assert_eq!(found, ["s-avonds", "foto's", "65-plus", "e-mail", "a", "b", "t", "10", "30", "uur"]);
    }

    #[test]
    fn a_text_without_words_has_none() {
        assert_eq!(words(" -- ' ...\u{1F600}").count(), 0);
    }
}
