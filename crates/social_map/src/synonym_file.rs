//! Synonyms as lines of a file: `soort`, `woord`, `andere woorden`, `waarom`.

use std::collections::HashMap;

use crate::synonym::{WordsInUse, key};
use crate::{Nearness, SynonymFault, SynonymGroup, SynonymId, Synonyms};

/// The most lines that a file may have.
const MOST_LINES: usize = 5_000;
/// What the columns are called in a file, in order.
pub(crate) const COLUMNS: [&str; 4] = ["soort", "woord", "andere woorden", "waarom"];

/// What a line would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Add a group.
    New,
    /// Change this group, of which this is the version.
    Changes(SynonymId, i64),
    /// Nothing: it stands there already.
    Same,
    /// It cannot stand.
    Refused(Vec<SynonymFault>),
}

/// A line that cannot be read, with its number in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Its number, the heads counted as the first.
    pub line: usize,
    /// Why.
    pub cause: BadLineCause,
}

/// Why a line cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadLineCause {
    /// It has other columns than a file of synonyms.
    Columns,
    /// Its kind is none.
    Kind(String),
    /// Its words cannot stand.
    Faults(Vec<SynonymFault>),
    /// There are more lines than a file may have.
    TooMany,
}

/// The word for a kind in a file.
pub(crate) const fn kind_word(nearness: Nearness) -> &'static str {
    match nearness {
        Nearness::Equal => "zelfde",
        Nearness::Related => "verwant",
    }
}

/// Reads a file of synonyms, separated by commas, semicolons or tabs. The heads may be left out.
///
/// # Errors
/// Every line that cannot be read.
pub fn read_synonyms(text: &str) -> Result<Vec<Synonyms>, Vec<BadLine>> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let separator = [b';', b'\t'].into_iter().find(|sign| first.contains(char::from(*sign))).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let (mut read, mut bad) = (Vec::new(), Vec::new());
    for (line, record) in (1..).zip(reader.records()) {
        let cells: Vec<String> = match record {
            Ok(record) => record.iter().map(|cell| cell.trim().to_owned()).collect(),
            Err(_) => Vec::new(),
        };
        if cells.iter().all(String::is_empty)
            || line == 1 && cells.first().is_some_and(|head| head == COLUMNS[0])
        {
            continue;
        }
        if read.len() == MOST_LINES {
            bad.push(BadLine { line, cause: BadLineCause::TooMany });
            break;
        }
        match read_line(&cells) {
            Ok(synonyms) => read.push(synonyms),
            Err(cause) => bad.push(BadLine { line, cause }),
        }
    }
    if bad.is_empty() { Ok(read) } else { Err(bad) }
}

fn read_line(cells: &[String]) -> Result<Synonyms, BadLineCause> {
    let [kind, word, others, why] = cells else { return Err(BadLineCause::Columns) };
    let nearness = Nearness::ALL.iter().find(|nearness| kind_word(**nearness) == kind.to_lowercase());
    let nearness = nearness.ok_or_else(|| BadLineCause::Kind(kind.clone()))?;
    Synonyms::read(*nearness, word, others, why).map_err(BadLineCause::Faults)
}

