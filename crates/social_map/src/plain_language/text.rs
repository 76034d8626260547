use std::ops::Range;

/// A word of a text, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) place: Range<usize>,
}

/// Short forms that carry a dot and end no sentence.
const WITH_DOT: &[&str] = &[
    "bijv", "bv", "ca", "dhr", "di", "do", "drs", "ed", "enz", "etc", "event", "evt", "excl", "incl", "ir",
    "jl", "ma", "max", "mevr", "min", "mr", "mw", "nr", "tel", "vr", "wo", "za", "zgn",
];

/// The sentences of a text, each as its words. A dot inside a word, a time or a short form ends nothing.
pub(super) fn sentences(text: &str) -> Vec<Vec<Word<'_>>> {
    let (mut all, mut sentence) = (Vec::new(), Vec::new());
    let mut last_end = 0;
    for word in words(text) {
        let between = text.get(last_end..word.place.start).unwrap_or_default();
        if between.contains(['.', '!', '?', '\n']) && !sentence.is_empty() {
            all.push(std::mem::take(&mut sentence));
        }
        last_end = word.place.end;
        sentence.push(word);
    }
    if !sentence.is_empty() {
        all.push(sentence);
    }
    all
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut all = Vec::new();
    let mut begin: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || begin.is_some() && joins(text, at, c);
        match (begin, inside) {
            (None, true) => begin = Some(at),
            (Some(from), false) => {
                let end = if c == '.' && is_short_form(text.get(from..at).unwrap_or_default()) {
                    at + 1
                } else {
                    at
                };
                let place = from..end;
                all.extend(text.get(place.clone()).map(|text| Word { text, place }));
                begin = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    all
}

/// Whether a mark between two letters or digits belongs to the word: `t/m`, `19.30`, `zo'n`, `naam@plek.nl`.
fn joins(text: &str, at: usize, c: char) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().nth(1));
    "-'’./@_:".contains(c) && next.is_some_and(char::is_alphanumeric)
}

fn is_short_form(word: &str) -> bool {
    let lower = word.to_lowercase();
    let has_dots = word.split('.').count() > 1 && word.split('.').all(|part| part.chars().count() <= 2);
    has_dots && word.chars().any(char::is_alphabetic) || WITH_DOT.contains(&lower.as_str())
}

/// Whether it is an address of a page or a mailbox, which nobody can write more simply.
pub(super) fn is_address(word: &str) -> bool {
    word.contains(['@', '_']) || word.contains("://") || word.starts_with("www.") || {
        let end = word.rsplit('.').next().unwrap_or_default();
        word.contains('.') && ["nl", "org", "com", "eu", "net", "example"].contains(&end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<Vec<&str>> {
        sentences(text).into_iter().map(|words| words.into_iter().map(|word| word.text).collect()).collect()
    }

    #[test]
    fn a_sentence_ends_where_a_reader_breathes() {
        assert_eq!(told("Kom om 19.30 uur. Leuk!"), [vec!["Kom", "om", "19.30", "uur"], vec!["Leuk"]]);
        assert_eq!(told("Neem bijv. een boek mee."), [["Neem", "bijv.", "een", "boek", "mee"]]);
        assert_eq!(
            told("Op ma. t/m vr. is er i.v.m. de bouw niets"),
            [["Op", "ma.", "t/m", "vr.", "is", "er", "i.v.m.", "de", "bouw", "niets"]]
        );
        assert_eq!(
            told("Mail noor@hud.example. Of bel"),
            [vec!["Mail", "noor@hud.example"], vec!["Of", "bel"]]
        );
        assert_eq!(told("- koken\n- eten"), [["koken"], ["eten"]]);
        assert_eq!(told(" … "), Vec::<Vec<&str>>::new());
    }
}
