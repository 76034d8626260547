//! The building blocks of generated offers. Everything said with them is invented.

use social_map::{Ambition, Theme};

/// Something that one can do.
pub(crate) struct Phrase {
    pub(crate) theme: Theme,
    pub(crate) ambition: Ambition,
    pub(crate) title: &'static str,
    pub(crate) what: &'static str,
    pub(crate) interests: &'static [&'static str],
}

const fn phrase(
    theme: Theme,
    ambition: Ambition,
    title: &'static str,
    what: &'static str,
    interests: &'static [&'static str],
) -> Phrase {
    Phrase { theme, ambition, title, what, interests }
}

use Ambition::{Chances, Contacts, Vital};

/// What people do together, a few for each theme.
pub(crate) const PHRASES: &[Phrase] = &[
    phrase(
        Theme::Meeting,
        Contacts,
        "Koffie met buren",
        "We drinken koffie en praten bij.",
        &["koffie", "gezelschap"],
    ),
    phrase(
        Theme::Meeting,
        Contacts,
        "Open inloop",
        "U kunt binnenlopen en blijven zo lang u wilt.",
        &["inloop", "gezelschap"],
    ),
    phrase(
        Theme::Meeting,
        Contacts,
        "Spelletjes aan tafel",
        "We doen kaart- en bordspellen.",
        &["spelletjes", "kaarten"],
    ),
    phrase(
        Theme::Cooking,
        Contacts,
        "Samen koken",
        "We koken een maaltijd en eten die samen op.",
        &["koken", "eten"],
    ),
    phrase(
        Theme::Cooking,
        Contacts,
        "Soep voor de buurt",
        "We maken soep van groente die over is.",
        &["soep", "eten"],
    ),
    phrase(Theme::Cooking, Vital, "Bakken met de buurt", "We bakken brood en koek.", &["bakken", "brood"]),
    phrase(
        Theme::Moving,
        Vital,
        "Wandelgroep",
        "We lopen een uur door de wijk, in een rustig tempo.",
        &["wandelen", "buiten"],
    ),
    phrase(
        Theme::Moving,
        Vital,
        "Zitgymnastiek",
        "We bewegen op een stoel, op muziek.",
        &["gymnastiek", "muziek"],
    ),
    phrase(
        Theme::Moving,
        Vital,
        "Samen fietsen",
        "We fietsen een route van een uur.",
        &["fietsen", "buiten"],
    ),
    phrase(
        Theme::Creative,
        Contacts,
        "Haken en breien",
        "We haken en breien en leren van elkaar.",
        &["haken", "breien"],
    ),
    phrase(
        Theme::Creative,
        Vital,
        "Schilderen",
        "We schilderen, ieder op een eigen manier.",
        &["schilderen", "tekenen"],
    ),
    phrase(
        Theme::Creative,
        Chances,
        "Naaiatelier",
        "We maken en herstellen kleding.",
        &["naaien", "kleding"],
    ),
    phrase(
        Theme::Music,
        Contacts,
        "Zingen in een koor",
        "We zingen liedjes die iedereen kent.",
        &["zingen", "muziek"],
    ),
    phrase(
        Theme::Music,
        Vital,
        "Samen muziek maken",
        "Neem een instrument mee of leen er een.",
        &["muziek", "gitaar"],
    ),
    phrase(
        Theme::Nature,
        Vital,
        "Werken in de buurttuin",
        "We zaaien, wieden en oogsten.",
        &["tuin", "groente"],
    ),
    phrase(
        Theme::Nature,
        Contacts,
        "Vogels kijken",
        "We wandelen en kijken naar vogels.",
        &["vogels", "natuur"],
    ),
    phrase(
        Theme::Repairing,
        Chances,
        "Repair café",
        "We maken samen wat kapot is.",
        &["repareren", "gereedschap"],
    ),
    phrase(
        Theme::Repairing,
        Contacts,
        "Houtwerkplaats",
        "We werken met hout aan een eigen stuk.",
        &["hout", "timmeren"],
    ),
    phrase(
        Theme::Language,
        Chances,
        "Taalcafé",
        "We oefenen Nederlands door te praten.",
        &["nederlands", "praten"],
    ),
    phrase(
        Theme::Language,
        Chances,
        "Lezen en schrijven",
        "We oefenen met brieven en formulieren.",
        &["lezen", "schrijven"],
    ),
    phrase(
        Theme::Digital,
        Chances,
        "Hulp bij telefoon en computer",
        "We helpen u stap voor stap.",
        &["computer", "telefoon"],
    ),
    phrase(
        Theme::Digital,
        Chances,
        "Veilig op internet",
        "We leren hoe u nepberichten herkent.",
        &["internet", "veilig"],
    ),
    phrase(
        Theme::Money,
        Chances,
        "Spreekuur geld en post",
        "We lezen uw post en maken een plan.",
        &["geld", "rekeningen"],
    ),
    phrase(
        Theme::Money,
        Chances,
        "Hulp bij formulieren",
        "We vullen samen het formulier in.",
        &["formulieren", "toeslagen"],
    ),
    phrase(
        Theme::InformalCare,
        Contacts,
        "Koffie voor mantelzorgers",
        "We praten over zorgen voor een ander.",
        &["mantelzorg", "koffie"],
    ),
    phrase(
        Theme::InformalCare,
        Vital,
        "Even vrij van zorgen",
        "Wij zijn bij uw naaste. U hebt even vrij.",
        &["mantelzorg", "rust"],
    ),
    phrase(
        Theme::GrowingUp,
        Chances,
        "Huiswerkklas",
        "Kinderen maken huiswerk met hulp.",
        &["huiswerk", "school"],
    ),
    phrase(
        Theme::GrowingUp,
        Contacts,
        "Ouders ontmoeten ouders",
        "We praten over opvoeden en de kinderen spelen.",
        &["opvoeden", "spelen"],
    ),
    phrase(
        Theme::Volunteering,
        Contacts,
        "Klusdag voor de buurt",
        "We doen samen klussen voor buren.",
        &["helpen", "klussen"],
    ),
    phrase(
        Theme::Volunteering,
        Contacts,
        "Gastheer of gastvrouw zijn",
        "U ontvangt mensen en schenkt koffie.",
        &["helpen", "gastvrij"],
    ),
    phrase(
        Theme::Talking,
        Contacts,
        "Praatgroep",
        "We praten over wat ons bezighoudt.",
        &["praten", "luisteren"],
    ),
    phrase(
        Theme::Talking,
        Contacts,
        "Een maatje dichtbij",
        "U doet elke week iets samen met een maatje.",
        &["maatje", "gezelschap"],
    ),
    phrase(
        Theme::HelpAtHome,
        Chances,
        "Hulp in huis en tuin",
        "Vrijwilligers doen een kleine klus bij u thuis.",
        &["hulp", "tuin"],
    ),
    phrase(
        Theme::HelpAtHome,
        Contacts,
        "Boodschappen samen",
        "We halen samen boodschappen.",
        &["boodschappen", "winkel"],
    ),
];

/// For whom an offer is, with the ages it says.
pub(crate) const FOR_WHOM: &[(&str, &str, u8, u8)] = &[
    ("", "Voor iedereen uit de buurt.", 18, 120),
    ("", "Voor wie graag mensen ontmoet.", 18, 120),
    (" voor ouderen", "Voor mensen vanaf 65 jaar.", 65, 120),
    (" voor jongeren", "Voor jongeren van 12 tot en met 17 jaar.", 12, 17),
    (" voor beginners", "U hoeft nog niets te kunnen.", 16, 120),
    (" in een kleine groep", "Voor wie het graag rustig heeft. We zijn met weinig.", 18, 120),
];
