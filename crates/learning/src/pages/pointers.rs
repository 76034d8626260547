//! What a thing points to, in its form. What the writer may not see stays what it was.

use std::fmt::Display;
use std::str::FromStr;

use shell::{Field, Visit};

use super::mistakes::Mistakes;
use crate::actions::Whole;

/// Stands for something that the writer may not see.
const UNSEEN: &str = "unseen";

/// Something that can be chosen: its identity and its name.
pub(super) type Named = (String, String);

pub(super) fn pilots(whole: &Whole) -> Vec<Named> {
    whole.learning.pilots.iter().map(|one| (one.id.to_string(), one.name().to_owned())).collect()
}

/// What stands in the form.
pub(super) fn shown(id: Option<impl Display>, things: &[Named]) -> String {
    match id.map(|id| id.to_string()) {
        Some(id) if things.iter().any(|(known, _)| *known == id) => id,
        Some(_) => UNSEEN.to_owned(),
        None => String::new(),
    }
}

/// The field, in which nothing can be chosen too.
pub(super) fn asked(visit: &Visit, field: Field, nothing: &str, things: Vec<Named>, chosen: &str) -> Field {
    let unseen = (chosen == UNSEEN).then(|| (UNSEEN.to_owned(), visit.t("learning-unseen").to_owned()));
    field.one_of(Some(nothing), unseen.into_iter().chain(things), chosen)
}

/// What was chosen; `old` is what it was.
pub(super) fn read<T: FromStr>(m: &mut Mistakes<'_>, field: &str, text: &str, old: Option<T>) -> Option<T> {
    match text {
        "" => None,
        UNSEEN => old,
        text => m.chosen(field, text),
    }
}
