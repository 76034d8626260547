use std::collections::HashMap;

use kernel::{AccountId, Id, Instant, clean_line, words};

use crate::catalogue::AreaNames;

/// The identity of a group of synonyms.
pub type SynonymId = Id<SynonymGroup>;

words! {
    /// How near words lie to each other (*soort*).
    Nearness, "kind of synonym" {
        /// Each counts as the other.
        Equal => "equal",
        /// Who asks for the first may also want the others; they come lower in the list.
        Related => "related",
    }
}

/// The most characters of a word or a few words that belong together.
const LONGEST_WORD: usize = 60;
/// The most characters of a reason.
const LONGEST_REASON: usize = 300;
/// The most words beside the first.
pub(crate) const MOST_OTHERS: usize = 20;

/// What staff say about words (*synoniemen*): these mean the same, or those lie near, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonyms {
    /// How near.
    pub nearness: Nearness,
    /// The word that people type.
    pub word: String,
    /// The words of the offers.
    pub others: Vec<String>,
    /// Why somebody thought so.
    pub why: String,
}

/// Synonyms as they stand, with who said so and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SynonymGroup {
    /// Its identity.
    pub id: SynonymId,
    /// What it says.
    pub synonyms: Synonyms,
    /// Whether it was taken away; it can come back.
    pub removed: bool,
    /// Whose account said so last.
    pub changed_by: Option<AccountId>,
    /// In which role.
    pub changed_as: String,
    /// When.
    pub changed_at: Instant,
    /// Which version of it this is.
    pub version: i64,
}

/// Why synonyms cannot stand like this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SynonymFault {
    /// There is no first word, or it is too long.
    Word,
    /// There are no other words, too many, or one is too long.
    Others,
    /// There is no reason, or it is too long.
    Why,
    /// The word says nothing to a search: *de*, *een*, *voor*.
    SaysNothing(String),
    /// A search takes the two for one word already.
    OneWord(String, String),
    /// A search keeps the two apart on purpose: *begeleiding* and *beleid*.
    KeptApart(String, String),
    /// The word is in another group of equal words.
    InAnother {
        /// The word.
        word: String,
        /// The first word of that group.
        of: String,
    },
    /// The two are equal already, so they need not be related.
    EqualAlready(String, String),
    /// The same word has a group of this kind already.
    Twice(String),
}

/// What is worth knowing about synonyms that may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SynonymRemark {
    /// They lead back to where they began: *eenzaam*, *maatje*, *eenzaam*. A search goes one step and no further.
    Circle(Vec<String>),
    /// The word is also the name of a ward.
    Name(String),
}

impl Synonyms {
    /// Reads what was typed: the other words stand on lines of their own or between commas.
    ///
    /// # Errors
    /// When a part is missing, too long, or says nothing.
    pub fn read(nearness: Nearness, word: &str, others: &str, why: &str) -> Result<Self, Vec<SynonymFault>> {
        let mut faults = Vec::new();
        let mut seen = Vec::new();
        let mut read = Vec::new();
        let word = clean_line(word, LONGEST_WORD).unwrap_or_default();
        if word.is_empty() {
            faults.push(SynonymFault::Word);
        }
        for other in others.split(['\n', ',', ';', '|']).filter(|other| !other.trim().is_empty()) {
            match clean_line(other, LONGEST_WORD) {
                Ok(other) if seen.contains(&key(&other)) => {}
                Ok(other) => {
                    seen.push(key(&other));
                    read.push(other);
                }
                Err(_) => faults.push(SynonymFault::Others),
            }
        }
        if read.is_empty() || read.len() > MOST_OTHERS {
            faults.push(SynonymFault::Others);
        }
        let why = clean_line(why, LONGEST_REASON).unwrap_or_default();
        if why.is_empty() {
            faults.push(SynonymFault::Why);
        }
        let empty = |word: &&String| !word.is_empty() && key(word).is_empty();
        faults.extend(
            std::iter::once(&word).chain(&read).filter(empty).cloned().map(SynonymFault::SaysNothing),
        );
        faults.dedup();
        if faults.is_empty() { Ok(Self { nearness, word, others: read, why }) } else { Err(faults) }
    }

