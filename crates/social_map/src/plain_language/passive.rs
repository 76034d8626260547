use super::text::Word;

/// Forms with which Dutch makes a passive sentence.
const AUXILIARIES: &[&str] = &["word", "wordt", "worden", "werd", "werden"];

/// What stands before *ge* in a verb that can be parted: *opgehaald*, *aangeboden*.
const PREFIXES: &[&str] = &[
    "aan", "achter", "af", "bij", "binnen", "buiten", "dicht", "door", "in", "klaar", "langs", "mee", "mede",
    "na", "neer", "om", "op", "open", "over", "plaats", "rond", "samen", "schoon", "terug", "thuis", "toe",
    "uit", "vast", "voor", "weg",
];

/// Words that look like a participle and are none.
const LOOKALIKES: &[&str] = &[
    "bedrijf",
    "bekend",
    "beleid",
    "bereid",
    "gebed",
    "gebeden",
    "gebeuren",
    "gebied",
    "gebieden",
    "gebouwen",
    "gebruiken",
    "gedachten",
    "gedicht",
    "gedichten",
    "geduld",
    "geest",
    "geheimen",
    "geit",
    "geiten",
    "gelden",
    "geleden",
    "gelegenheden",
    "geloven",
    "geluid",
    "geluiden",
    "gemeenschappen",
    "gemeenten",
    "gemoed",
    "genieten",
    "genot",
    "gerecht",
    "gerechten",
    "gereedschappen",
    "geschikt",
    "gesprekken",
    "gevaren",
    "gevallen",
    "geven",
    "gevoelens",
    "gewend",
    "gewicht",
    "gewoonten",
    "gezicht",
    "gezichten",
    "gezinnen",
    "gezond",
    "ingewikkeld",
    "nagerecht",
    "overgewicht",
    "uitgeven",
    "verband",
    "verkeerd",
    "verstand",
    "verwend",
    "voorgerecht",
];

/// Participles without *ge* that end in *en*.
const OTHERS: &[&str] = &[
    "begonnen",
    "beschreven",
    "besloten",
    "besproken",
    "bewogen",
    "ontvangen",
    "overlegd",
    "verboden",
    "verbonden",
    "vergeleken",
    "vergeten",
    "verloren",
    "verschoven",
    "vertrokken",
    "verwezen",
];

/// Whether a sentence hides who does it: *u wordt geholpen*.
pub(super) fn is_passive(words: &[Word<'_>]) -> bool {
    let lower: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
    lower.iter().any(|word| AUXILIARIES.contains(&word.as_str()))
        && lower.iter().any(|word| is_participle(word))
}

fn is_participle(word: &str) -> bool {
    if LOOKALIKES.contains(&word) {
        return false;
    }
    let ends = |stem: &str, endings: &[&str]| {
        stem.chars().count() > 2 && endings.iter().any(|ending| stem.ends_with(ending))
    };
    let after_prefix = PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix)).chain([word]);
    let with_ge = after_prefix
        .filter_map(|rest| rest.strip_prefix("ge"))
        .any(|stem| ends(stem, &["d", "t", "en", "aan"]));
    // With a *t* at the end it may as well say what somebody does: *u ontmoet*, *dat bestaat*.
    let without_ge = ["be", "ver", "ont", "her", "er"]
        .iter()
        .filter_map(|prefix| word.strip_prefix(prefix))
        .any(|stem| stem.chars().count() > 3 && stem.ends_with('d'));
    with_ge || without_ge || OTHERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::is_participle;

    #[test]
    fn a_participle_is_told_from_its_lookalikes() {
        for word in [
            "geholpen",
            "gedaan",
            "opgehaald",
            "aangeboden",
            "verzorgd",
            "georganiseerd",
            "besproken",
            "gezet",
        ] {
            assert!(is_participle(word), "{word}");
        }
        for word in
            ["gezellig", "gebied", "geld", "gewoon", "samen", "beter", "verder", "genoeg", "gesprek", "meer"]
        {
            assert!(!is_participle(word), "{word}");
        }
    }
}
