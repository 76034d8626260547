use std::str::FromStr;

use chrono::NaiveDate;
use kernel::{NotText, Openness, Span, clean_line, clean_text};
use shell::{FieldError, Visit};

use super::answers::Answers;
use crate::Said;

/// Reads what was filled in, and collects what is wrong, so that all of it is shown at once.
pub(crate) struct Reading<'a> {
    visit: &'a Visit,
    form: &'static str,
    pub(super) answers: &'a Answers,
    errors: Vec<FieldError>,
}

impl<'a> Reading<'a> {
    pub(super) const fn of(visit: &'a Visit, form: &'static str, answers: &'a Answers) -> Self {
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
        let key = if self.visit.has_text(&own) { own } else { format!("tracks-{stem}-error") };
        self.errors.push(FieldError { field: field.to_owned(), message: self.visit.t(&key).to_owned() });
    }

    /// Whether something stands in the field.
    pub(super) fn is_filled(&self, field: &str) -> bool {
        !self.answers.get(field).trim().is_empty()
    }

    pub(super) fn line(&mut self, field: &str, most: usize) -> Option<String> {
        let read = clean_line(self.answers.get(field), most);
        read.map_err(|_| self.wrong(field)).ok()
    }

    pub(super) fn maybe_line(&mut self, field: &str, most: usize) -> Option<String> {
        let read = clean_line(self.answers.get(field), most);
        self.maybe(field, read)
    }

    pub(super) fn text(&mut self, field: &str) -> Option<String> {
        let read = clean_text(self.answers.get(field), LONG);
        read.map_err(|_| self.wrong(field)).ok()
    }

    pub(super) fn maybe_text(&mut self, field: &str) -> Option<String> {
        let read = clean_text(self.answers.get(field), LONG);
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
    pub(super) fn parsed<T: FromStr>(&mut self, field: &str) -> Option<T> {
        self.answers.get(field).trim().parse().map_err(|_| self.wrong(field)).ok()
    }

    /// The same, where nothing is an answer too.
    pub(super) fn maybe_parsed<T: FromStr>(&mut self, field: &str) -> Option<T> {
        if self.is_filled(field) { self.parsed(field) } else { None }
    }

    pub(super) fn date(&mut self, field: &str) -> Option<Span> {
        let read = Span::written(self.answers.get(field)).ok();
        if read.is_none() {
            self.wrong(field);
        }
        read
    }

    pub(super) fn maybe_date(&mut self, field: &str) -> Option<Span> {
        if self.is_filled(field) { self.date(field) } else { None }
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

    /// What is said with a step, and on which day.
    pub(super) fn said(&mut self) -> Option<Said> {
        let on = self.day("on");
        let text = self.text("said");
        Some(Said { on: on?, text: text? })
    }

    pub(super) fn openness(&mut self) -> Option<Openness> {
        let read: Option<Openness> = self.parsed("openness");
        if read == Some(Openness::Restricted) {
            self.wrong("openness");
            return None;
        }
        read
    }

    pub(super) fn source(&mut self) -> Option<String> {
        self.maybe_line("source", LINE)
    }
}

/// The most signs in a line.
pub(super) const LINE: usize = 200;
const LONG: usize = 2000;
