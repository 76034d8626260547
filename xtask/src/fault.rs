//! What a check reports.

use std::fmt;

/// One departure from the rules of the house, where it stands and how to mend it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fault {
    path: String,
    line: usize,
    what: String,
    mend: &'static str,
}

impl Fault {
    /// `line` counts from one, as editors do.
    pub(crate) fn new(path: &str, line: usize, what: impl Into<String>, mend: &'static str) -> Self {
        Self { path: path.to_owned(), line, what: what.into(), mend }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}; {}", self.path, self.line, self.what, self.mend)
    }
}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn a_fault_names_place_cause_and_remedy() {
        let fault = Fault::new("crates/areas/src/ward.rs", 12, "SQL outside a store", "move it");

        assert_eq!(fault.to_string(), "crates/areas/src/ward.rs:12: SQL outside a store; move it");
    }
}
