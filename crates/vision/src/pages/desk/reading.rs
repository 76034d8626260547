use std::str::FromStr;

use chrono::NaiveDate;
use kernel::{NotText, Openness, Span, clean_line, clean_text};
use shell::{FieldError, Visit};

use super::answers::Answers;
use crate::WebLink;

/// Reads what was filled in, and collects what is wrong, so that all of it is shown at once.
pub(crate) struct Reading<'a> {
    visit: &'a Visit,
    form: &'static str,
    pub(super) answers: &'a Answers,
    errors: Vec<FieldError>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(visit: &'a Visit, form: &'static str, answers: &'a Answers) -> Self {
        Self { visit, form, answers, errors: Vec::new() }
    }

    pub(super) fn into_errors(self) -> Vec<FieldError> {
        self.errors
    }

    /// Says that a field is wrong, with the sentence of the field; that of a numbered group is the same for all.
    pub(super) fn wrong(&mut self, field: &str) {
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let stem =
            field.rsplit_once('-').filter(|(_, number)| is_number(number)).map_or(field, |(stem, _)| stem);
        let own = format!("{}-{stem}-error", self.form);
        let key = if self.visit.has_text(&own) { own } else { format!("vision-{stem}-error") };
        self.errors.push(FieldError { field: field.to_owned(), message: self.visit.t(&key).to_owned() });
    }

    pub(super) fn line(&mut self, field: &str, most: usize) -> Option<String> {
        let read = clean_line(self.answers.get(field), most);
        read.map_err(|_| self.wrong(field)).ok()
    }

    pub(super) fn maybe_line(&mut self, field: &str, most: usize) -> Option<String> {
        match clean_line(self.answers.get(field), most) {
            Ok(line) => Some(line),
            Err(NotText::Empty) => None,
            Err(NotText::TooLong { .. }) => {
                self.wrong(field);
                None
            }
        }
    }

    pub(super) fn text(&mut self, field: &str, most: usize) -> Option<String> {
        let read = clean_text(self.answers.get(field), most);
        read.map_err(|_| self.wrong(field)).ok()
    }

    /// Text that may stay empty.
    pub(super) fn maybe_text(&mut self, field: &str, most: usize) -> Option<String> {
        match clean_text(self.answers.get(field), most) {
            Ok(text) => Some(text),
            Err(NotText::Empty) => None,
            Err(NotText::TooLong { .. }) => {
                self.wrong(field);
                None
            }
        }
    }

    /// Something that must be chosen or typed.
    pub(super) fn parsed<T: FromStr>(&mut self, field: &str) -> Option<T> {
        self.answers.get(field).trim().parse().map_err(|_| self.wrong(field)).ok()
    }

    /// The same, where nothing is an answer too.
    pub(super) fn maybe_parsed<T: FromStr>(&mut self, field: &str) -> Option<T> {
        if self.answers.get(field).trim().is_empty() { None } else { self.parsed(field) }
    }

    /// All that was ticked.
    pub(super) fn many<T: FromStr>(&mut self, field: &str) -> Vec<T> {
        let read: Vec<Option<T>> = self.answers.all(field).map(|text| text.parse().ok()).collect();
        if read.iter().any(Option::is_none) {
            self.wrong(field);
        }
        read.into_iter().flatten().collect()
    }

    pub(super) fn date(&mut self, field: &str) -> Option<Span> {
        let read = Span::written(self.answers.get(field)).ok();
        if read.is_none() {
            self.wrong(field);
        }
        read
    }

    pub(super) fn maybe_date(&mut self, field: &str) -> Option<Span> {
        if self.answers.get(field).trim().is_empty() { None } else { self.date(field) }
    }

    /// A day, and nothing less precise.
    pub(super) fn day(&mut self, field: &str) -> Option<NaiveDate> {
        match Span::written(self.answers.get(field)) {
            Ok(Span::Day(day)) => Some(day),
            Ok(Span::Part(..)) | Err(_) => {
                self.wrong(field);
                None
            }
        }
    }

    pub(super) fn openness(&mut self) -> Option<Openness> {
        self.parsed("openness")
    }

    pub(super) fn link(&mut self, field: &str) -> Option<WebLink> {
        self.maybe_parsed(field)
    }
}
