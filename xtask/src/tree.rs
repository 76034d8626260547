//! The source tree in memory, so that a check is a function of texts and its tests need no disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Folders that hold no source of ours.
const SKIPPED: &[&str] = &["target", "node_modules", "dist", "data", ".git", "screenshots"];

/// Endings of the files whose text some check reads.
const READ: &[&str] = &["rs", "html", "md", "ftl", "toml", "sql", "csv"];

/// Every path of the workspace, relative to its root, and the text of those we read.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    paths: BTreeSet<String>,
    texts: BTreeMap<String, String>,
}

impl Tree {
    /// Reads the workspace that lies at `root`.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let mut tree = Self::default();
        tree.descend(root, "")?;
        Ok(tree)
    }

    fn descend(&mut self, root: &Path, folder: &str) -> Result<()> {
        let place = root.join(folder);
        for entry in fs::read_dir(&place).with_context(|| format!("cannot list {}", place.display()))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            if !entry.file_type()?.is_dir() {
                self.add_file(root, path)?;
            } else if !SKIPPED.contains(&name.as_str()) {
                self.descend(root, &path)?;
            }
        }
        Ok(())
    }

    fn add_file(&mut self, root: &Path, path: String) -> Result<()> {
        if READ.iter().any(|ending| has_ending(&path, ending)) {
            let text = fs::read_to_string(root.join(&path)).with_context(|| format!("cannot read {path}"))?;
            self.texts.insert(path.clone(), text);
        }
        self.paths.insert(path);
        Ok(())
    }

    /// The text of one file, when the tree has it.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Path and text of every file under `folder` (empty for the root) with this ending.
    pub(crate) fn files<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.texts
            .iter()
            .filter(move |(path, _)| path.starts_with(folder) && has_ending(path, ending))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Whether a file or a folder stands at this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        self.paths.contains(path) || self.paths.iter().any(|known| known.starts_with(&folder))
    }

    /// Folders of the packages right under `parent`, as `("crates/areas", "areas")`.
    pub(crate) fn packages(&self, parent: &str) -> Vec<(&str, &str)> {
        let packages = self.paths.iter().filter_map(|path| {
            let folder = path.strip_suffix("/Cargo.toml")?;
            let name = folder.strip_prefix(parent)?.strip_prefix('/')?;
            (!name.contains('/')).then_some((folder, name))
        });
        packages.collect()
    }
}

fn has_ending(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

#[cfg(test)]
impl<const N: usize> From<[(&str, &str); N]> for Tree {
    fn from(files: [(&str, &str); N]) -> Self {
        let texts: BTreeMap<_, _> =
            files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
        Self { paths: texts.keys().cloned().collect(), texts }
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn a_folder_is_known_by_the_files_in_it() {
        let tree = Tree::from([("docs/adr/0001-rooms.md", "")]);

        assert!(tree.has("docs/adr"));
        assert!(tree.has("docs/adr/"));
        assert!(!tree.has("docs/ad"));
    }

    #[test]
    fn packages_are_the_folders_with_a_manifest_of_their_own() {
        let tree = Tree::from([
            ("crates/areas/Cargo.toml", ""),
            ("crates/areas/fuzz/Cargo.toml", ""),
            ("libs/dutch-text/Cargo.toml", ""),
        ]);

        assert_eq!(tree.packages("crates"), [("crates/areas", "areas")]);
    }

    #[test]
    fn files_are_found_by_folder_and_ending() {
        let tree = Tree::from([("locales/nl/shell.ftl", "a = b"), ("locales/nl/README.md", "")]);

        assert_eq!(tree.files("locales/", "ftl").collect::<Vec<_>>(), [("locales/nl/shell.ftl", "a = b")]);
    }
}
