use std::str::FromStr;

use chrono::NaiveDate;
use kernel::{NotText, Span, clean_line, clean_text};

use super::Answers;
use crate::{FieldError, Visit};

/// Reads what was filled in, and collects what is wrong, so that all of it is shown at once.
#[derive(Debug)]
pub struct Reading<'a> {
    visit: &'a Visit,
    form: &'static str,
    /// Whose sentences are said of a field for which the form has none.
    stem: &'static str,
    answers: &'a Answers,
    errors: Vec<FieldError>,
}

impl<'a> Reading<'a> {
    pub(super) const fn of(
        visit: &'a Visit,
        (form, stem): (&'static str, &'static str),
        answers: &'a Answers,
    ) -> Self {
        Self { visit, form, stem, answers, errors: Vec::new() }
    }

    /// What was read of the whole form, or what is wrong with it.
    pub(super) fn outcome<T>(self, read: Option<T>) -> Result<T, Vec<FieldError>> {
        read.filter(|_| self.errors.is_empty()).ok_or(self.errors)
    }

    /// Says that a field is wrong, with the sentence of the field; that of a numbered group is the same for all. Saying so
    /// again adds nothing.
    pub fn wrong(&mut self, field: &str) {
        if self.errors.iter().any(|error| error.field == field) {
            return;
        }
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let stem =
            field.rsplit_once('-').filter(|(_, number)| is_number(number)).map_or(field, |(stem, _)| stem);
        let own = format!("{}-{stem}-error", self.form);
        let key = if self.visit.has_text(&own) { own } else { format!("{}-{stem}-error", self.stem) };
        self.errors.push(FieldError { field: field.to_owned(), message: self.visit.t(&key).to_owned() });
    }

    /// The answer as it was sent.
    #[must_use]
    pub fn answer(&self, field: &str) -> &'a str {
        self.answers.get(field)
    }

    /// Whether something stands in the field.
    #[must_use]
    pub fn is_filled(&self, field: &str) -> bool {
        !self.answer(field).trim().is_empty()
    }

    /// The numbers of the groups in which something stands under one of these names.
    #[must_use]
    pub fn numbers(&self, names: &[&str]) -> Vec<usize> {
        let tells = |number: &usize| names.iter().any(|name| self.is_filled(&format!("{name}-{number}")));
        (1..=self.answers.groups(names)).filter(tells).collect()
    }

    /// A line of `most` characters that must be filled in.
    pub fn line(&mut self, field: &str, most: usize) -> Option<String> {
        let read = clean_line(self.answer(field), most);
        read.map_err(|_| self.wrong(field)).ok()
    }

    /// The same, where nothing is an answer too.
    pub fn maybe_line(&mut self, field: &str, most: usize) -> Option<String> {
        let read = clean_line(self.answer(field), most);
        self.maybe(field, read)
    }

    /// A text of `most` characters that must be filled in.
    pub fn text(&mut self, field: &str, most: usize) -> Option<String> {
        let read = clean_text(self.answer(field), most);
        read.map_err(|_| self.wrong(field)).ok()
    }

    /// The same, where nothing is an answer too.
    pub fn maybe_text(&mut self, field: &str, most: usize) -> Option<String> {
        let read = clean_text(self.answer(field), most);
        self.maybe(field, read)
    }

    fn maybe(&mut self, field: &str, read: Result<String, NotText>) -> Option<String> {
        match read {
            Ok(text) => Some(text),
            Err(NotText::Empty) => None,
            Err(NotText::TooLong { .. }) => {
                self.wrong(field);
                None
            }
        }
    }

    /// Something that must be chosen or typed.
    pub fn parsed<T: FromStr>(&mut self, field: &str) -> Option<T> {
        self.answer(field).trim().parse().map_err(|_| self.wrong(field)).ok()
    }

    /// The same, where nothing is an answer too.
    pub fn maybe_parsed<T: FromStr>(&mut self, field: &str) -> Option<T> {
        if self.is_filled(field) { self.parsed(field) } else { None }
    }

    /// All that was ticked.
    pub fn many<T: FromStr>(&mut self, field: &str) -> Vec<T> {
        let read: Vec<Option<T>> = self.answers.all(field).map(|text| text.parse().ok()).collect();
        if read.iter().any(Option::is_none) {
            self.wrong(field);
        }
        read.into_iter().flatten().collect()
    }

    /// A date no more precise than it is known.
    pub fn date(&mut self, field: &str) -> Option<Span> {
        Span::written(self.answer(field)).map_err(|_| self.wrong(field)).ok()
    }

    /// The same, where nothing is an answer too.
    pub fn maybe_date(&mut self, field: &str) -> Option<Span> {
        if self.is_filled(field) { self.date(field) } else { None }
    }

    /// A day, and nothing less precise.
    pub fn day(&mut self, field: &str) -> Option<NaiveDate> {
        match Span::written(self.answer(field)) {
            Ok(Span::Day(day)) => Some(day),
            Ok(Span::Part(..)) | Err(_) => {
                self.wrong(field);
                None
            }
        }
    }
}