    /// All its words, the first first.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.word.as_str()).chain(self.others.iter().map(String::as_str))
    }

    /// Why it cannot stand beside the others.
    #[must_use]
    pub fn faults(&self, id: Option<SynonymId>, groups: &[SynonymGroup]) -> Vec<SynonymFault> {
        self.faults_beside(id, &WordsInUse::of(groups))
    }

    /// Why it cannot stand beside the words that are in use.
    pub(crate) fn faults_beside(&self, id: Option<SynonymId>, used: &WordsInUse) -> Vec<SynonymFault> {
        let mut faults: Vec<SynonymFault> =
            self.others.iter().filter_map(|other| confused(&self.word, other)).collect();
        match self.nearness {
            Nearness::Equal => {
                let another = |word: &str| {
                    let (_, of) = used.equal.get(&key(word)).filter(|(group, _)| Some(*group) != id)?;
                    Some(SynonymFault::InAnother { word: word.to_owned(), of: of.clone() })
                };
                faults.extend(self.words().filter_map(another));
            }
            Nearness::Related => {
                let first = key(&self.word);
                let twice = used.related.get(&first).is_some_and(|group| Some(*group) != id);
                faults.extend(twice.then(|| SynonymFault::Twice(self.word.clone())));
                let group_of = |key: &[String]| used.equal.get(key).map(|(group, _)| *group);
                let home = group_of(&first);
                let equal =
                    self.others.iter().filter(|other| home.is_some() && group_of(&key(other)) == home);
                faults
                    .extend(equal.map(|other| SynonymFault::EqualAlready(self.word.clone(), other.clone())));
            }
        }
        faults
    }

    /// What is worth knowing about it.
    #[must_use]
    pub fn remarks(&self, groups: &[SynonymGroup], names: &AreaNames) -> Vec<SynonymRemark> {
        let name = |word: &&str| names.wards().iter().any(|ward| key(&ward.name) == key(word));
        let mut remarks: Vec<SynonymRemark> =
            self.words().filter(name).map(|word| SynonymRemark::Name(word.to_owned())).collect();
        if self.nearness == Nearness::Related {
            remarks.extend(self.circle(groups).map(SynonymRemark::Circle));
        }
        remarks
    }

    /// The way back to its own word, over at most two other groups.
    fn circle(&self, groups: &[SynonymGroup]) -> Option<Vec<String>> {
        let related = groups.iter().filter(|group| !group.removed && !group.is_equal());
        let after: HashMap<Vec<String>, &[String]> =
            related.map(|group| (key(&group.synonyms.word), group.synonyms.others.as_slice())).collect();
        let following = |word: &str| after.get(&key(word)).copied().unwrap_or_default();
        let home = key(&self.word);
        for first in &self.others {
            for second in following(first) {
                if key(second) == home {
                    return Some(vec![self.word.clone(), first.clone(), second.clone()]);
                }
                if let Some(third) = following(second).iter().find(|third| key(third) == home) {
                    return Some(vec![self.word.clone(), first.clone(), second.clone(), third.clone()]);
                }
            }
        }
        None
    }
}

impl SynonymGroup {
    fn is_equal(&self) -> bool {
        self.synonyms.nearness == Nearness::Equal
    }
}

/// Which words stand in which group, by their stems.
#[derive(Debug, Default)]
pub(crate) struct WordsInUse {
    /// The group of each word that is equal to others, and the first word of that group.
    equal: HashMap<Vec<String>, (SynonymId, String)>,
    /// The group of each word to which others are related.
    related: HashMap<Vec<String>, SynonymId>,
}

impl WordsInUse {
    /// The words of the groups that stand.
    pub(crate) fn of(groups: &[SynonymGroup]) -> Self {
        let mut used = Self::default();
        for group in groups.iter().filter(|group| !group.removed) {
            used.take(group.id, &group.synonyms);
        }
        used
    }

    /// Takes the words of a group into use.
    pub(crate) fn take(&mut self, id: SynonymId, synonyms: &Synonyms) {
        match synonyms.nearness {
            Nearness::Equal => {
                let words = synonyms.words().map(|word| (key(word), (id, synonyms.word.clone())));
                self.equal.extend(words);
            }
            Nearness::Related => {
                self.related.insert(key(&synonyms.word), id);
            }
        }
    }

    /// Sets the words of a group free.
    pub(crate) fn release(&mut self, id: SynonymId) {
        self.equal.retain(|_, (group, _)| *group != id);
        self.related.retain(|_, group| *group != id);
    }
}

/// A word or phrase as a search understands it: its stems. Empty when it says nothing.
pub(crate) fn key(text: &str) -> Vec<String> {
    let terms = dutch_text::query_terms(text);
    if terms.iter().all(|term| dutch_text::is_stop_word(&term.word)) {
        return Vec::new();
    }
    terms.into_iter().map(|term| term.stem).collect()
}

