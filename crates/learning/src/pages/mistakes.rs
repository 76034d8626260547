use std::str::FromStr;

use kernel::{NotText, Span, clean_line, clean_text};
use shell::{FieldError, Visit};

/// Collects what is wrong with a form, so that all of it is shown at once.
pub(super) struct Mistakes<'a> {
    visit: &'a Visit,
    form: &'static str,
    found: Vec<FieldError>,
}

/// The longest line and the longest text that a field takes, in characters.
const LINE: usize = 200;
const TEXT: usize = 4000;
/// The most lines in a list.
const LINES: usize = 40;

impl<'a> Mistakes<'a> {
    pub(super) fn of(visit: &'a Visit, form: &'static str) -> Self {
        Self { visit, form, found: Vec::new() }
    }

    /// A mistake in a field, with the text that belongs to it.
    pub(super) fn add(&mut self, field: &str) {
        let key = format!("{}-{field}-error", self.form);
        self.found.push(FieldError { field: field.to_owned(), message: self.visit.t(&key).to_owned() });
    }

    /// A line that must be filled in.
    pub(super) fn line(&mut self, field: &str, text: &str) -> String {
        self.taken(field, clean_line(text, LINE))
    }

    /// A text that must be filled in.
    pub(super) fn text(&mut self, field: &str, text: &str) -> String {
        self.taken(field, clean_text(text, TEXT))
    }

    fn taken(&mut self, field: &str, text: Result<String, NotText>) -> String {
        text.map_err(|_| self.add(field)).unwrap_or_default()
    }

    /// A text that may stay empty.
    pub(super) fn maybe(&mut self, field: &str, text: &str) -> String {
        match clean_text(text, TEXT) {
            Err(NotText::Empty) => String::new(),
            other => self.taken(field, other),
        }
    }

    /// A line that may be left out.
    pub(super) fn optional(&mut self, field: &str, text: &str) -> Option<String> {
        match clean_line(text, LINE) {
            Err(NotText::Empty) => None,
            other => Some(self.taken(field, other)),
        }
    }

    /// A list, one thing on each line.
    pub(super) fn lines(&mut self, field: &str, text: &str) -> Vec<String> {
        let lines: Vec<String> = text.lines().filter_map(|line| clean_line(line, usize::MAX).ok()).collect();
        if lines.len() > LINES || lines.iter().any(|line| line.chars().count() > TEXT / 10) {
            self.add(field);
        }
        lines
    }

    /// A choice that must be made.
    pub(super) fn chosen<T: FromStr>(&mut self, field: &str, text: &str) -> Option<T> {
        text.parse().map_err(|_| self.add(field)).ok()
    }

    /// A day or part of a year that must be filled in.
    pub(super) fn span(&mut self, field: &str, text: &str) -> Option<Span> {
        Span::written(text).map_err(|_| self.add(field)).ok()
    }

    /// A day or part of a year that may be left out.
    pub(super) fn optional_span(&mut self, field: &str, text: &str) -> Option<Span> {
        if text.trim().is_empty() { None } else { self.span(field, text) }
    }

    /// What was read, unless something is wrong.
    pub(super) fn unless_any<T>(self, read: Option<T>) -> Result<T, Vec<FieldError>> {
        match (read, self.found.is_empty()) {
            (Some(read), true) => Ok(read),
            _ => Err(self.found),
        }
    }
}
