use chrono::NaiveDate;
use kernel::{Instant, Openness, Span};
use serde::{Deserialize, Serialize};

use crate::ThemeId;

kernel::words! {
    /// What part of the vision something is.
    ThemeKind, "kind of theme" {
        /// What the vision stands on (*pijler*).
        Pillar => "pillar",
        /// What the council wants for residents (*ambitie*).
        Ambition => "ambition",
        /// What gets attention first (*focuspunt*).
        FocusPoint => "focus_point",
        /// From where to where it goes (*beweging*).
        Movement => "movement",
        /// What must be done (*opgave*).
        Task => "task",
        /// A project, instrument or programme that goes by several names (*programma*).
        Programme => "programme",
    }
}

kernel::words! {
    /// What kind of name it is.
    NameKind, "kind of name" {
        /// The name that was decided on.
        Official => "official",
        /// How a document words it.
        Wording => "wording",
        /// A slip of the pen; it is found, and never shown as the name.
        Spelling => "spelling",
    }
}

/// A name that something has or had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// The name.
    pub text: String,
    /// What kind of name.
    pub kind: NameKind,
    /// Since when; none when that is not known.
    pub since: Option<Span>,
    /// Until when; none when it still goes by it, or the end is not known.
    pub until: Option<Span>,
    /// Where it stands: document and line.
    pub source: Option<String>,
}

impl Name {
    /// Whether it can be the name on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since.first_day() <= day)
            && self.until.is_none_or(|until| until.last_day() >= day)
    }
}

/// A theme as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewTheme {
    /// What part of the vision it is.
    pub kind: ThemeKind,
    /// Its place among those of its kind.
    pub number: i64,
    /// What it means, in a few sentences.
    pub about: String,
    /// Its names; at least one.
    pub names: Vec<Name>,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

impl NewTheme {
    /// What it is called on `day`: an official name before a wording, the youngest first; a slip of the pen only when
    /// there is nothing else.
    #[must_use]
    pub fn name_on(&self, day: NaiveDate) -> &str {
        let order = |name: &&Name| (!name.holds_on(day), name.kind, std::cmp::Reverse(name.since));
        self.names.iter().min_by_key(order).map_or("", |name| name.text.as_str())
    }

    /// What it is called by now, whatever the day is: the youngest name of which no end is known, official before
    /// wording.
    #[must_use]
    pub fn latest_name(&self) -> &str {
        let order = |name: &&Name| {
            let is_slip = name.kind == NameKind::Spelling;
            (is_slip, name.until.is_some(), name.kind, std::cmp::Reverse(name.since))
        };
        self.names.iter().min_by_key(order).map_or("", |name| name.text.as_str())
    }

    /// Whether a name of it holds all words of `question`, however they are written.
    #[must_use]
    pub fn answers(&self, question: &str) -> bool {
        let asked = dutch_text::fold(question);
        let words: Vec<&str> = asked.split_whitespace().collect();
        let in_name = |name: &Name| {
            let folded = dutch_text::fold(&name.text);
            words.iter().all(|word| folded.contains(word))
        };
        !words.is_empty() && self.names.iter().any(in_name)
    }
}

/// An ambition, pillar, focus point, movement, task or programme (*thema*), whatever it is called today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its identity.
    pub id: ThemeId,
    /// What is registered.
    pub particulars: NewTheme,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub changed_at: Instant,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str, kind: NameKind, since: &str, until: &str) -> Name {
        Name {
            text: text.to_owned(),
            kind,
            since: since.parse().ok(),
            until: until.parse().ok(),
            source: None,
        }
    }

    fn theme(names: Vec<Name>) -> NewTheme {
        NewTheme {
            kind: ThemeKind::Ambition,
            number: 1,
            about: String::new(),
            names,
            openness: Openness::Public,
            source: None,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_name_is_that_of_the_day_and_a_slip_of_the_pen_never_is() {
        let theme = theme(vec![
            name("Parentsouse", NameKind::Spelling, "", ""),
            name("Oude naam", NameKind::Official, "2020", "2022"),
            name("Nieuwe naam", NameKind::Official, "2023", ""),
            name("Andere woorden", NameKind::Wording, "2024", ""),
        ]);
        assert_eq!(theme.name_on(day("2021-05-01")), "Oude naam");
        assert_eq!(theme.name_on(day("2022-12-31")), "Oude naam");
        assert_eq!(theme.name_on(day("2023-01-01")), "Nieuwe naam");
        assert_eq!(theme.name_on(day("2025-01-01")), "Nieuwe naam");
        assert_eq!(theme.latest_name(), "Nieuwe naam");
    }

    #[test]
    fn a_search_finds_each_name_it_ever_had_however_it_is_written() {
        let theme = theme(vec![
            name("Sociale contacten en daginvulling/ ontmoeting", NameKind::Wording, "", ""),
            name("Parentsouse", NameKind::Spelling, "", "2019"),
        ]);
        for question in ["contacten", "DAGINVULLING sociale", "parentsoúse", "ontmoeting"] {
            assert!(theme.answers(question), "{question}");
        }
        for question in ["", "  ", "vitaal", "contacten vitaal"] {
            assert!(!theme.answers(question), "{question}");
        }
    }
}
