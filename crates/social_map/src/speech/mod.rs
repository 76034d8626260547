//! Dates, hours, cost and circumstances in the words that people use, in the language of the visitor.

mod dates;
mod departures;
mod facts;
mod sessions;

pub(crate) use sessions::SpokenSession;

use fluent_bundle::FluentValue;
use kernel::Language;
use shell::Texts;

use crate::search::Label;

/// Somebody who can say things in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speech<'a> {
    texts: &'a Texts,
    language: Language,
}

impl<'a> Speech<'a> {
    pub(crate) const fn new(texts: &'a Texts, language: Language) -> Self {
        Self { texts, language }
    }

    /// The language that is spoken.
    pub(crate) const fn language(self) -> Language {
        self.language
    }

    /// The text of `key`.
    pub(crate) fn t<'k>(self, key: &'k str) -> &'k str
    where
        'a: 'k,
    {
        self.texts.text(self.language, key)
    }

    /// The text of `key` with its arguments filled in.
    pub(crate) fn filled(self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.texts.filled(self.language, key, args)
    }

    /// The text of a word of a closed list: `map-<list>-<word>`.
    pub(crate) fn word(self, list: &str, word: &str) -> String {
        self.t(&format!("map-{list}-{word}")).to_owned()
    }

    /// What an option of a facet is called.
    pub(crate) fn option(self, label: &Label) -> String {
        match label {
            Label::Text(key) => self.t(key).to_owned(),
            Label::Name(name) => name.clone(),
        }
    }

    /// Things one after the other, *and* before the last.
    pub(crate) fn joined(self, things: &[String]) -> String {
        match things {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.t("map-and")),
        }
    }
}

#[cfg(test)]
mod tests;
