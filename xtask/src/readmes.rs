//! Every crate and every library introduces itself, and the map of the house knows it.

use crate::fault::Fault;
use crate::source::has_word;
use crate::tree::Tree;

const MAP: &str = "ARCHITECTURE.md";

pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let map = tree.text(MAP).unwrap_or_default();
    let mut faults = Vec::new();
    for (folder, name) in tree.packages("crates").into_iter().chain(tree.packages("libs")) {
        let readme = format!("{folder}/README.md");
        if !tree.has(&readme) {
            let mend = "write one screen: purpose, rules with their source, words, what it never does";
            faults.push(Fault::new(&readme, 1, format!("{name} has no README"), mend));
        }
        if !map.lines().any(|line| has_word(line, name)) {
            faults.push(Fault::new(
                MAP,
                1,
                format!("does not know {name}"),
                "give it a line in the code map",
            ));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tree::Tree;

    #[test]
    fn a_described_crate_is_in_order() {
        let tree = Tree::from([
            ("ARCHITECTURE.md", "| `areas` | wards |"),
            ("crates/areas/Cargo.toml", ""),
            ("crates/areas/README.md", ""),
        ]);

        assert_eq!(check(&tree), []);
    }

    #[test]
    fn a_crate_without_readme_and_place_on_the_map_is_reported_twice() {
        let tree = Tree::from([("ARCHITECTURE.md", "subareas"), ("crates/areas/Cargo.toml", "")]);
        let found: Vec<_> = check(&tree).iter().map(ToString::to_string).collect();

        assert_eq!(found.len(), 2, "{found:?}");
    }
}