/// What each line would do, the lines before it done.
pub(crate) fn plan(lines: &[Synonyms], groups: &[SynonymGroup]) -> Vec<Outcome> {
    let mut used = WordsInUse::of(groups);
    let by_word = |nearness: Nearness, word: &str| (nearness, key(word));
    let there: HashMap<_, _> =
        groups.iter().map(|group| (by_word(group.synonyms.nearness, &group.synonyms.word), group)).collect();
    let mut outcomes = Vec::with_capacity(lines.len());
    for (number, line) in (0_u128..).zip(lines) {
        let group = there.get(&by_word(line.nearness, &line.word));
        let faults = line.faults_beside(group.map(|group| group.id), &used);
        let id = group.map_or_else(|| SynonymId::from_uuid(uuid::Uuid::from_u128(number)), |group| group.id);
        if faults.is_empty() {
            used.release(id);
            used.take(id, line);
        }
        outcomes.push(match group {
            _ if !faults.is_empty() => Outcome::Refused(faults),
            None => Outcome::New,
            Some(group) if group.synonyms == *line && !group.removed => Outcome::Same,
            Some(group) => Outcome::Changes(id, group.version),
        });
    }
    outcomes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A group that says what a line says.
    fn standing(line: &Synonyms, number: u128) -> SynonymGroup {
        SynonymGroup {
            id: SynonymId::from_uuid(uuid::Uuid::from_u128(number)),
            synonyms: line.clone(),
            removed: false,
            changed_by: None,
            changed_as: String::new(),
            changed_at: kernel::Instant::default(),
            version: 1,
        }
    }

    const FILE: &str = "soort;woord;andere woorden;waarom\r\n\
                        zelfde;dagbesteding;daginvulling, iets te doen overdag;Zo zeggen mensen het.\r\n\
                        verwant;eenzaam;maatje, inloop;Wie alleen is, zoekt gezelschap.\r\n";

    #[test]
    fn a_file_is_read_with_commas_semicolons_or_tabs() {
        let read = read_synonyms(FILE).unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(read[0].others, ["daginvulling", "iets te doen overdag"]);
        assert_eq!(read_synonyms(&FILE.replace(';', "\t")).unwrap(), read);
        let commas = "verwant,eenzaam,maatje | inloop,\"Wie alleen is, zoekt gezelschap.\"\n";
        assert_eq!(read_synonyms(commas).unwrap(), read[1..]);
    }

    #[test]
    fn every_line_that_cannot_be_read_is_named() {
        let bad = read_synonyms(
            "soort,woord,andere woorden,waarom\nanders,a,b,c\nzelfde,koken\n\nzelfde,koken,eten,\n",
        );
        let causes: Vec<(usize, BadLineCause)> =
            bad.unwrap_err().into_iter().map(|bad| (bad.line, bad.cause)).collect();
        assert_eq!(
            causes,
            [
                (2, BadLineCause::Kind("anders".to_owned())),
                (3, BadLineCause::Columns),
                (4, BadLineCause::Faults(vec![SynonymFault::Why])),
            ]
        );
    }

    #[test]
    fn a_file_brought_in_again_changes_nothing() {
        let lines = read_synonyms(FILE).unwrap();
        assert_eq!(plan(&lines, &[]), [Outcome::New, Outcome::New]);
        let there: Vec<SynonymGroup> =
            (700..).zip(&lines).map(|(number, line)| standing(line, number)).collect();
        assert_eq!(plan(&lines, &there), [Outcome::Same, Outcome::Same]);
        let removed = [SynonymGroup { removed: true, ..there[0].clone() }];
        assert_eq!(plan(&lines[..1], &removed), [Outcome::Changes(removed[0].id, 1)]);
    }

    #[test]
    fn the_words_of_the_demonstration_stand() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/zwolle/synonyms.csv");
        let lines = read_synonyms(&std::fs::read_to_string(file).unwrap()).unwrap();
        assert!(lines.len() >= 120, "{}", lines.len());
        let refused: Vec<_> = lines
            .iter()
            .zip(plan(&lines, &[]))
            .filter(|(_, outcome)| matches!(outcome, Outcome::Refused(_)))
            .map(|(line, outcome)| (&line.word, outcome))
            .collect();
        assert!(refused.is_empty(), "{refused:#?}");
    }

    #[test]
    fn lines_that_contradict_each_other_are_refused() {
        let file = format!("{FILE}zelfde;dagopvang;daginvulling;x\r\n");
        let outcomes = plan(&read_synonyms(&file).unwrap(), &[]);
        assert!(matches!(outcomes[2], Outcome::Refused(_)), "{outcomes:?}");
    }
}
