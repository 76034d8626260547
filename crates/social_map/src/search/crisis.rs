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
    "voor de trein",
    "overdosis",
    "pillen slikken om",
    "113",
    "kill myself",
    "killing myself",
    "want to die",
    "end my life",
    "suicidal",
    "hurt myself",
    "self harm",
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
    "eerwraak",
    "veilig thuis",
    "domestic violence",
    "hits me",
    "beats me",
    "raped",
    "abused",
    "not safe at home",
];

/// Whether a question speaks of suicide or danger. Then the numbers to call come before any result, and the question
/// is kept nowhere.
pub(crate) fn is_crisis(question: &str) -> bool {
    let folded = dutch_text::fold(question);
    let joined = format!(" {} ", dutch_text::words(&folded).collect::<Vec<_>>().join(" "));
    let says = |phrase: &&str| joined.contains(&format!(" {phrase} "));
    LIFE.iter().chain(VIOLENCE).any(says)
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
        ] {
            assert!(!is_crisis(question), "{question}");
        }
    }
}
