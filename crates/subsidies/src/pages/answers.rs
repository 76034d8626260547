use std::str::FromStr;

use kernel::{Cents, clean_line, clean_text};
use shell::{Choice, Field, FieldError, Visit};

/// The fields of a form as they were sent.
pub(super) type Sent = Vec<(String, String)>;

/// A form that is shown or read: its texts, what stands in it, and what is wrong.
pub(super) struct Answers<'a> {
    pub(super) visit: &'a Visit,
    form: &'static str,
    given: Sent,
    pub(super) errors: Vec<FieldError>,
}

impl<'a> Answers<'a> {
    pub(super) const fn of(visit: &'a Visit, form: &'static str, given: Sent) -> Self {
        Self { visit, form, given, errors: Vec::new() }
    }

    /// What was given under a name; an empty text when nothing.
    pub(super) fn get(&self, name: &str) -> &str {
        self.given.iter().find(|(of, _)| of == name).map_or("", |(_, text)| text.trim())
    }

    /// All that was given under a name.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        self.given.iter().filter(|(of, _)| of == name).map(|(_, text)| text.as_str()).collect()
    }

    /// The version that the writer saw; one that never was when it cannot be read.
    pub(super) fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or_default()
    }

    /// Says that a field is wrong, with its own sentence; that of a numbered field is the same for all.
    pub(super) fn wrong(&mut self, name: &str) {
        let stem = stem(name);
        let key = format!("{}-{stem}-error", self.form);
        self.wrong_because(name, &key);
    }

    /// Says that a field is wrong, with another sentence.
    pub(super) fn wrong_because(&mut self, name: &str, key: &str) {
        let message = self.visit.t(key).to_owned();
        self.errors.push(FieldError { field: name.to_owned(), message });
    }

    /// One line that must be filled in.
    pub(super) fn line(&mut self, name: &str) -> String {
        let read = clean_line(self.get(name), 300);
        read.unwrap_or_else(|_| {
            self.wrong(name);
            String::new()
        })
    }

    /// A text that must be filled in.
    pub(super) fn text(&mut self, name: &str) -> String {
        let read = clean_text(self.get(name), 8_000);
        read.unwrap_or_else(|_| {
            self.wrong(name);
            String::new()
        })
    }

    /// One line that may stay empty.
    pub(super) fn maybe(&mut self, name: &str) -> Option<String> {
        if self.get(name).is_empty() { None } else { Some(self.line(name)) }
    }

    /// The lines of a field, without empty ones.
    pub(super) fn lines(&self, name: &str) -> Vec<String> {
        self.get(name).lines().filter_map(|line| clean_line(line, 300).ok()).collect()
    }

    /// What is read of a field that must be filled in; the default beside a note of the mistake.
    pub(super) fn read<T: FromStr>(&mut self, name: &str) -> Option<T> {
        let read = self.get(name).parse().ok();
        if read.is_none() {
            self.wrong(name);
        }
        read
    }

    /// An amount; nothing when the field is empty.
    pub(super) fn amount(&mut self, name: &str) -> Option<Cents> {
        if self.get(name).is_empty() { None } else { self.read(name) }
    }

    /// A field with what stands in it.
    pub(super) fn field(&self, name: &str, kind: &'static str) -> Field {
        let made = self.visit.fields(self.form, &self.errors).field(stem(name), self.get(name));
        let error = self.errors.iter().find(|error| error.field == name);
        let hint = made.hint.filter(|_| stem(name) == name || name.ends_with("-1"));
        Field { name: name.to_owned(), kind, hint, error: error.map(|one| one.message.clone()), ..made }
    }

    /// The same, which may stay empty.
    pub(super) fn optional(&self, name: &str, kind: &'static str) -> Field {
        Field { required: false, ..self.field(name, kind) }
    }

    /// A field to choose one of these, or none when there is a key for that.
    pub(super) fn choose(&self, name: &str, none: Option<&str>, choices: &[(String, String)]) -> Field {
        let chosen = self.get(name).to_owned();
        let nothing = none.map(|key| (String::new(), self.visit.t(key).to_owned()));
        let choice =
            |(value, label): (String, String)| Choice { chosen: value == chosen, value, label, count: None };
        let options = nothing.into_iter().chain(choices.iter().cloned()).map(choice).collect();
        Field { options, required: none.is_none(), ..self.field(name, "select") }
    }
}

/// The name of a field without its number.
fn stem(name: &str) -> &str {
    match name.rsplit_once('-') {
        Some((stem, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => stem,
        Some(_) | None => name,
    }
}

/// What a form that shows something begins with.
#[derive(Default)]
pub(super) struct Filled(pub(super) Sent);

impl Filled {
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts are given as they are at hand")]
    pub(super) fn with(mut self, name: impl Into<String>, text: impl ToString) -> Self {
        self.0.push((name.into(), text.to_string()));
        self
    }
}

/// An amount as a form shows it, without its sign.
pub(super) fn plain(amount: Cents) -> String {
    amount.to_string().trim_start_matches('€').trim().to_owned()
}
