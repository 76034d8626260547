use std::fmt::Display;

use super::{Answers, Whole};
use crate::{Choice, Field, FieldError, Fields, Visit};

/// Makes the fields of a form with what was filled in; the kind of a field says how the page shows it. Its texts are those
/// of the form, or else those of the room: `policy-plan-title`, `vision-source`.
#[derive(Debug)]
pub struct Ask<'a, W> {
    /// Who asks, in which language.
    pub visit: &'a Visit,
    /// All that can be chosen from.
    pub whole: &'a W,
    pub(super) form: &'static str,
    pub(super) answers: &'a Answers,
    /// The version that these answers are compared with: there is room for the groups of both.
    pub(super) beside: Option<&'a Answers>,
    pub(super) errors: &'a [FieldError],
}

impl<W: Whole> Ask<'_, W> {
    /// The answer of that name so far; an empty text when there is none.
    #[must_use]
    pub fn answer(&self, name: &str) -> &str {
        self.answers.get(name)
    }

    /// How many numbered groups tell something under one of these names.
    #[must_use]
    pub fn groups(&self, names: &[&str]) -> usize {
        let beside = self.beside.map_or(0, |beside| beside.groups(names));
        self.answers.groups(names).max(beside)
    }

    /// One line that must be filled in.
    #[must_use]
    pub fn line(&self, name: &str) -> Field {
        self.fields().field(name, self.answers.get(name))
    }

    fn fields(&self) -> Fields<'_> {
        self.visit.fields(self.form, self.errors).of_room(W::STEM)
    }

    /// One line that may stay empty.
    #[must_use]
    pub fn maybe(&self, name: &str) -> Field {
        Field { required: false, ..self.line(name) }
    }

    /// Several lines.
    #[must_use]
    pub fn text(&self, name: &str) -> Field {
        self.line(name).area()
    }

    /// Several lines that may stay empty.
    #[must_use]
    pub fn maybe_text(&self, name: &str) -> Field {
        self.maybe(name).area()
    }

    /// One of a list of words; the first when nothing was chosen.
    #[must_use]
    pub fn word<'w>(&self, name: &str, words: impl IntoIterator<Item = &'w str>) -> Field {
        let chosen = self.answers.get(name);
        self.fields().choice(name, words, &[chosen]).select()
    }

    /// One of things by name, or none when there is a word for that.
    #[must_use]
    pub fn one_of<T: Display>(
        &self,
        name: &str,
        none: Option<&str>,
        things: impl IntoIterator<Item = (T, String)>,
    ) -> Field {
        let none = none.map(|key| self.visit.t(key));
        let things = things.into_iter().map(|(value, label)| (value.to_string(), label));
        let field = Field { required: none.is_none(), ..self.line(name) };
        field.one_of(none, things, self.answers.get(name))
    }

    /// Any number of things by name.
    #[must_use]
    pub fn any_of<T: Display>(&self, name: &str, things: impl IntoIterator<Item = (T, String)>) -> Field {
        let chosen: Vec<&str> = self.answers.all(name).collect();
        let things = things.into_iter().map(|(value, label)| (value.to_string(), label));
        self.maybe(name).any_of(things, &chosen)
    }

    /// The same field in a numbered group.
    #[must_use]
    pub fn numbered(&self, field: Field, number: usize) -> Field {
        let name = format!("{}-{number}", field.name);
        let chosen: Vec<&str> = self.answers.all(&name).collect();
        let choice = |one: Choice| Choice { chosen: chosen.contains(&one.value.as_str()), ..one };
        let options = field.options.into_iter().map(choice).collect();
        let error = self.errors.iter().find(|error| error.field == name).map(|error| error.message.clone());
        Field { value: self.answers.get(&name).to_owned(), options, error, hint: None, name, ..field }
    }
}
