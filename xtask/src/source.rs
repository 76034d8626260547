//! The part of a Rust file that ships: without its test module and without comments.
//!
//! Works on lines of formatted code, which is enough for rules that look for a word; `cargo fmt --check` guards
//! the assumption.

/// Whether the whole file exists for tests.
pub(crate) fn is_test(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.contains("/tests/") || name == "tests.rs" || name.ends_with("_tests.rs")
}

/// Lines outside `#[cfg(test)] mod … { … }`, numbered from one, comments included.
pub(crate) fn shipped_lines(text: &str) -> Vec<(usize, &str)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut shipped = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if opens_test_module(line, lines.get(at + 1)) {
            at += lines.iter().skip(at).take_while(|line| **line != "}").count() + 1;
        } else {
            shipped.push((at + 1, *line));
            at += 1;
        }
    }
    shipped
}

fn opens_test_module(line: &str, next: Option<&&str>) -> bool {
    line == "#[cfg(test)]" && next.is_some_and(|next| next.contains("mod ") && next.ends_with('{'))
}

/// Shipped lines with their comments taken off.
pub(crate) fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    shipped_lines(text).into_iter().map(|(number, line)| (number, without_comment(line)))
}

fn without_comment(line: &str) -> &str {
    if line.trim_start().starts_with("//") {
        return "";
    }
    line.split_once(" // ").map_or(line, |(code, _)| code)
}

/// Whether `word` stands in the line by itself, not as part of a longer name.
pub(crate) fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line.get(..start).and_then(|head| head.chars().next_back());
        let after = line.get(start + word.len()..).and_then(|tail| tail.chars().next());
        !before.is_some_and(is_name_char) && !after.is_some_and(is_name_char)
    })
}

/// Whether the character can stand in an identifier.
pub(crate) fn is_name_char(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Whether a folder or file of the path, below `src/`, carries one of these names or begins with one and `_`.
///
/// `crates/areas/src/store/ward.rs` and `crates/areas/src/store.rs` both lie in a `store`.
pub(crate) fn lies_in(path: &str, names: &[&str]) -> bool {
    let below = path.split_once("/src/").map_or("", |(_, below)| below);
    below.split('/').any(|part| {
        let stem = part.strip_suffix(".rs").unwrap_or(part);
        names
            .iter()
            .any(|name| stem.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_')))
    })
}

#[cfg(test)]
mod tests {
    use super::{code_lines, has_word, is_test, lies_in, shipped_lines};

    #[test]
    fn the_test_module_does_not_ship() {
        let text = "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn b() {}\n}\nfn c() {}\n";

        assert_eq!(shipped_lines(text), [(1, "fn a() {}"), (2, ""), (7, "fn c() {}")]);
    }

    #[test]
    fn an_unclosed_test_module_runs_to_the_end() {
        assert_eq!(shipped_lines("#[cfg(test)]\nmod tests {\n    fn b() {}"), []);
    }

    #[test]
    fn comments_are_not_code() {
        let code: Vec<_> = code_lines("/// says sqlx\nlet a = 1; // axum\n").collect();

        assert_eq!(code, [(1, ""), (2, "let a = 1;")]);
    }

    #[test]
    fn a_word_stands_by_itself() {
        assert!(has_word("use sqlx::query;", "sqlx"));
        assert!(!has_word("use our_sqlx::query;", "sqlx"));
        assert!(!has_word("sqlxx", "sqlx"));
    }

    #[test]
    fn a_place_is_a_folder_or_a_file_of_that_name() {
        for (path, expected) in [
            ("crates/areas/src/store/ward.rs", true),
            ("crates/areas/src/store.rs", true),
            ("crates/areas/src/store_ward.rs", true),
            ("crates/areas/src/storey.rs", false),
            ("crates/store/src/ward.rs", false),
        ] {
            assert_eq!(lies_in(path, &["store"]), expected, "{path}");
        }
    }

    #[test]
    fn test_files_are_known_by_name_or_folder() {
        assert!(is_test("crates/areas/tests/story.rs"));
        assert!(is_test("crates/areas/src/ward/tests.rs"));
        assert!(!is_test("crates/areas/src/ward.rs"));
    }
}
