//! Names of invented people and places.

/// First names and last names of invented people.
pub(crate) const FIRST_NAMES: &[&str] = &[
    "Noor", "Bert", "Fatma", "Jelle", "Samira", "Wim", "Hanneke", "Yusuf", "Ellen", "Koen", "Marjan", "Dawit",
];
pub(crate) const LAST_NAMES: &[&str] = &[
    "Alberts",
    "Nijland",
    "Oosterhof",
    "Yilmaz",
    "de Graaf",
    "Smit",
    "Haile",
    "Bakker",
    "van Vilsteren",
    "Kok",
];

/// How places are called.
pub(crate) const HOUSES: &[&str] =
    &["Buurthuis", "Wijkcentrum", "Buurtkamer", "Ontmoetingshuis", "Werkplaats", "Huis", "Tuinhuis", "Zaal"];
pub(crate) const HOUSE_NAMES: &[&str] = &[
    "De Linde",
    "De Brug",
    "Het Anker",
    "De Es",
    "De Haven",
    "Zonnehof",
    "De Spil",
    "De Wilg",
    "Het Kompas",
    "De Bron",
];
