/// What people type who are in danger of their life, or want to end it: folded words that follow each other.
const LIFE: &[&str] = &[
    "zelfmoord",
    "zelfdoding",
    "zelfmoordgedachten",
    "suicide",
    "suicidaal",
    "suicidale",
    "niet meer leven",
    "wil dood",
    "dood willen",
    "wil sterven",
    "wou dat ik dood",
    "liever dood",
    "uit het leven stappen",
    "einde aan mijn leven",
    "eind aan mijn leven",
    "einde maken aan mijn leven",
    "leven beeindigen",
    "geen zin meer in het leven",
    "zie het niet meer zitten",
    "mezelf iets aandoen",
    "mijzelf iets aandoen",
    "mezelf pijn doen",
    "mezelf snijden",
    "voor de trein springen",
    "voor een trein springen",
    "onder de trein springen",
    "van de brug springen",
    "van een flat springen",
    "mezelf ophangen",
    "mij ophangen",
    "me ophangen",
    "mezelf doden",
    "mezelf van kant maken",
    "er niet meer zijn",
    "er niet meer wil zijn",
    "leven heeft geen zin meer",
    "geen uitweg meer",
    "wil niet meer wakker worden",
    "genoeg van het leven",
    "dood wil",
    "overdosis",
    "pillen slikken om",
    "bel 113",
    "113 bellen",
    "113 zelfmoordpreventie",
    "kill myself",
    "killing myself",
    "want to die",
    "end my life",
    "suicidal",
    "hurt myself",
    "self harm",
    "take my own life",
    "do not want to live",
    "don't want to live",
    "better off dead",
];

/// What people type whom somebody else hurts.
const VIOLENCE: &[&str] = &[
    "huiselijk geweld",
    "word geslagen",
    "wordt geslagen",
    "slaat mij",
    "slaat me",
    "mishandeld",
    "mishandeling",
    "kindermishandeling",
    "ouderenmishandeling",
    "verkracht",
    "verkrachting",
    "aangerand",
    "word bedreigd",
    "bedreigt mij",
    "bedreigt me",
    "wil mij vermoorden",
    "onveilig thuis",
    "thuis niet veilig",
    "niet veilig thuis",
    "bang voor mijn man",
    "bang voor mijn vrouw",
    "bang voor mijn partner",
    "bang voor mijn ex",
    "bang voor mijn vader",
    "bang voor mijn zoon",
    "bang thuis",
    "thuis bang",
    "seksueel misbruik",
    "seksueel misbruikt",
    "misbruikt mij",
    "zit aan mij",
    "zit aan me",
    "schopt mij",
    "schopt me",
    "sloeg mij",
    "sloeg me",
    "word gestalkt",
    "stalkt mij",
    "incest",
    "eerwraak",
    "veilig thuis",
    "domestic violence",
    "hits me",
    "beats me",
    "hit me",
    "threatens me",
    "afraid of my husband",
    "afraid of my partner",
    "raped",
    "abused",
    "not safe at home",
];

/// How words begin that leave no doubt, whatever follows.
const BEGINNINGS: &[&str] = &["zelfmoord", "zelfdoding", "suicid", "kindermishandel", "ouderenmishandel"];

/// Words that are heard with a slip of the pen too; no other Dutch word lies one letter away.
const EVEN_MISSPELT: &[&str] =
    &["zelfmoord", "zelfdoding", "suicide", "mishandeld", "mishandeling", "verkracht"];

/// What holds the words of danger and means something else.
const HARMLESS: &[&str] =
    &["veilig thuis wonen", "veilig thuis blijven", "veilig thuis komen", "veilig thuis oud"];

/// Whether a question speaks of suicide or danger. Then the numbers to call come before any result, and the question
/// is kept nowhere.
pub(crate) fn is_crisis(question: &str) -> bool {
    let folded = dutch_text::fold(question);
    let words: Vec<&str> = dutch_text::words(&folded).collect();
    if words == ["113"] || words.iter().any(|word| is_clear(word)) {
        return true;
    }
    let mut joined = format!(" {} ", words.join(" "));
    for harmless in HARMLESS {
        joined = joined.replace(harmless, "");
    }
    let says = |phrase: &&str| joined.contains(&format!(" {phrase} "));
    LIFE.iter().chain(VIOLENCE).any(says)
}

fn is_clear(word: &str) -> bool {
    BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
        || EVEN_MISSPELT.iter().any(|meant| dutch_text::within_one_letter(meant, word))
}

#[cfg(test)]
mod tests {
    use super::is_crisis;

    #[test]
    fn a_cry_for_help_is_heard_however_it_is_typed() {
        for question in [
            "ik wil niet meer leven",
            "Ik WIL DOOD!!",
            "suïcide",
            "zelfmoord-gedachten zelfmoord",
            "hoe maak ik een eind aan mijn leven",
            "mijn man slaat mij",
            "huiselijk   geweld",
            "I want to die",
            "113",
            "bel 113",
            "zelfmoort",
            "zelmoord",
            "zelfmoordneigingen",
            "Zelfmoordgedachtes",
            "suicidal thoughts",
            "I don't want to live anymore",
            "ik wil er niet meer zijn",
            "ik ga voor de trein springen",
            "mezelf ophangen",
            "mijn kind wordt geslagen",
            "ik word mishandelt",
            "vekracht",
            "thuis bang voor mijn ex",
            "my husband hits me",
            "afraid of my husband",
            "mijn stiefvader zit aan mij",
        ] {
            assert!(is_crisis(question), "{question}");
        }
    }

    #[test]
    fn grief_and_everyday_words_are_no_crisis() {
        for question in [
            "",
            "mijn man is dood",
            "praten over de dood",
            "rouwgroep",
            "samen leven",
            "leven in de brouwerij",
            "dans op leven en dood",
            "judo en zelfverdediging",
            "trein reizen met begeleiding",
            "hulp voor de trein",
            "113 euro",
            "bus 113",
            "veilig thuis wonen",
            "als oudere veilig thuis blijven wonen",
            "zelfverdediging voor vrouwen",
            "moord en brand spel",
            "hoorspel moordenaar gezocht",
            "verwachting",
            "zelfstandig wonen",
            "behandeling",
            "niet meer alleen eten",
            "live muziek",
            "hit muziek",
            "leven na verlies",
            "mijn hond is dood",
            "slagwerk leren",
        ] {
            assert!(!is_crisis(question), "{question}");
        }
    }
}
