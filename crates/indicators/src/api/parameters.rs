use std::str::FromStr;

use shell::{InvalidInput, Problem};

/// The parameters of a query, read strictly: a program that mistypes one must hear so, and not get everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// These parameters, when each is one of `known` and stands there once.
    pub(super) fn read(pairs: Vec<(String, String)>, known: &[&str]) -> Result<Self, Problem> {
        let expected = format!("There is no such parameter; there are: {}.", known.join(", "));
        let mut wrong = Vec::new();
        for (place, (name, _)) in pairs.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                wrong.push(InvalidInput::in_query(name, "unknown", expected.as_str()));
            } else if pairs.iter().take(place).any(|(other, _)| other == name) {
                wrong.push(InvalidInput::in_query(name, "repeated", "This parameter may stand there once."));
            }
        }
        if wrong.is_empty() { Ok(Self(pairs)) } else { Err(Problem::invalid(wrong)) }
    }

    /// The value of a parameter, read; `expected` says to whom it fails what it should be.
    pub(super) fn one<T: FromStr>(&self, name: &str, expected: &str) -> Result<Option<T>, Problem> {
        let found = self.0.iter().find(|(one, _)| one == name);
        let wrong = |_| Problem::invalid(vec![InvalidInput::in_query(name, "value", expected)]);
        found.map(|(_, value)| value.parse().map_err(wrong)).transpose()
    }

    /// The same for a parameter that must be there.
    pub(super) fn must<T: FromStr>(&self, name: &str, expected: &str) -> Result<T, Problem> {
        let missing = || Problem::invalid(vec![InvalidInput::in_query(name, "missing", expected)]);
        self.one(name, expected)?.ok_or_else(missing)
    }
}
