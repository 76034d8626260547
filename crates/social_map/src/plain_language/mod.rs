//! Whether a text reads easily (B1). It points at what may be hard and says what to write instead; it warns its writer
//! and never blocks.

mod passive;
mod text;
mod words;

use std::ops::Range;

use crate::Wording;
use text::{Word, is_address, sentences};

/// The most words of a sentence that reads easily.
pub(crate) const MOST_WORDS: usize = 15;

/// The most letters of a word that reads easily.
const MOST_LETTERS: usize = 16;

/// Short forms in capitals that everybody knows.
const KNOWN: &[&str] =
    &["AED", "AOW", "BSN", "CV", "EHBO", "GGD", "HBO", "ID", "MBO", "NL", "NS", "OV", "PC", "TV", "WK"];

/// Why something may be hard to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hurdle {
    /// A sentence of so many words.
    LongSentence(usize),
    /// A word of many letters.
    LongWord,
    /// A word of offices, with what to write instead.
    Formal(&'static str),
    /// A short form, with what it stands for when that is known.
    Abbreviation(Option<&'static str>),
    /// A sentence that hides who does it.
    Passive,
    /// Words in capitals.
    Capitals,
}

/// Something in a text that may be hard to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding<'t> {
    /// The name of the field.
    pub(crate) field: &'static str,
    /// Where in the text of that field, in bytes.
    pub(crate) place: Range<usize>,
    /// What stands there.
    pub(crate) text: &'t str,
    /// Why it may be hard.
    pub(crate) hurdle: Hurdle,
}

/// What may be hard to read in the title and the six texts of an offer, in the order of reading.
pub(crate) fn look_over(wording: &Wording) -> Vec<Finding<'_>> {
    let texts = std::iter::once(("title", wording.title.as_str())).chain(wording.texts());
    texts.flat_map(|(field, text)| findings(field, text)).collect()
}

fn findings<'t>(field: &'static str, text: &'t str) -> Vec<Finding<'t>> {
    let mut all = Vec::new();
    for words in sentences(text) {
        let mut found = |from: &Word<'_>, to: &Word<'_>, hurdle: Hurdle| {
            let place = from.place.start..to.place.end;
            all.extend(text.get(place.clone()).map(|text| Finding { field, place, text, hurdle }));
        };
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            if words.len() > MOST_WORDS {
                found(first, last, Hurdle::LongSentence(words.len()));
            }
            if passive::is_passive(&words) {
                found(first, last, Hurdle::Passive);
            }
        }
        let mut rest = words.as_slice();
        while let [word, after @ ..] = rest {
            if let Some((count, hurdle)) = words::listed(rest) {
                found(word, rest.get(count - 1).unwrap_or(word), hurdle);
                rest = rest.get(count..).unwrap_or_default();
                continue;
            }
            let opens = word.place.start == words.first().map_or(0, |first| first.place.start);
            if let Some(hurdle) = hurdle_of(word.text, opens) {
                found(word, word, hurdle);
            }
            rest = after;
        }
    }
    all
}

/// Why a word that stands on no list may be hard. A name, with its capital, is what it is.
fn hurdle_of(word: &str, opens_sentence: bool) -> Option<Hurdle> {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let is_name = !opens_sentence && word.starts_with(char::is_uppercase);
    if is_address(word) || KNOWN.contains(&word) || letters == 0 {
        None
    } else if letters == capitals && letters > 3 && !word.contains('.') {
        Some(Hurdle::Capitals)
    } else if letters == capitals && letters > 1 && !word.contains('.')
        || word.ends_with('.') && capitals == 0
    {
        Some(Hurdle::Abbreviation(None))
    } else if !is_name && word.split(['-', '/']).any(|part| part.chars().count() > MOST_LETTERS) {
        Some(Hurdle::LongWord)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(&str, Hurdle)> {
        findings("what", text).into_iter().map(|finding| (finding.text, finding.hurdle)).collect()
    }

    #[test]
    fn a_sentence_of_more_than_fifteen_words_is_pointed_out() {
        let fifteen = "een ".repeat(14) + "eind";
        let sixteen = "een ".repeat(15) + "eind";
        assert_eq!(told(&format!("Kort. {fifteen}. Ook kort!")), []);
        assert_eq!(
            told(&format!("Kort. {sixteen}. Ook kort!")),
            [(sixteen.as_str(), Hurdle::LongSentence(16))]
        );
        assert_eq!(told(""), []);
    }

    #[test]
    fn a_word_of_offices_comes_with_another() {
        assert_eq!(told("Indien u wilt"), [("Indien", Hurdle::Formal("als"))]);
        assert_eq!(
            told("Dit is in het kader van sport."),
            [("in het kader van", Hurdle::Formal("voor, bij"))]
        );
        assert_eq!(
            told("Dit doen wij i.s.m. De Hud."),
            [("i.s.m.", Hurdle::Abbreviation(Some("samen met")))]
        );
        assert_eq!(told("Kom ma. t/m vr. langs").len(), 3);
        assert_eq!(told("Dat doet de middelste"), [], "a part of a word is not the word");
    }

    #[test]
    fn what_shouts_or_is_long_is_pointed_out_and_names_are_not() {
        assert_eq!(told("Dit is GRATIS."), [("GRATIS", Hurdle::Capitals)]);
        assert_eq!(told("Vraag het de XYZ."), [("XYZ", Hurdle::Abbreviation(None))]);
        assert_eq!(told("Wij hebben een AED en tv."), []);
        let long = "mantelzorgondersteuner";
        assert_eq!(told(&format!("Vraag de {long}.")), [(long, Hurdle::LongWord)]);
        assert_eq!(told("Kom naar Wijkboerderijgenootschap."), []);
        assert_eq!(told("Mail naar vrijwilligerscoordinator@zwolle.example."), []);
    }

    #[test]
    fn a_sentence_that_hides_who_does_it_is_pointed_out() {
        for text in ["U wordt geholpen", "De koffie wordt door ons gezet", "Er worden spullen opgehaald"] {
            assert_eq!(told(text), [(text, Hurdle::Passive)], "{text}");
        }
        for text in
            ["Het wordt gezellig", "Wij helpen u", "U wordt vrijwilliger in ons gebouw", "Ik heb u geholpen"]
        {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn a_finding_says_where_it_stands() {
        let text = "Één keer, tevens leuk.";
        let all = findings("price", text);
        let [finding] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!((finding.field, &text[finding.place.clone()]), ("price", "tevens"));
    }
}
