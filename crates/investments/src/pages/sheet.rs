//! The fields of a form, and what is wrong with what was typed in them.

use kernel::{NotText, Openness, clean_line, clean_text};
use shell::{Choice, Field, FieldError, Visit};

pub(super) fn area(field: Field) -> Field {
    Field { kind: "textarea", ..field }
}

pub(super) fn select(field: Field) -> Field {
    Field { kind: "select", ..field }
}

pub(super) fn number(field: Field) -> Field {
    Field { kind: "number", ..field }
}

/// A field to choose one thing by name, or none when there is a word for that.
pub(super) fn one_of(
    field: Field,
    none: Option<&str>,
    things: impl IntoIterator<Item = (String, String)>,
    chosen: &str,
) -> Field {
    let nothing = none.map(|label| (String::new(), label.to_owned()));
    let choice =
        |(value, label): (String, String)| Choice { chosen: value == chosen, value, label, count: None };
    Field { kind: "select", options: nothing.into_iter().chain(things).map(choice).collect(), ..field }
}

/// How open a new thing can be made. Who may see something restricted is named elsewhere.
pub(super) const OPENNESS: [Openness; 3] =
    [Openness::Public, Openness::CouncilConfidential, Openness::Internal];

/// The field in which it is chosen; what is restricted can stay so.
pub(super) fn openness(visit: &Visit, name: &str, chosen: &str, errors: &[FieldError]) -> Field {
    let restricted = (chosen == Openness::Restricted.name()).then_some(Openness::Restricted);
    let levels = OPENNESS.into_iter().chain(restricted);
    let things =
        levels.map(|one| (one.name().to_owned(), visit.t(&format!("money-openness-{one}")).to_owned()));
    one_of(visit.fields("money", errors).field(name, ""), None, things, chosen)
}

/// What is wrong with a form, so that all of it is shown at once. The sentence of a field is `<form>-<field>-error`.
pub(super) struct Wrong<'a> {
    visit: &'a Visit,
    form: &'static str,
    pub(super) found: Vec<FieldError>,
}

impl<'a> Wrong<'a> {
    pub(super) fn none(visit: &'a Visit, form: &'static str) -> Self {
        Self { visit, form, found: Vec::new() }
    }

    pub(super) fn add(&mut self, field: &str) {
        let message = self.visit.t(&format!("{}-{field}-error", self.form)).to_owned();
        self.say(field, message);
    }

    pub(super) fn say(&mut self, field: &str, message: String) {
        self.found.push(FieldError { field: field.to_owned(), message });
    }

    /// A line of a field of several lines that cannot be read.
    pub(super) fn say_line(&mut self, field: &str, line: usize, fault: &str) {
        let message = self.visit.t_with(&format!("{}-row-{fault}", self.form), "line", line.to_string());
        self.say(field, message);
    }

    /// A line that must be filled in.
    pub(super) fn line(&mut self, field: &str, text: &str, most: usize) -> String {
        clean_line(text, most).map_err(|_| self.add(field)).unwrap_or_default()
    }

    /// A text that may stay empty.
    pub(super) fn text(&mut self, field: &str, text: &str, most: usize) -> String {
        match clean_text(text, most) {
            Ok(text) => text,
            Err(NotText::Empty) => String::new(),
            Err(NotText::TooLong { .. }) => {
                self.add(field);
                String::new()
            }
        }
    }

    /// A line that may stay empty.
    pub(super) fn maybe(&mut self, field: &str, text: &str, most: usize) -> String {
        match clean_line(text, most) {
            Ok(line) => line,
            Err(NotText::Empty) => String::new(),
            Err(NotText::TooLong { .. }) => {
                self.add(field);
                String::new()
            }
        }
    }

    /// Something that must be read.
    pub(super) fn read<T, E>(&mut self, field: &str, read: Result<T, E>) -> Option<T> {
        read.map_err(|_| self.add(field)).ok()
    }
}
