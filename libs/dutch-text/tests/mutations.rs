//! Whatever somebody types, the words of a question are found in it and the program goes on.

use dutch_text::{fold, query_terms, words};

#[test]
fn any_text_has_words() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |most: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 33) % most
    };
    const PIECES: [&str; 12] =
        ["koken", "'s", "-", "\u{301}", "\u{202e}", "ß", "ﬁ", "İ", "AND", "\"", "\u{0}", "vrijwilligerswerk"];
    for _ in 0..20_000 {
        let pieces = next(8);
        let text: String = (0..pieces)
            .map(|_| match next(3) {
                0 => PIECES[usize::try_from(next(12)).unwrap_or_default()].to_owned(),
                1 => char::from_u32(u32::try_from(next(0x11_0000)).unwrap_or_default()).into_iter().collect(),
                _ => " ".to_owned(),
            })
            .collect();
        let folded = fold(&text);
        for word in words(&folded) {
            assert!(!word.is_empty() && !word.contains(' '), "{text:?}");
        }
        assert_eq!(fold(&folded), folded, "{text:?}");
        let _ = query_terms(&text);
    }
}
