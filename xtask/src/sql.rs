//! SQL stands only in stores, where both engines try it.

use crate::fault::Fault;
use crate::source::{code_lines, has_word, is_test, lies_in};
use crate::tree::Tree;

const STATEMENTS: &[&str] = &["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM "];

const MEND: &str = "move it to the store of the crate, where the stories run on both engines";

pub(crate) fn check(tree: &Tree) -> Vec<Fault> {
    let outside = tree.files("crates/", "rs").filter(|(path, _)| !may_hold_sql(path));
    outside
        .flat_map(|(path, text)| {
            let lines = code_lines(text).filter(|(_, line)| speaks_sql(line));
            lines.map(move |(number, _)| Fault::new(path, number, "SQL outside a store", MEND))
        })
        .collect()
}

fn may_hold_sql(path: &str) -> bool {
    path.starts_with("crates/store/") || is_test(path) || lies_in(path, &["store"])
}

/// A statement opens a string or, in a string over several lines, opens the line.
fn speaks_sql(line: &str) -> bool {
    let opens = |statement: &str| {
        line.trim_start().starts_with(statement) || line.contains(&format!("\"{statement}"))
    };
    has_word(line, "sqlx") || STATEMENTS.iter().any(|statement| opens(statement))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tree::Tree;

    fn count(path: &str, text: &str) -> usize {
        check(&Tree::from([(path, text)])).len()
    }

    #[test]
    fn a_query_in_a_page_is_reported() {
        assert_eq!(count("crates/areas/src/pages/ward.rs", "let q = \"SELECT id FROM ward\";"), 1);
        assert_eq!(count("crates/areas/src/pages/ward.rs", "let q = \"\n    SELECT id\n\";"), 1);
        assert_eq!(count("crates/areas/src/actions.rs", "use sqlx::Row;"), 1);
    }

    #[test]
    fn a_query_in_a_store_is_at_home() {
        for path in
            ["areas/src/store.rs", "areas/src/store/ward.rs", "store/src/db.rs", "areas/tests/story.rs"]
        {
            assert_eq!(count(&format!("crates/{path}"), "sqlx::query(\"SELECT 1\")"), 0, "{path}");
        }
    }

    #[test]
    fn a_word_in_a_sentence_is_not_a_query() {
        assert_eq!(
            count("crates/areas/src/ward.rs", "/// SELECT the ward\nlet text = \"please SELECT one\";"),
            0
        );
    }
}
