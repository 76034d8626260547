//! Every text exists in Dutch and in English, takes the same values, and every text that is asked for exists.

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::Fault;
use crate::source::{code_lines, is_name_char};
use crate::tree::Tree;

const DUTCH: &str = "locales/nl/";
const ENGLISH: &str = "locales/en/";

/// Calls that name a text: in Rust and in templates alike.
const CALLS: &[&str] = &["t(\"", "t_args(\""];

/// A text as it is defined: where, and which values it takes.
#[derive(Debug)]
struct Text<'a> {
    path: &'a str,
    line: usize,
    values: BTreeSet<&'a str>,
}

pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    let dutch = texts(tree, DUTCH, &mut faults);
    let english = texts(tree, ENGLISH, &mut faults);
    faults.extend(missing(&dutch, &english, "missing in locales/en"));
    faults.extend(missing(&english, &dutch, "missing in locales/nl"));
    faults.extend(other_values(&dutch, &english));
    faults.extend(unknown(tree, &dutch));
    faults
}

/// All texts of one language; the rooms share one bundle, so a key defined twice is a fault.
fn texts<'a>(tree: &'a Tree, folder: &'a str, faults: &mut Vec<Fault>) -> BTreeMap<&'a str, Text<'a>> {
    let mut known: BTreeMap<&str, Text<'_>> = BTreeMap::new();
    for (path, content) in tree.files(folder, "ftl") {
        let mut current = None;
        for (index, line) in content.lines().enumerate() {
            if let Some(key) = defined_key(line) {
                current = Some(key);
                let text = Text { path, line: index + 1, values: BTreeSet::new() };
                if let Some(first) = known.insert(key, text) {
                    let what = format!("{key} also stands in {}:{}", first.path, first.line);
                    faults.push(Fault::new(path, index + 1, what, "keep one"));
                }
            }
            if let Some(text) = current.and_then(|key| known.get_mut(key)) {
                text.values.extend(values(line));
            }
        }
    }
    known
}

/// `search-title = Zoeken` defines `search-title`; comments, attributes and continuation lines define nothing.
fn defined_key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let first = key.chars().next()?;
    let is_key = (first.is_ascii_alphabetic() || first == '-') && key.chars().all(is_key_char);
    is_key.then_some(key)
}

fn is_key_char(character: char) -> bool {
    is_name_char(character) || character == '-'
}

/// Names of the values a line takes: `{ $count }` gives `count`.
fn values(line: &str) -> impl Iterator<Item = &str> {
    let comment = line.starts_with('#');
    line.split('$').skip(1).filter(move |_| !comment).map(|rest| {
        let end = rest.find(|character| !is_key_char(character)).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    })
}

fn missing(here: &BTreeMap<&str, Text<'_>>, there: &BTreeMap<&str, Text<'_>>, where_not: &str) -> Vec<Fault> {
    let alone = here.iter().filter(|(key, _)| !there.contains_key(*key));
    alone
        .map(|(key, text)| Fault::new(text.path, text.line, format!("{key} is {where_not}"), "translate it"))
        .collect()
}

fn other_values(dutch: &BTreeMap<&str, Text<'_>>, english: &BTreeMap<&str, Text<'_>>) -> Vec<Fault> {
    let pairs = english.iter().filter_map(|(key, text)| Some((key, text, dutch.get(key)?)));
    pairs
        .filter(|(_, here, there)| here.values != there.values)
        .map(|(key, here, there)| {
            let what = format!("{key} takes {:?}, the Dutch text {:?}", here.values, there.values);
            Fault::new(here.path, here.line, what, "use the same values in both")
        })
        .collect()
}

fn unknown(tree: &Tree, dutch: &BTreeMap<&str, Text<'_>>) -> Vec<Fault> {
    let sources = tree.files("crates/", "rs").chain(tree.files("crates/", "html"));
    sources
        .flat_map(|(path, source)| {
            let asked =
                code_lines(source).flat_map(|(number, line)| asked_keys(line).map(move |key| (number, key)));
            let unknown = asked.filter(|(_, key)| !dutch.contains_key(*key));
            unknown.map(move |(number, key)| {
                Fault::new(
                    path,
                    number,
                    format!("no text is called {key}"),
                    "add it to locales/nl and locales/en",
                )
            })
        })
        .collect()
}

fn asked_keys(line: &str) -> impl Iterator<Item = &str> {
    CALLS.iter().flat_map(move |call| {
        line.match_indices(call).filter_map(move |(start, _)| {
            let before = line.get(..start)?.chars().next_back();
            let key = line.get(start + call.len()..)?.split('"').next()?;
            (!before.is_some_and(is_name_char)).then_some(key)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tree::Tree;

    fn faults(nl: &str, en: &str, page: &str) -> Vec<String> {
        let tree = Tree::from([
            ("locales/nl/shell.ftl", nl),
            ("locales/en/shell.ftl", en),
            ("crates/shell/src/pages/home.html", page),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn complete_texts_are_in_order() {
        let nl = "# Kop\nhome-title = Samen\nhits =\n    { $count ->\n        [one] één\n       *[other] { $count }\n    }\n";
        let en = "home-title = Together\nhits = { $count }\n";

        let found = faults(nl, en, "{{ cx.t(\"home-title\") }} {{ t_args(\"hits\", args) }}");

        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_text_in_one_language_is_reported_where_it_stands() {
        assert_eq!(
            faults("a = b\nhome-title = Samen\n", "a = b\n", ""),
            ["locales/nl/shell.ftl:2: home-title is missing in locales/en; translate it"]
        );
        assert_eq!(
            faults("a = b\n", "a = b\nhome-title = Together\n", ""),
            ["locales/en/shell.ftl:2: home-title is missing in locales/nl; translate it"]
        );
    }

    #[test]
    fn a_text_that_is_asked_for_must_exist() {
        assert_eq!(
            faults("a = b\n", "a = b\n", "<p>\n{{ t(\"nowhere\") }}"),
            [
                "crates/shell/src/pages/home.html:2: no text is called nowhere; add it to locales/nl and locales/en"
            ]
        );
    }

    #[test]
    fn a_call_whose_name_merely_ends_in_t_asks_for_no_text() {
        assert!(faults("a = b\n", "a = b\n", "{{ print(\"nowhere\") }}").is_empty());
    }

    #[test]
    fn both_languages_take_the_same_values() {
        let found = faults("hits = { $count } keer\n", "hits = { $number } times\n", "");

        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_key_defined_twice_is_reported() {
        let found = faults("a = b\na = c\n", "a = b\n", "");

        assert_eq!(found, ["locales/nl/shell.ftl:2: a also stands in locales/nl/shell.ftl:1; keep one"]);
    }
}
