/// What a compound in the social field ends with: the head and its other forms.
///
/// The head of a Dutch compound says what a thing is (*wandelclub* is a club),
/// so a short list of heads splits most of them, while a whole dictionary also
/// splits words that are none (*maan* + *dag*).
pub(crate) const HEADS: &[(&str, &[&str])] = &[
    ("activiteit", &["activiteiten"]),
    ("atelier", &["ateliers"]),
    ("avond", &["avonden", "avondje"]),
    ("bad", &["baden"]),
    ("bank", &["banken"]),
    ("begeleiding", &["begeleider", "begeleiders"]),
    ("besteding", &["bestedingen"]),
    ("bibliotheek", &["bibliotheken"]),
    ("bijeenkomst", &["bijeenkomsten"]),
    ("boerderij", &["boerderijen"]),
    ("buddy", &["buddies", "buddy's"]),
    ("cafe", &["cafes", "cafe's"]),
    ("centrum", &["centra", "centrums"]),
    ("club", &["clubs", "clubje", "clubjes"]),
    ("coach", &["coaches"]),
    ("cursus", &["cursussen"]),
    ("dienst", &["diensten"]),
    ("feest", &["feesten", "feestje"]),
    ("gesprek", &["gesprekken"]),
    ("groep", &["groepen", "groepje", "groepjes"]),
    ("huis", &["huizen"]),
    ("hulp", &["hulpverlening"]),
    ("inloop", &[]),
    ("kamer", &["kamers"]),
    ("keuken", &["keukens"]),
    ("koor", &["koren"]),
    ("kring", &["kringen"]),
    ("les", &["lessen"]),
    ("loket", &["loketten"]),
    ("maaltijd", &["maaltijden"]),
    ("maatje", &["maatjes"]),
    ("middag", &["middagen"]),
    ("ochtend", &["ochtenden"]),
    ("ontmoeting", &["ontmoetingen"]),
    ("opvang", &[]),
    ("plek", &["plekken", "plekje"]),
    ("punt", &["punten"]),
    ("ruimte", &["ruimtes", "ruimten"]),
    ("school", &["scholen"]),
    ("speeltuin", &["speeltuinen"]),
    ("spreekuur", &["spreekuren"]),
    ("steun", &["ondersteuning"]),
    ("tafel", &["tafels"]),
    ("training", &["trainingen"]),
    ("tuin", &["tuinen", "tuintje"]),
    ("vereniging", &["verenigingen"]),
    ("werk", &[]),
    ("werkplaats", &["werkplaatsen"]),
    ("wandeling", &["wandelingen"]),
    ("winkel", &["winkels", "winkeltje"]),
    ("zorg", &["zorger", "zorgers", "zorgen"]),
];

/// Every head in each of its forms.
pub fn heads() -> impl Iterator<Item = &'static str> {
    HEADS.iter().flat_map(|(head, forms)| std::iter::once(*head).chain(forms.iter().copied()))
}

/// Words for people and places with which the first half of a long compound
/// opens: *senioren* + *wandel* + *club*.
pub(crate) const OPENINGS: &[&str] = &[
    "buurt",
    "dorps",
    "jongeren",
    "jongens",
    "kinder",
    "mannen",
    "mantelzorg",
    "meiden",
    "moeder",
    "ouderen",
    "peuter",
    "senioren",
    "stads",
    "tiener",
    "vader",
    "vrijwilligers",
    "vrouwen",
    "wijk",
];

/// Beginnings that are prefixes or halves of other words, never words before a head.
pub(crate) const NOT_BEFORE_A_HEAD: &[&str] = &["aan", "her", "ont", "uit", "ver"];

/// Words that only look like compounds.
pub(crate) const WHOLE: &[&str] = &["charles", "fortuin", "radioactiviteit", "terugroepen", "uitverkoren"];

/// Endings before *-les* that belong to another word: *centra-les*,
/// *contro-les*, *modu-les*, *f-les*.
pub(crate) const NOT_BEFORE_LES: &[&str] =
    &["b", "c", "f", "p", "u", "v", "z", "i", "ge", "we", "ra", "ro", "sa", "ta", "ka", "nga"];
