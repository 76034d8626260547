use dutch_text::{fold, words as words_of};
use kernel::words;

words! {
    /// How well it is shown that something contributed (*bewijsgraad*). The wording of a conclusion follows it; see
    /// `docs/domains/learning.md`.
    EvidenceGrade, "grade of evidence" {
        /// The change story only.
        Assumed => "0",
        /// Its assumptions were checked with practice.
        Plausible => "1",
        /// Participants and an independent source report it, before and after.
        Supported => "2",
        /// Compared with another area, group or wave.
        Compared => "3",
        /// Measured in a design with a control.
        Tested => "4",
    }
}

impl EvidenceGrade {
    /// Whether a text may say that one thing caused another.
    #[must_use]
    pub const fn may_say_cause(self) -> bool {
        match self {
            Self::Compared | Self::Tested => true,
            Self::Assumed | Self::Plausible | Self::Supported => false,
        }
    }
}

/// Words that say that one thing caused another, each a row of words in order; between two of a row others may stand.
const CAUSAL: [(&str, &[&str]); 16] = [
    ("leidt tot", &["leidt", "tot"]),
    ("leiden tot", &["leiden", "tot"]),
    ("leidde tot", &["leidde", "tot"]),
    ("leidden tot", &["leidden", "tot"]),
    ("geleid tot", &["geleid", "tot"]),
    ("dankzij", &["dankzij"]),
    ("levert … op", &["levert", "op"]),
    ("leveren … op", &["leveren", "op"]),
    ("leverde … op", &["leverde", "op"]),
    ("opgeleverd", &["opgeleverd"]),
    ("heeft … voorkomen", &["heeft", "voorkomen"]),
    ("hebben … voorkomen", &["hebben", "voorkomen"]),
    ("is … voorkomen", &["is", "voorkomen"]),
    ("zijn … voorkomen", &["zijn", "voorkomen"]),
    ("voorkomt", &["voorkomt"]),
    ("zorgt voor", &["zorgt", "voor"]),
];

/// How many words may stand between two that belong together: *heeft bij twaalf gezinnen hoge kosten voorkomen*.
const APART: usize = 8;

/// The words in `text` that say that one thing caused another, each once. A text whose evidence does not reach that far
/// is asked to say it more carefully; it is never refused.
pub(crate) fn causal_words(text: &str) -> Vec<&'static str> {
    let folded = fold(text);
    let sentences: Vec<Vec<&str>> =
        folded.split(['.', '!', '?', ';', '\n']).map(|sentence| words_of(sentence).collect()).collect();
    let said = |row: &[&str]| sentences.iter().any(|sentence| stands_in(sentence, row));
    CAUSAL.iter().filter(|(_, row)| said(row)).map(|(shown, _)| *shown).collect()
}

fn stands_in(sentence: &[&str], row: &[&str]) -> bool {
    let mut starts = sentence.iter().enumerate().filter(|(_, word)| row.first() == Some(*word));
    starts.any(|(at, _)| match row {
        [_, second] => sentence.iter().skip(at + 1).take(APART + 1).any(|word| word == second),
        _ => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_cause_are_found_in_one_sentence() {
        for (text, found) in [
            ("Deze manier van werken leidt tot minder jeugdhulp.", vec!["leidt tot"]),
            ("Dankzij het team gaat het beter. DANKZIJ!", vec!["dankzij"]),
            ("Dat heeft bij twaalf gezinnen hoge kosten voorkomen.", vec!["heeft … voorkomen"]),
            (
                "Het levert naast rust een besparing op en leidde tot inzicht",
                vec!["leidde tot", "levert … op"],
            ),
            ("Het heeft gewerkt. We willen klachten voorkomen.", vec![]),
            ("Een leider van de groep vertelt tot laat.", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(causal_words(text), found, "{text}");
        }
    }

    #[test]
    fn words_too_far_apart_do_not_belong_together() {
        let far = format!("het heeft {} voorkomen", "heel ".repeat(9));
        assert!(causal_words(&far).is_empty());
        let near = format!("het heeft {} voorkomen", "heel ".repeat(8));
        assert_eq!(causal_words(&near), ["heeft … voorkomen"]);
    }

    #[test]
    fn only_what_was_compared_or_tested_may_say_cause() {
        let may: Vec<&str> = EvidenceGrade::ALL
            .iter()
            .filter(|grade| grade.may_say_cause())
            .map(|grade| grade.name())
            .collect();
        assert_eq!(may, ["3", "4"]);
    }
}
