use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

use crate::exceptions::exception;

/// The stem of one word in lower case.
///
/// The `dutch` stemmer of Snowball 3 (Kraaij and Pohlmann), the same that the
/// full-text index carries, with a list of exceptions before it: that stemmer
/// takes *ge-* away wherever it stands and so turns *begeleiding* (guidance)
/// into *beleid* (policy).
#[must_use]
pub fn stem(word: &str) -> Cow<'_, str> {
    exception(word).unwrap_or_else(|| Stemmer::new(Algorithm::Dutch).stem(word))
}

/// Whether the stemmer alone would take two different words for one, and only the exceptions keep them apart.
#[must_use]
pub fn are_kept_apart(one: &str, other: &str) -> bool {
    let official = |word: &str| Stemmer::new(Algorithm::Dutch).stem(word).into_owned();
    stem(one) != stem(other) && official(one) == official(other)
}

#[cfg(test)]
mod tests {
    use super::{are_kept_apart, stem};

    #[test]
    fn the_exceptions_keep_apart_what_the_stemmer_confuses() {
        assert!(are_kept_apart("begeleiding", "beleid"));
        assert!(!are_kept_apart("koken", "gekookt"));
        assert!(!are_kept_apart("koken", "wandelen"));
    }

    #[test]
    fn words_of_one_family_meet() {
        for family in [
            vec!["kind", "kinderen", "kindje"],
            vec!["fiets", "fietsen", "gefietst"],
            vec!["eenzaam", "eenzame", "eenzaamheid"],
            vec!["prikkelarm", "prikkelarme"],
            vec!["koken", "kookt", "gekookt"],
            vec!["wandelen", "wandeling", "gewandeld"],
            vec!["les", "lessen"],
            vec!["schuld", "schulden"],
            vec!["dans", "dansen"],
            vec!["middag", "middagen"],
            vec!["autisme", "autistisch"],
            vec!["begeleiding", "begeleider", "begeleidt"],
            vec!["maatje", "maatjes"],
        ] {
            let stems: Vec<_> = family.iter().map(|word| stem(word)).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{family:?} {stems:?}");
        }
    }

    #[test]
    fn words_of_different_families_stay_apart() {
        for (one, other) in [
            ("begeleiding", "beleid"),
            ("begeleidingsplan", "beleidsplan"),
            ("gezin", "zin"),
            ("gezinnen", "zinnen"),
            ("gebouw", "bouw"),
            ("gebruik", "bruik"),
            ("gebruiker", "bruiker"),
            ("ouderen", "ouders"),
            ("vrijwilliger", "vrijwillig"),
            ("gezondheid", "zon"),
            ("gewoon", "wonen"),
            ("gerecht", "recht"),
            ("gebed", "bed"),
        ] {
            assert_ne!(stem(one), stem(other), "{one} {other}");
        }
    }
}
