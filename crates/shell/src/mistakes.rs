use std::str::FromStr;

use kernel::{NotText, clean_line};

use crate::field::FieldError;
use crate::visit::Visit;

/// What is wrong in what somebody typed, collected so that all of it is shown at once. The sentence for a field `town` of
/// the form `place` is `place-town-error`.
#[derive(Debug)]
pub struct Mistakes<'a> {
    visit: &'a Visit,
    form: &'static str,
    found: Vec<FieldError>,
}

impl<'a> Mistakes<'a> {
    /// None so far, in this form.
    #[must_use]
    pub const fn none(visit: &'a Visit, form: &'static str) -> Self {
        Self { visit, form, found: Vec::new() }
    }

    /// Notes that a field is wrong.
    pub fn add(&mut self, field: &str) {
        let message = self.visit.t(&format!("{}-{field}-error", self.form)).to_owned();
        self.found.push(FieldError { field: field.to_owned(), message });
    }

    /// What was read of a field that must be filled in.
    pub fn needed<T, E>(&mut self, field: &str, read: Result<T, E>) -> Option<T> {
        read.map_err(|_| self.add(field)).ok()
    }

    /// What a field says that may stay empty.
    pub fn optional<T: FromStr>(&mut self, field: &str, text: &str) -> Option<T> {
        match text.trim() {
            "" => None,
            text => self.needed(field, text.parse()),
        }
    }

    /// The line in a field that may stay empty, of `most` characters.
    pub fn optional_line(&mut self, field: &str, text: &str, most: usize) -> Option<String> {
        match clean_line(text, most) {
            Ok(line) => Some(line),
            Err(NotText::Empty) => None,
            Err(NotText::TooLong { .. }) => {
                self.add(field);
                None
            }
        }
    }

    /// All that is wrong, in the order in which it was noted.
    #[must_use]
    pub fn found(self) -> Vec<FieldError> {
        self.found
    }
}
