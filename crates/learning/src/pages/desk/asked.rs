//! What several forms of the room ask, and how it is read.

use std::fmt::Display;
use std::str::FromStr;

use kernel::{Openness, clean_line};
use shell::Field;
use shell::desk::{Answers, Ask, Reading};
use vision::ThemeId;

use super::Desk;

/// The longest line and the longest text that a field takes, in characters.
pub(super) const LINE: usize = 200;
pub(super) const TEXT: usize = 4000;
/// The most lines in a list.
const LINES: usize = 40;

/// Stands for something that the writer may not see.
const UNSEEN: &str = "unseen";

/// Something that can be chosen: its identity and its name.
pub(super) type Named = (String, String);

/// Who may see it.
pub(super) fn openness(ask: &Ask<'_, Desk>) -> Field {
    ask.word("openness", Openness::ALL.iter().map(|one| one.name())).radios()
}

/// A field that starts with what is for the municipality alone.
pub(super) fn begins() -> Answers {
    Answers::default().with("openness", Openness::Internal)
}

/// Themes of the vision; none are asked as long as there are none.
pub(super) fn themes(ask: &Ask<'_, Desk>) -> Option<Field> {
    let themes = ask.whole.all.themes.iter().map(|(id, name)| (*id, name.clone()));
    Some(ask.any_of("themes", themes)).filter(|field| !field.options.is_empty())
}

/// The themes that were ticked, and those of before that the writer does not see: what is not shown is not taken away.
pub(super) fn read_themes(reading: &mut Reading<'_>, desk: &Desk, before: &[ThemeId]) -> Vec<ThemeId> {
    let is_known = |id: &ThemeId| desk.all.themes.contains_key(id);
    let ticked = reading.many("themes").into_iter().filter(is_known);
    ticked.chain(before.iter().copied().filter(|id| !is_known(id))).collect()
}

/// Answers with the themes that were chosen.
pub(super) fn with_themes(answers: Answers, themes: &[ThemeId]) -> Answers {
    themes.iter().fold(answers, |answers, theme| answers.with("themes", theme))
}

pub(super) fn pilots(desk: &Desk) -> Vec<Named> {
    desk.all.learning.pilots.iter().map(|one| (one.id.to_string(), one.name().to_owned())).collect()
}

/// What a thing points to: one of these, or nothing. What the writer may not see stays what it was.
pub(super) fn pointer(ask: &Ask<'_, Desk>, name: &str, nothing: &str, things: Vec<Named>) -> Field {
    let chosen = ask.answer(name);
    let is_unseen = !chosen.is_empty() && !things.iter().any(|(id, _)| id == chosen);
    let unseen = is_unseen.then(|| (UNSEEN.to_owned(), ask.visit.t("learning-unseen").to_owned()));
    let field = ask.one_of(name, Some(nothing), unseen.into_iter().chain(things));
    if !is_unseen {
        return field;
    }
    let choose = |one: shell::Choice| shell::Choice { chosen: one.value == UNSEEN, ..one };
    Field { options: field.options.into_iter().map(choose).collect(), ..field }
}

/// What was chosen; `old` is what it was.
pub(super) fn read_pointer<T: FromStr + Display>(
    reading: &mut Reading<'_>,
    field: &str,
    old: Option<T>,
) -> Option<T> {
    match reading.answer(field) {
        UNSEEN => old,
        _ => reading.maybe_parsed(field),
    }
}

/// A list, one thing on each line.
pub(super) fn lines(reading: &mut Reading<'_>, field: &str) -> Vec<String> {
    let answer = reading.answer(field).lines();
    let lines: Vec<String> = answer.filter_map(|line| clean_line(line, usize::MAX).ok()).collect();
    if lines.len() > LINES || lines.iter().any(|line| line.chars().count() > TEXT / 10) {
        reading.wrong(field);
    }
    lines
}

/// A text that may stay empty.
pub(super) fn text_or_none(reading: &mut Reading<'_>, field: &str) -> String {
    reading.maybe_text(field, TEXT).unwrap_or_default()
}
