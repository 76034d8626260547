//! A file that fits in the head: lines of Rust without tests, lines of a template.

use crate::fault::Fault;
use crate::source::{is_test, shipped_lines};
use crate::tree::Tree;

const FILE_FAILS_ABOVE: usize = 500;
const FILE_REPORTED_ABOVE: usize = 300;
const TEMPLATE_FAILS_ABOVE: usize = 120;

const SPLIT: &str = "split it by noun or by endpoint";

pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let files = long_files(tree, |lines| lines > FILE_FAILS_ABOVE);
    let templates = tree.files("crates/", "html").filter_map(|(path, text)| {
        let lines = text.lines().count();
        let what = || format!("a template of {lines} lines, {TEMPLATE_FAILS_ABOVE} is the limit");
        (lines > TEMPLATE_FAILS_ABOVE).then(|| Fault::new(path, lines, what(), "take a component out of it"))
    });
    files.into_iter().chain(templates).collect()
}

/// Files that grow: above what we aim at, not yet above what we allow.
pub(crate) fn notices(tree: &Tree) -> Vec<Fault> {
    long_files(tree, |lines| lines > FILE_REPORTED_ABOVE && lines <= FILE_FAILS_ABOVE)
}

fn long_files(tree: &Tree, too_long: impl Fn(usize) -> bool) -> Vec<Fault> {
    let ours = tree.files("", "rs").filter(|(path, _)| !is_test(path));
    ours.filter_map(|(path, text)| {
        let lines = shipped_lines(text).len();
        let what = || format!("{lines} lines without tests, {FILE_REPORTED_ABOVE} is the limit we keep");
        too_long(lines).then(|| Fault::new(path, lines, what(), SPLIT))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::{check, notices};
    use crate::tree::Tree;

    fn rust(lines: usize) -> Tree {
        Tree::from([("crates/areas/src/ward.rs", "fn a() {}\n".repeat(lines).as_str())])
    }

    #[test]
    fn a_file_fails_above_five_hundred_lines() {
        assert_eq!(check(&rust(500)).len(), 0);
        assert_eq!(check(&rust(501)).len(), 1);
    }

    #[test]
    fn a_file_is_noted_between_three_and_five_hundred_lines() {
        for (lines, expected) in [(300, 0), (301, 1), (500, 1), (501, 0)] {
            assert_eq!(notices(&rust(lines)).len(), expected, "{lines}");
        }
    }

    #[test]
    fn tests_do_not_count() {
        let text = format!("fn a() {{}}\n#[cfg(test)]\nmod tests {{\n{}}}\n", "    // x\n".repeat(600));

        assert_eq!(check(&Tree::from([("libs/trend/src/lib.rs", text.as_str())])).len(), 0);
        assert_eq!(check(&Tree::from([("libs/trend/tests/a.rs", "\n".repeat(600).as_str())])).len(), 0);
    }

    #[test]
    fn a_template_fails_above_one_hundred_and_twenty_lines() {
        for (lines, expected) in [(120, 0), (121, 1)] {
            let text = "<p></p>\n".repeat(lines);
            let tree = Tree::from([("crates/areas/src/pages/ward.html", text.as_str())]);
            assert_eq!(check(&tree).len(), expected, "{lines}");
        }
    }
}
