/// Whether a folded word says nothing about what somebody looks for.
///
/// Function words, and the words with which people open a question (*ik zoek
/// graag iets*). Words such as *samen*, *thuis* or *niet* are kept: they change
/// what is found.
#[must_use]
pub fn is_stop_word(word: &str) -> bool {
    matches!(
        word,
        // Articles and pronouns.
        "de" | "het" | "een" | "t" | "n" | "s" | "ik" | "je" | "jij" | "jou" | "jouw" | "u" | "uw" | "hij" | "zij"
            | "ze" | "hem" | "haar" | "hun" | "hen" | "wij" | "we" | "ons" | "onze" | "jullie" | "mij" | "me"
            | "mijn" | "zijn" | "zich" | "dit" | "dat" | "deze" | "die" | "er" | "iets" | "wat" | "wie" | "welke"
            | "waar" | "hoe" | "wanneer" | "men" | "daar" | "hier"
        // Prepositions and conjunctions.
            | "aan" | "af" | "als" | "bij" | "dan" | "door" | "en" | "in" | "met" | "na" | "naar" | "of" | "om"
            | "op" | "over" | "per" | "te" | "ten" | "ter" | "tot" | "uit" | "van" | "vanaf" | "via" | "voor"
            | "want" | "maar" | "omdat" | "dus" | "toch" | "ook" | "nog" | "al" | "wel" | "zo"
        // Auxiliary verbs and the opening of a question.
            | "is" | "ben" | "bent" | "was" | "waren" | "wordt" | "worden" | "heb" | "hebt" | "heeft" | "hebben"
            | "kan" | "kun" | "kunt" | "kunnen" | "wil" | "wilt" | "willen" | "mag" | "moet" | "moeten" | "zal"
            | "zou" | "ga" | "gaat" | "gaan" | "doe" | "doet" | "doen" | "graag" | "zoek" | "zoekt"
    )
}