/// Whether a search takes the two for one already, or keeps them apart on purpose.
fn confused(one: &str, other: &str) -> Option<SynonymFault> {
    let (fold_one, fold_other) = (dutch_text::fold(one), dutch_text::fold(other));
    if key(one) == key(other) {
        return Some(SynonymFault::OneWord(one.to_owned(), other.to_owned()));
    }
    let apart = dutch_text::are_kept_apart(&fold_one, &fold_other);
    apart.then(|| SynonymFault::KeptApart(one.to_owned(), other.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(nearness: Nearness, word: &str, others: &str) -> SynonymGroup {
        SynonymGroup {
            id: Id::from_uuid(uuid::Uuid::from_u128(word.bytes().map(u128::from).sum())),
            synonyms: said(nearness, word, others),
            removed: false,
            changed_by: None,
            changed_as: "map-editor".to_owned(),
            changed_at: Instant::default(),
            version: 1,
        }
    }

    fn said(nearness: Nearness, word: &str, others: &str) -> Synonyms {
        Synonyms::read(nearness, word, others, "Zo zeggen mensen het.").unwrap()
    }

    #[test]
    fn other_words_stand_between_commas_or_on_lines_and_count_once() {
        let read = said(Nearness::Equal, " Dagbesteding ", "daginvulling, bezigheid overdag\nDaginvulling;;");
        assert_eq!(read.word, "Dagbesteding");
        assert_eq!(read.others, ["daginvulling", "bezigheid overdag"]);
    }

    #[test]
    fn what_is_missing_or_says_nothing_is_named() {
        let faults = |word: &str, others: &str, why: &str| {
            Synonyms::read(Nearness::Equal, word, others, why).unwrap_err()
        };
        assert_eq!(faults("", " , ", ""), [SynonymFault::Word, SynonymFault::Others, SynonymFault::Why]);
        assert_eq!(faults("koken", "voor de", "x"), [SynonymFault::SaysNothing("voor de".to_owned())]);
        assert_eq!(faults("koken", &"x".repeat(61), "x"), [SynonymFault::Others]);
    }

    #[test]
    fn guidance_cannot_be_made_policy() {
        let faults = said(Nearness::Equal, "begeleiding", "beleid").faults(None, &[]);
        assert_eq!(faults, [SynonymFault::KeptApart("begeleiding".to_owned(), "beleid".to_owned())]);
        let same = said(Nearness::Related, "koken", "gekookt").faults(None, &[]);
        assert_eq!(same, [SynonymFault::OneWord("koken".to_owned(), "gekookt".to_owned())]);
    }

    #[test]
    fn a_word_is_equal_in_one_group_only() {
        let there = [group(Nearness::Equal, "schulden", "geldzorgen, rood staan")];
        let faults = said(Nearness::Equal, "betalingsproblemen", "geldzorg").faults(None, &there);
        let expected = SynonymFault::InAnother { word: "geldzorg".to_owned(), of: "schulden".to_owned() };
        assert_eq!(faults, [expected]);
        let itself = there[0].synonyms.faults(Some(there[0].id), &there);
        assert_eq!(itself, []);
        let related = said(Nearness::Related, "schulden", "rood staan").faults(None, &there);
        assert_eq!(related, [SynonymFault::EqualAlready("schulden".to_owned(), "rood staan".to_owned())]);
        let gone = [SynonymGroup { removed: true, ..there[0].clone() }];
        assert_eq!(said(Nearness::Equal, "betalingsproblemen", "geldzorg").faults(None, &gone), []);
    }

    #[test]
    fn a_circle_and_a_name_are_told_and_not_refused() {
        let there =
            [group(Nearness::Related, "maatje", "koffie"), group(Nearness::Related, "koffie", "eenzaam")];
        let new = said(Nearness::Related, "eenzaam", "maatje");
        assert_eq!(new.faults(None, &there), []);
        let words = ["eenzaam", "maatje", "koffie", "eenzaam"].map(ToOwned::to_owned).to_vec();
        let names = AreaNames::default();
        assert_eq!(new.remarks(&there, &names), [SynonymRemark::Circle(words)]);
        assert_eq!(said(Nearness::Related, "eenzaam", "bezoek").remarks(&there, &names), []);
        let names = AreaNames::new([("WK019330".parse().unwrap(), "Holtenbroek".to_owned())], []);
        let named = said(Nearness::Equal, "Hobro", "Holtenbroek").remarks(&there, &names);
        assert_eq!(named, [SynonymRemark::Name("Holtenbroek".to_owned())]);
    }
}
