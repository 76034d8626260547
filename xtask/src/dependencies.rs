//! Each group of dependencies in the workspace manifest says what it is for and why this one.

use crate::fault::Fault;
use crate::tree::Tree;

const MANIFEST: &str = "Cargo.toml";
const SECTION: &str = "[workspace.dependencies]";

pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let mut explained = false;
    let mut inside = false;
    let mut faults = Vec::new();
    for (index, line) in tree.text(MANIFEST).unwrap_or_default().lines().enumerate() {
        if line.starts_with('[') {
            inside = line == SECTION;
            explained = false;
        } else if line.trim().is_empty() {
            explained = false;
        } else if line.starts_with('#') {
            explained = true;
        } else if inside
            && !explained
            && let Some((name, _)) = line.split_once('=')
        {
            let what = format!("{} stands in a group without a reason", name.trim());
            faults.push(Fault::new(MANIFEST, index + 1, what, "write above it what for, and why this one"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tree::Tree;

    fn faults(text: &str) -> Vec<String> {
        check(&Tree::from([("Cargo.toml", text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn one_comment_explains_its_group() {
        let found = faults("[workspace.dependencies]\n# Errors.\nthiserror = \"2\"\nanyhow = \"1\"\n");

        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn an_empty_line_ends_the_group() {
        let found = faults("[workspace.dependencies]\n# Errors.\nthiserror = \"2\"\n\nanyhow = \"1\"\n");

        assert_eq!(
            found,
            [
                "Cargo.toml:5: anyhow stands in a group without a reason; write above it what for, and why this one"
            ]
        );
    }

    #[test]
    fn other_sections_need_no_reasons() {
        assert!(faults("[workspace]\nresolver = \"3\"\n\n[profile.dev]\ndebug = false\n").is_empty());
    }
}
