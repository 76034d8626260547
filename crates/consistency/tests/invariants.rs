//! The table of `docs/domains/consistency.md` names every rule, every sentence of a finding and only tests that exist.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

use consistency::Rule;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder whose name ends so; what was built does not count.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let entries = read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    let below = |path: PathBuf| match path.is_dir() {
        true if path.ends_with("target") => Vec::new(),
        true => files(&path, end),
        false => vec![path],
    };
    entries.flat_map(below).filter(|path| path.to_string_lossy().ends_with(end)).collect()
}

/// What stands between ticks in a cell.
fn ticked(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// A row: where the rule is held, the sentences, the tests.
type Row = (String, BTreeSet<String>, BTreeSet<String>);

fn table() -> BTreeMap<String, Row> {
    let text = read_to_string(root().join("docs/domains/consistency.md")).unwrap_or_default();
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        match cells.as_slice() {
            [number, held, sentences, tests] if number.starts_with("I-") => {
                Some((number.to_lowercase(), ((*held).to_owned(), ticked(sentences), ticked(tests))))
            }
            _ => None,
        }
    });
    rows.collect()
}

fn sources() -> Vec<String> {
    let found = files(&root().join("crates"), ".rs");
    found.iter().filter_map(|path| read_to_string(path).ok()).collect()
}

#[test]
fn every_rule_stands_in_the_table_once_and_what_is_held_is_broken_by_a_test() {
    let table = table();
    let numbers: Vec<&str> = table.keys().map(String::as_str).collect();
    let mut rules: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    rules.sort_unstable();
    assert_eq!(numbers, rules);
    for (number, (held, sentences, tests)) in &table {
        assert_eq!(held == "–", tests.is_empty(), "{number}");
        assert!(held != "–" || sentences.is_empty(), "{number}");
    }
}

#[test]
fn every_test_of_the_table_exists() {
    let sources = sources();
    for (number, (_, _, tests)) in table() {
        for test in tests {
            let name = format!("fn {test}(");
            assert!(sources.iter().any(|source| source.contains(&name)), "{number}: there is no {test}");
        }
    }
}

#[test]
fn every_sentence_of_a_finding_stands_in_the_table_and_every_rule_that_finds_something_is_held() {
    let texts = files(&root().join("locales/nl"), ".ftl");
    let lines = texts.iter().filter_map(|path| read_to_string(path).ok()).collect::<String>();
    let key = |line: &str| Some(line.strip_prefix("finding-")?.split_once(" =")?.0.to_owned());
    let mut written: BTreeSet<String> = lines.lines().filter_map(key).collect();
    assert!(written.remove("navigation"), "the texts were not found");
    let table = table();
    let told: BTreeSet<String> = table.values().flat_map(|(_, sentences, _)| sentences.clone()).collect();
    assert_eq!(told, written);

    let sources = sources();
    for rule in Rule::ALL {
        let named = format!("Rule::{rule:?}, Severity");
        if sources.iter().any(|source| source.contains(&named)) {
            let (_, sentences, _) = table.get(rule.name()).cloned().unwrap_or_default();
            assert!(!sentences.is_empty(), "{rule:?} is found and has no sentence in the table");
        }
    }
}
