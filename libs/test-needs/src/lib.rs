#![doc = include_str!("../README.md")]

mod python;

use std::fmt::Display;
use std::path::{Path, PathBuf};

pub use python::python_with;

/// The variable in which a developer names the tools to do without: `TEST_WITHOUT=strace,python`.
pub const LEFT_OUT: &str = "TEST_WITHOUT";

/// A tool that tests run, besides Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Runs an identity provider.
    Node,
    /// A second engine for the stories, and a server that may be killed.
    Postgresql,
    /// Runs other programs that give the same answers: python-dateutil for calendars, pypdf for letters.
    Python,
    /// Lets a system call go wrong.
    Strace,
}

impl Tool {
    /// What was found of it. Where nothing was found, a developer who left it out on purpose gets nothing.
    ///
    /// # Panics
    /// When it is missing and nobody left it out.
    #[must_use]
    #[track_caller]
    pub fn at_hand<T>(self, found: Result<T, impl Display>) -> Option<T> {
        self.unless_left_out(found, &left_out())
    }

    #[track_caller]
    fn unless_left_out<T>(self, found: Result<T, impl Display>, left_out: &str) -> Option<T> {
        let word = self.word();
        match found {
            Ok(found) => Some(found),
            Err(why) if left_out.split(',').any(|one| one.trim() == word) => {
                eprintln!("left out by {LEFT_OUT}: {word} ({why})");
                None
            }
            Err(why) => panic!("{why}. {} To do without: {LEFT_OUT}={word}", self.mend()),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Node => "node",
            Self::Postgresql => "postgresql",
            Self::Python => "python",
            Self::Strace => "strace",
        }
    }

    const fn mend(self) -> &'static str {
        match self {
            Self::Node => "Install Node.js 20 or newer (https://nodejs.org).",
            Self::Postgresql => {
                "Install postgresql; script/test starts a server, or name one yourself: \
                 TEST_PG=postgres://postgres@127.0.0.1:5432/postgres."
            }
            Self::Python => "Install python3-venv; what the test compares with is fetched from PyPI once.",
            Self::Strace => "Install strace, and let it trace (a container may need --cap-add=SYS_PTRACE).",
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "what a developer leaves out is said to tests, not to the program"
)]
fn left_out() -> String {
    std::env::var(LEFT_OUT).unwrap_or_default()
}

/// A public file or folder in `shared`, the folder beside the project for files too large to keep in it; nothing where
/// there is no such folder.
///
/// # Panics
/// When there is such a folder and the file is not in it.
#[must_use]
#[track_caller]
pub fn beside(path: &str) -> Option<PathBuf> {
    found_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), path)
}

#[track_caller]
fn found_in(folder: &Path, path: &str) -> Option<PathBuf> {
    let found = folder.join(path);
    match (folder.is_dir(), found.exists()) {
        (true, true) => Some(found),
        (true, false) => {
            panic!("{} is missing: is it complete, and has the file been moved?", found.display())
        }
        (false, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSING: Result<(), &str> = Err("no strace was found");

    #[test]
    fn what_was_found_is_given() {
        assert_eq!(Tool::Node.unless_left_out(Ok::<_, &str>(20), "node"), Some(20));
    }

    #[test]
    #[should_panic(expected = "no strace was found. Install strace, and let it trace")]
    fn a_missing_tool_fails_the_test_and_says_what_to_install() {
        let _unreached = Tool::Strace.unless_left_out(MISSING, "");
    }

    #[test]
    #[should_panic(expected = "To do without: TEST_WITHOUT=strace")]
    fn another_tool_that_is_left_out_makes_no_difference() {
        let _unreached = Tool::Strace.unless_left_out(MISSING, "node,straces");
    }

    #[test]
    fn a_missing_tool_that_is_left_out_on_purpose_is_not_asked_for() {
        assert_eq!(Tool::Strace.unless_left_out(MISSING, "node, strace"), None);
    }

    #[test]
    fn a_file_beside_the_project_is_found() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(found_in(here, "src/lib.rs"), Some(here.join("src/lib.rs")));
    }

    #[test]
    fn where_the_folder_is_not_there_is_no_file() {
        assert_eq!(found_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("nowhere"), "src/lib.rs"), None);
    }

    #[test]
    #[should_panic(expected = "nothing.csv is missing")]
    fn a_file_that_the_folder_lacks_fails_the_test() {
        let _unreached = found_in(Path::new(env!("CARGO_MANIFEST_DIR")), "nothing.csv");
    }
}
