//! Pure files of a room are functions of their arguments: no input or output, no clock, no chance.
//!
//! Everything of a room outside its store, actions, pages and API is pure, so that a rule can be read, tested and
//! trusted without knowing who calls it.

use crate::fault::Fault;
use crate::floors::{PLANS, TOWN, UNDER_THE_ROOF};
use crate::source::{code_lines, has_word, is_test, lies_in};
use crate::tree::Tree;

const ROOMS: &[&[&str]] = &[TOWN, PLANS, UNDER_THE_ROOF];

const IMPURE_PLACES: &[&str] = &["store", "actions", "pages", "api", "lib", "main"];

/// What a pure file may not mention, and where the work belongs instead.
const FORBIDDEN: &[(&str, &str)] = &[
    ("sqlx", "move the query to the store of the room"),
    ("axum", "move it to pages or api"),
    ("askama", "move it to pages"),
    ("async fn", "move it to actions or store"),
    ("async move", "move it to actions or store"),
    ("Utc::now", "take the moment as an argument"),
    ("Local::now", "take the moment as an argument"),
    ("SystemTime::now", "take the moment as an argument"),
    ("Instant::now", "take the moment as an argument"),
    ("env::var", "take the setting as an argument"),
    ("rand::rng", "take the generator as an argument"),
    ("Uuid::now_v7", "take the id as an argument"),
    ("Uuid::new_v4", "take the id as an argument"),
];

pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    ROOMS
        .iter()
        .copied()
        .flatten()
        .flat_map(|room| impurities(tree, &format!("crates/{room}/src/")))
        .collect()
}

fn impurities(tree: &Tree, folder: &str) -> Vec<Fault> {
    let pure = tree.files(folder, "rs").filter(|(path, _)| !is_test(path) && !lies_in(path, IMPURE_PLACES));
    pure.flat_map(|(path, text)| {
        code_lines(text).flat_map(move |(number, line)| {
            let met = FORBIDDEN.iter().filter(move |(word, _)| has_word(line, word));
            met.map(move |(word, mend)| Fault::new(path, number, format!("{word} in a pure file"), mend))
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tree::Tree;

    fn count(path: &str, text: &str) -> usize {
        check(&Tree::from([(path, text)])).len()
    }

    #[test]
    fn a_pure_file_may_not_look_at_the_clock() {
        let faults = check(&Tree::from([("crates/areas/src/ward.rs", "fn age() {\n    Utc::now()\n}\n")]));
        let faults: Vec<_> = faults.iter().map(ToString::to_string).collect();

        assert_eq!(
            faults,
            ["crates/areas/src/ward.rs:2: Utc::now in a pure file; take the moment as an argument"]
        );
    }

    #[test]
    fn stores_actions_pages_and_the_door_may_wait() {
        for path in ["store/ward", "actions", "pages/ward", "api", "lib"] {
            assert_eq!(count(&format!("crates/areas/src/{path}.rs"), "pub async fn a() {}"), 0, "{path}");
        }
        assert_eq!(count("crates/areas/src/ward.rs", "pub async fn a() {}"), 1);
    }

    #[test]
    fn tests_and_comments_are_free() {
        let text = "//! Knows nothing of axum.\n#[cfg(test)]\nmod tests {\n    async fn a() {}\n}\n";

        assert_eq!(count("crates/areas/src/ward.rs", text), 0);
    }

    #[test]
    fn the_ground_floor_is_not_a_room() {
        assert_eq!(count("crates/access/src/session.rs", "async fn a() {}"), 0);
    }
}
