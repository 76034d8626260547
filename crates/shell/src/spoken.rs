//! Days and spans of the calendar in words. What is said here, [`Span::written`] reads back, so that a form can hold it.

use chrono::{Datelike as _, NaiveDate};
use kernel::{Language, PartOfYear, Span};

use crate::{Texts, Visit};

impl Visit {
    /// A day in words: *9 maart 2020*.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        self.span(Span::Day(day))
    }

    /// A span in words, no more precise than it is known: *september 2020*, *eerste helft van 2023*.
    #[must_use]
    pub fn span(&self, span: Span) -> String {
        in_words(&self.house.texts, self.language, span)
    }

    /// From when until when, as far as it is known; nothing when neither is.
    #[must_use]
    pub fn from_until(&self, from: Option<Span>, until: Option<Span>) -> Option<String> {
        match (from, until) {
            (None, None) => None,
            (Some(from), None) => Some(self.t_with("span-from", "from", self.span(from))),
            (None, Some(until)) => Some(self.t_with("span-until", "until", self.span(until))),
            (Some(from), Some(until)) => {
                let args = [("from", self.span(from).into()), ("until", self.span(until).into())];
                Some(self.t_args("span-from-until", &args))
            }
        }
    }
}

impl Texts {
    /// A day in words, where there is no visitor: in a letter.
    #[must_use]
    pub fn day(&self, language: Language, day: NaiveDate) -> String {
        in_words(self, language, Span::Day(day))
    }
}

fn in_words(texts: &Texts, language: Language, span: Span) -> String {
    let part = |key: &str, year: i32, next: i32| {
        let args = [("year", year.to_string().into()), ("next", next.to_string().into())];
        texts.filled(language, key, &args)
    };
    match span {
        Span::Day(day) => {
            let month = part(&format!("span-{:02}", day.month()), day.year(), day.year());
            let args = [("day", day.day().to_string().into()), ("month", month.into())];
            texts.filled(language, "span-day", &args)
        }
        Span::Part(year, PartOfYear::SchoolYear) => part("span-school", year, year + 1),
        Span::Part(year, of) => part(&format!("span-{of}"), year, year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_in_either_language_is_read_back() {
        let texts = Texts::embedded().unwrap();
        let days = ["2020-03-09", "2024-02-29", "2023-12-31"].map(|day| Span::Day(day.parse().unwrap()));
        let parts = PartOfYear::ALL.iter().map(|part| Span::Part(2023, *part));
        for span in days.into_iter().chain(parts) {
            for language in Language::ALL {
                let said = in_words(&texts, language, span);
                assert_eq!(Span::written(&said), Ok(span), "{said}");
            }
        }
        let day = "2020-03-09".parse().unwrap();
        assert_eq!(in_words(&texts, Language::Dutch, Span::Day(day)), "9 maart 2020");
    }
}
