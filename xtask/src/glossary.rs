//! The glossary: whole rows, no term twice, and Rust names that exist.

use std::collections::{BTreeMap, BTreeSet};

use crate::fault::Fault;
use crate::source::is_name_char;
use crate::tree::Tree;

const GLOSSARY: &str = "docs/glossary.md";

/// Stands in the Rust column of a term that has no name of its own in the code.
const NO_NAME: &str = "-";

pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let Some(text) = tree.text(GLOSSARY) else {
        return vec![Fault::new(
            GLOSSARY,
            1,
            "there is no glossary",
            "write it, or tell xtask where it went",
        )];
    };
    let names = names_in_code(tree);
    let mut seen = BTreeMap::new();
    let mut faults = Vec::new();
    for (line, cells) in rows(text) {
        let [dutch, english, rust, _source] = cells.as_slice() else {
            let what = format!("a row of {} columns", cells.len());
            faults.push(Fault::new(GLOSSARY, line, what, "fill Dutch, English, Rust name and source"));
            continue;
        };
        if dutch.is_empty() || english.is_empty() || rust.is_empty() {
            faults.push(Fault::new(GLOSSARY, line, "a row with a gap", "fill it; - means no Rust name"));
        }
        if let Some(first) = seen.insert((*dutch, *english), line) {
            faults.push(Fault::new(
                GLOSSARY,
                line,
                format!("{dutch} stands in line {first} too"),
                "keep one",
            ));
        }
        let unknown = rust_names(rust).into_iter().filter(|name| !names.contains(name));
        faults.extend(unknown.map(|name| {
            Fault::new(
                GLOSSARY,
                line,
                format!("no code is called {name}"),
                "follow the code, or rename the code",
            )
        }));
    }
    faults
}

/// Cells of every row of a table, without heads and rules.
fn rows(text: &str) -> Vec<(usize, Vec<&str>)> {
    let lines: Vec<&str> = text.lines().collect();
    let is_rule = |line: &str| line.starts_with('|') && line.contains("--");
    let is_head = |index: usize| lines.get(index + 1).is_some_and(|next| is_rule(next));
    let body = lines
        .iter()
        .enumerate()
        .filter(|(index, line)| line.starts_with('|') && !is_rule(line) && !is_head(*index));
    body.map(|(index, line)| (index + 1, cells(line))).collect()
}

fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_matches('|').split('|').map(str::trim).collect()
}

/// `` `Role::MapEditor` `` names `Role` and `MapEditor`.
fn rust_names(cell: &str) -> Vec<&str> {
    if cell == NO_NAME {
        return Vec::new();
    }
    cell.split(|character| !is_name_char(character)).filter(|name| !name.is_empty()).collect()
}

fn names_in_code(tree: &Tree) -> BTreeSet<&str> {
    let sources = tree.files("crates/", "rs").chain(tree.files("libs/", "rs"));
    let words = sources.flat_map(|(_, text)| text.split(|character| !is_name_char(character)));
    let packages = tree.packages("crates").into_iter().map(|(_, name)| name);
    words.chain(packages).collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tree::Tree;

    const HEAD: &str = "| Dutch | English | Rust | Source |\n| --- | --- | --- | --- |\n";

    fn faults(rows: &str) -> Vec<String> {
        let glossary = format!("{HEAD}{rows}");
        let tree = Tree::from([
            ("docs/glossary.md", glossary.as_str()),
            ("crates/areas/src/lib.rs", "pub struct Neighbourhood;\nenum Role { MapEditor }"),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn whole_rows_are_in_order() {
        let found =
            faults("| *buurt* | neighbourhood | `Neighbourhood` | CBS |\n| *beheer* | care | - | |\n");

        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_path_names_each_of_its_parts() {
        assert!(faults("| *redacteur* | map editor | `Role::MapEditor` | |\n").is_empty());
        assert_eq!(faults("| *redacteur* | map editor | `Role::Editor` | |\n").len(), 1);
    }

    #[test]
    fn a_short_row_a_gap_and_a_repetition_are_reported() {
        assert_eq!(faults("| *buurt* | neighbourhood |\n").len(), 1);
        assert_eq!(faults("| *buurt* | | - | CBS |\n").len(), 1);
        assert_eq!(faults("| *buurt* | area | - | |\n| *buurt* | area | - | |\n").len(), 1);
    }

    #[test]
    fn a_lost_glossary_is_reported() {
        assert_eq!(check(&Tree::default()).len(), 1);
    }

    #[test]
    fn a_homonym_may_have_two_english_names() {
        assert!(faults("| *plek* | place | - | |\n| *plek* | seat | - | |\n").is_empty());
    }

    #[test]
    fn a_name_that_left_the_code_is_reported() {
        assert_eq!(
            faults("| *wijk* | ward | `Ward` | CBS |\n"),
            ["docs/glossary.md:3: no code is called Ward; follow the code, or rename the code"]
        );
    }
}
