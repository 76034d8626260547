use dutch_text::Term;

use super::reader::Reader;

/// Fewer letters before a head are no word.
const SHORTEST_BEGINNING: usize = 3;

impl Reader {
    /// The word that was meant by one that nothing holds, when one slip lies between them: a word of a listing, else of
    /// the synonyms or a ward, else a compound with the slip in one of its halves.
    pub(super) fn nearest(&self, term: &Term) -> Option<String> {
        let whole = || self.words.nearest(&term.word).or_else(|| self.names.nearest(&term.word));
        whole().map(|(meant, _)| meant.to_owned()).or_else(|| self.nearest_compound(term))
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
