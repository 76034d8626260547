//! From the text back to an outcome, without looking at the program.

use std::collections::HashMap;

use crate::case::Case;

/// The text, as its reader understands it: action, role, statement.
pub(crate) struct Matrix(HashMap<(String, String), String>);

impl Matrix {
    pub(crate) fn read(text: &str) -> Self {
        let mut statements = HashMap::new();
        let mut action = String::new();
        let lines = text.lines().skip_while(|line| !line.contains("… first")).skip(1);
        for line in lines.filter(|line| !line.is_empty()) {
            if let Some((roles, statement)) = line.trim_start().split_once(" | ") {
                for role in roles.split(", ") {
                    statements.insert((action.clone(), role.to_owned()), statement.to_owned());
                }
            } else {
                line.clone_into(&mut action);
            }
        }
        Self(statements)
    }

    pub(crate) fn outcome(&self, action: &str, subject: &str, case: &Case) -> &str {
        let of = |subject: &str| self.0.get(&(action.to_owned(), subject.to_owned()));
        let statement = of(subject).or_else(|| of("all others")).expect("a statement for everybody");
        statement
            .split("; ")
            .find_map(|part| match part.split_once(": ") {
                None => Some(part),
                Some(("otherwise", outcome)) => Some(outcome),
                Some((conditions, outcome)) => {
                    conditions.split(" and ").all(|condition| holds(case, condition)).then_some(outcome)
                }
            })
            .expect("a statement that decides")
    }
}

fn holds(case: &Case, condition: &str) -> bool {
    let (name, wanted) = condition.strip_prefix("not ").map_or((condition, true), |name| (name, false));
    let known = case.conditions();
    known.iter().find(|(known, _)| *known == name).expect("a known condition").1 == wanted
}
