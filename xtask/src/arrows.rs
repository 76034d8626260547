//! Arrows between crates point down only (`docs/adr/0001-rooms-and-floors.md`).
//!
//! Cargo forbids circles; this table also forbids an arrow that is possible but not wanted, so that a new one is
//! a line in a diff which a reviewer sees.

use toml::Table;

use crate::fault::Fault;
use crate::floors::{GROUND, PLANS, TOWN, UNDER_THE_ROOF};
use crate::tree::Tree;

/// What each crate may use of `crates/`, floor by floor, from the ground up.
const ALLOWED: &[(&str, &[&[&str]])] = &[
    ("kernel", &[]),
    ("store", &[&["kernel"]]),
    ("access", &[&["kernel", "store"]]),
    ("shell", &[&["kernel", "store", "access"]]),
    ("areas", &[GROUND]),
    ("partners", &[GROUND, &["areas"]]),
    ("administration", &[GROUND, TOWN]),
    ("social_map", &[GROUND, TOWN]),
    ("consistency", &[GROUND]),
    ("vision", &[GROUND, &["areas", "consistency"]]),
    ("learning", &[GROUND, TOWN, &["consistency", "vision"]]),
    ("tracks", &[GROUND, TOWN, &["consistency", "vision"]]),
    ("investments", &[GROUND, TOWN, &["consistency", "vision", "learning", "tracks"]]),
    ("indicators", &[GROUND, TOWN, &["social_map", "consistency", "vision"]]),
    ("subsidies", &[GROUND, TOWN, PLANS]),
    ("demo", &[GROUND, TOWN, PLANS, UNDER_THE_ROOF]),
    ("samenkracht", &[GROUND, TOWN, PLANS, UNDER_THE_ROOF, &["administration", "demo"]]),
];

const SECTIONS: &[&str] = &["dependencies", "dev-dependencies", "build-dependencies"];

pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let crates = tree.packages("crates");
    let mut faults = Vec::new();
    for (folder, name) in &crates {
        let manifest = format!("{folder}/Cargo.toml");
        match ALLOWED.iter().find(|(known, _)| known == name) {
            Some((_, floors)) => faults.extend(forbidden(tree, &manifest, &crates, &floors.concat())),
            None => faults.push(Fault::new(
                &manifest,
                1,
                format!("{name} has no floor yet"),
                "give it a row in xtask/src/arrows.rs and a place in ARCHITECTURE.md",
            )),
        }
    }
    for (folder, _) in tree.packages("libs") {
        faults.extend(forbidden(tree, &format!("{folder}/Cargo.toml"), &crates, &[]));
    }
    faults
}

fn forbidden(tree: &Tree, manifest: &str, crates: &[(&str, &str)], allowed: &[&str]) -> Vec<Fault> {
    let text = tree.text(manifest).unwrap_or_default();
    let Ok(table) = text.parse::<Table>() else {
        return vec![Fault::new(manifest, 1, "not valid TOML", "cargo metadata says where")];
    };
    // A crate may name itself: that is how its own tests switch its test kit on.
    let other = |(folder, _): &&(&str, &str)| manifest.strip_suffix("/Cargo.toml") != Some(*folder);
    let ours = |used: &&String| crates.iter().filter(other).any(|(_, name)| name == used);
    SECTIONS
        .iter()
        .filter_map(|section| table.get(*section)?.as_table())
        .flat_map(Table::keys)
        .filter(ours)
        .filter(|used| !allowed.contains(&used.as_str()))
        .map(|used| {
            let what = format!("this package may not use {used}");
            Fault::new(manifest, line_of(text, used), what, "find the lower thing both need, and name it")
        })
        .collect()
}

fn line_of(text: &str, used: &str) -> usize {
    let names = |line: &str| line.strip_prefix(used).is_some_and(|rest| rest.starts_with(['.', ' ', '=']));
    text.lines().position(names).map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tree::Tree;

    fn faults(files: [(&str, &str); 3]) -> Vec<String> {
        check(&Tree::from(files)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_arrow_down_is_allowed() {
        let found = faults([
            ("crates/kernel/Cargo.toml", ""),
            ("crates/areas/Cargo.toml", "[dependencies]\nkernel.workspace = true\n"),
            ("libs/dutch-text/Cargo.toml", "[dependencies]\n"),
        ]);

        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn an_arrow_up_is_reported_with_its_line() {
        let found = faults([
            ("crates/areas/Cargo.toml", "[dependencies]\nsocial_map.workspace = true\n"),
            ("crates/social_map/Cargo.toml", ""),
            ("libs/dutch-text/Cargo.toml", ""),
        ]);

        assert_eq!(
            found,
            ["crates/areas/Cargo.toml:2: this package may not use social_map; \
              find the lower thing both need, and name it"]
        );
    }

    #[test]
    fn an_arrow_up_in_tests_is_reported_too() {
        let found = faults([
            ("crates/areas/Cargo.toml", "[dev-dependencies]\ndemo = { path = \"../demo\" }\n"),
            ("crates/demo/Cargo.toml", ""),
            ("libs/dutch-text/Cargo.toml", ""),
        ]);

        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_crate_may_switch_on_its_own_test_kit() {
        let found = faults([
            ("crates/kernel/Cargo.toml", ""),
            ("crates/store/Cargo.toml", "[dev-dependencies]\nstore = { path = \".\" }\n"),
            ("libs/dutch-text/Cargo.toml", ""),
        ]);

        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_library_knows_no_crate() {
        let found = faults([
            ("crates/kernel/Cargo.toml", ""),
            ("crates/store/Cargo.toml", ""),
            ("libs/dutch-text/Cargo.toml", "[dependencies]\nkernel.workspace = true\n"),
        ]);

        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn a_crate_without_a_floor_is_reported() {
        let found = faults([
            ("crates/kernel/Cargo.toml", ""),
            ("crates/attic/Cargo.toml", ""),
            ("libs/dutch-text/Cargo.toml", ""),
        ]);

        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found.iter().all(|fault| fault.contains("attic has no floor yet")), "{found:?}");
    }
}
