//! A first look at whether a text reads easily (B1). It warns its writer and never blocks.

/// The most words of a sentence that reads easily.
pub(crate) const MOST_WORDS: usize = 15;

/// The sentences of `text` that are longer than reads easily, each with how many words it has.
pub(crate) fn long_sentences(text: &str) -> Vec<(&str, usize)> {
    let sentences = text.split_inclusive(['.', '!', '?', '\n']).map(str::trim);
    let counted = sentences.map(|sentence| (sentence, sentence.split_whitespace().count()));
    counted.filter(|(_, words)| *words > MOST_WORDS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_more_than_fifteen_words_is_pointed_out() {
        let fifteen = "een ".repeat(14) + "eind.";
        let sixteen = "een ".repeat(15) + "eind.";
        assert_eq!(long_sentences(&format!("Kort. {fifteen} Ook kort!")), []);
        assert_eq!(long_sentences(&format!("Kort. {sixteen} Ook kort!")), [(sixteen.as_str(), 16)]);
        assert_eq!(long_sentences(""), []);
    }
}
