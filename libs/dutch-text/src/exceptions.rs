use std::borrow::Cow;

/// Whether the list of exceptions, and not the stemmer, decides on this word.
#[must_use]
pub fn is_exception(word: &str) -> bool {
    exception(word).is_some()
}

pub(crate) fn exception(word: &str) -> Option<Cow<'_, str>> {
    guidance(word).or_else(|| listed(word).map(Cow::Borrowed))
}

/// All of *begeleid-*: its forms meet, and a compound such as
/// *begeleidingsplan* keeps its beginning.
fn guidance(word: &str) -> Option<Cow<'_, str>> {
    match word.strip_prefix("begeleid")? {
        "" | "e" | "en" | "t" | "de" | "den" | "ing" | "ingen" | "er" | "ers" | "ster" | "sters" => {
            Some(Cow::Borrowed("begeleid"))
        }
        _ => Some(Cow::Borrowed(word)),
    }
}

/// Words that the stemmer would give the stem of another word, or forms of one
/// word to which it gives different stems.
fn listed(word: &str) -> Option<&'static str> {
    let stem = match word {
        "gezin" | "gezins" | "gezinnen" | "gezinnetje" => "gezin",
        "gebouw" | "gebouwen" | "gebouwtje" => "gebouw",
        "gebruik" | "gebruiken" | "gebruikt" | "gebruikte" | "gebruikten" => "gebruik",
        "gebruiker" | "gebruikers" | "gebruikster" | "gebruiksters" => "gebruiker",
        "gezond" | "gezonde" | "gezonder" | "gezondheid" | "gezondheids" => "gezond",
        "gemeente" | "gemeenten" | "gemeentes" => "gemeente",
        "gezellig" | "gezellige" | "gezelligheid" => "gezellig",
        "gewoon" | "gewone" => "gewoon",
        "gerecht" | "gerechten" => "gerecht",
        "gezicht" | "gezichten" => "gezicht",
        "gebied" | "gebieden" => "gebied",
        "gebed" | "gebeden" => "gebed",
        "gedicht" | "gedichten" => "gedicht",
        "gebak" | "gebakje" | "gebakjes" => "gebak",
        "gebaar" | "gebaren" => "gebaar",
        "geluk" | "geluks" => "geluk",
        "geloof" | "geloofs" => "geloof",
        "ouderen" | "oudere" => "oudere",
        "vrijwilliger" | "vrijwilligers" | "vrijwilligster" | "vrijwilligsters" => "vrijwilliger",
        "kind" | "kinder" | "kinderen" | "kinders" | "kindje" | "kindjes" | "kinds" => "kind",
        "fiets" | "fietsen" | "fietst" | "fietste" | "gefietst" | "fietsje" => "fiets",
        "dans" | "dansen" | "danst" | "danste" | "gedanst" | "dansje" => "dans",
        "schuld" | "schulden" => "schuld",
        "autisme" | "autist" | "autisten" | "autistisch" | "autistische" => "autis",
        "eenzaam" | "eenzame" | "eenzamen" | "eenzaamheid" => "eenzaam",
        "prikkelarm" | "prikkelarme" => "prikkelarm",
        "drempelarm" | "drempelarme" => "drempelarm",
        "geluidsarm" | "geluidsarme" => "geluidsarm",
        "middag" | "middagen" | "middagje" => "middag",
        "ochtend" | "ochtenden" => "ochtend",
        "dag" | "dagen" | "dagje" | "dagjes" => "dag",
        "les" | "lessen" | "lesje" => "les",
        "zingen" | "zing" | "zingt" | "zong" | "gezongen" => "zing",
        "schrijven" | "schrijf" | "schrijft" | "schreef" | "geschreven" => "schrijf",
        "coordinator" | "coordinators" | "coordinatoren" => "coordinator",
        "eten" | "eet" | "at" | "gegeten" => "eet",
        "helpen" | "help" | "helpt" | "hielp" | "geholpen" => "help",
        "zwemmen" | "zwem" | "zwemt" | "zwom" | "gezwommen" => "zwem",
        _ => return None,
    };
    Some(stem)
}
