use dutch_text::Term;

use super::reader::Reader;

/// Fewer letters before a head are no word.
const SHORTEST_BEGINNING: usize = 3;
/// Shorter endings stand at the end of too many words.
const SHORTEST_ENDING: usize = 5;
/// Shorter words have too many neighbours to guess which was meant.
const SHORTEST_FORM: usize = 6;

impl Reader {
    /// The word that was meant by one that nothing holds, when one slip lies between them: a word of a listing, else of
    /// the synonyms or a ward, else a compound with the slip in one of its halves.
    pub(super) fn nearest(&self, term: &Term) -> Option<String> {
        let whole = || self.words.nearest(&term.word).or_else(|| self.names.nearest(&term.word));
        let whole = whole().map(|(meant, _)| meant.to_owned());
        whole.or_else(|| self.nearest_form(term)).or_else(|| self.nearest_compound(term))
    }

    /// The longest known word with which a word ends, when something stands before it.
    pub(super) fn known_ending<'w>(&self, word: &'w str) -> Option<&'w str> {
        let endings = word.char_indices().skip(SHORTEST_BEGINNING).filter_map(|(place, _)| word.get(place..));
        endings
            .take_while(|ending| ending.chars().count() >= SHORTEST_ENDING)
            .find(|ending| self.words.knows(ending) || self.holds(&dutch_text::stem(ending)))
    }

    /// A form of a known word that no listing uses itself, with two letters that changed places or one too many.
    fn nearest_form(&self, term: &Term) -> Option<String> {
        let letters: Vec<char> = term.word.chars().collect();
        if letters.len() < SHORTEST_FORM || !letters.iter().all(|letter| letter.is_alphabetic()) {
            return None;
        }
        let swapped = (1..letters.len()).map(|place| {
            let mut letters = letters.clone();
            letters.swap(place - 1, place);
            letters
        });
        let fewer = (1..letters.len()).map(|place| {
            let mut letters = letters.clone();
            letters.remove(place);
            letters
        });
        let mut forms = swapped.chain(fewer).map(String::from_iter);
        forms.find(|form| self.holds(&dutch_text::stem(form)))
    }

    /// *wandlgroep* is *wandelgroep* and *kookklub* is *kookclub*, where one half is known and the other nearly.
    fn nearest_compound(&self, term: &Term) -> Option<String> {
        if !term.word.chars().all(char::is_alphabetic) {
            return None;
        }
        let splits =
            term.word.char_indices().skip(SHORTEST_BEGINNING).map(|(place, _)| term.word.split_at(place));
        splits.filter_map(|(before, after)| self.mended_half(before, after)).min_by_key(String::len)
    }

    fn mended_half(&self, before: &str, after: &str) -> Option<String> {
        let known = |word: &str| self.words.knows(word) || self.holds(&dutch_text::stem(word));
        let is_head = |word: &str| dutch_text::heads().any(|head| head == word);
        if is_head(after) {
            let (meant, _) = self.words.nearest(before)?;
            return known(after).then(|| format!("{meant}{after}"));
        }
        if !known(before) {
            return None;
        }
        let meant = dutch_text::heads().find(|head| {
            head.len() > 3
                && dutch_text::within_one_letter(head, after)
                && self.holds(&dutch_text::stem(head))
        })?;
        Some(format!("{before}{meant}"))
    }
}
