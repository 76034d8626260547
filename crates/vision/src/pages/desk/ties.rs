use std::fmt::Display;
use std::str::FromStr;

use shell::desk::{Answers, Ask, Reading, Section};

use crate::{Bond, Ties, Vision};

/// How many empty rows there are below those filled in.
const SPARE: usize = 1;

/// What something serves, row by row: a thing, and how closely. `stem` is the name of the field, such as `theme`.
pub(super) fn sections<T: Display + Clone>(
    ask: &Ask<'_, Vision>,
    stem: &str,
    things: &[(T, String)],
) -> Vec<Section> {
    let bond = format!("{stem}_bond");
    let words = || Bond::ALL.iter().map(|one| (*one, ask.visit.t(&format!("vision-bond-{one}")).to_owned()));
    let row = |number| {
        let thing = ask.numbered(ask.one_of(stem, Some("vision-tie-none"), things.to_vec()), number);
        let bond = ask.numbered(ask.one_of(&bond, None, words()), number);
        Section {
            legend: ask.visit.t_with(&format!("vision-tie-{stem}-number"), "number", number),
            fields: vec![thing, bond],
            wide: &["theme", "goal"],
        }
    };
    (1..=ask.groups(&[stem]) + SPARE).map(row).collect()
}

/// The rows as they stand.
pub(super) fn answers<T: Display>(answers: Answers, stem: &str, ties: &Ties<T>) -> Answers {
    answers.with_each(ties, |answers, number, (to, bond)| {
        answers.with(&format!("{stem}-{number}"), to).with(&format!("{stem}_bond-{number}"), bond)
    })
}

/// The rows that were filled in; when a thing stands in two of them, the last one holds.
pub(super) fn read<T: FromStr + Ord>(reading: &mut Reading<'_>, stem: &str) -> Ties<T> {
    let mut ties = Ties::new();
    for number in reading.numbers(&[stem]) {
        let bond = reading.maybe_parsed(&format!("{stem}_bond-{number}"));
        if let Some(to) = reading.parsed(&format!("{stem}-{number}")) {
            ties.insert(to, bond.unwrap_or(Bond::Primary));
        }
    }
    ties
}
