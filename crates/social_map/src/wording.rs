use std::fmt;

use kernel::{NotText, clean_line};
use serde::{Deserialize, Serialize};

/// The most characters of a title.
const LONGEST_TITLE: usize = 60;

/// The title of an offer: one line of at most 60 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Title(String);

impl Title {
    /// Reads a title.
    ///
    /// # Errors
    /// When nothing is left or it is too long.
    pub fn new(text: &str) -> Result<Self, NotText> {
        clean_line(text, LONGEST_TITLE).map(Self)
    }

    /// The title itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Title {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl TryFrom<String> for Title {
    type Error = NotText;

    fn try_from(text: String) -> Result<Self, NotText> {
        Self::new(&text)
    }
}

impl From<Title> for String {
    fn from(title: Title) -> Self {
        title.0
    }
}

/// What an offer says of itself: a title and the six questions that everybody asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Its title.
    pub title: Title,
    /// What is it?
    pub what: String,
    /// For whom is it?
    pub for_whom: String,
    /// When is it?
    pub when: String,
    /// What does it cost?
    pub price: String,
    /// How do I join?
    pub how_to_join: String,
    /// Whom do I call?
    pub whom_to_call: String,
}

impl Wording {
    /// The most characters of each of the six texts.
    pub const LONGEST_TEXT: usize = 600;

    /// The six texts with the name of their field, in the order in which people read them.
    #[must_use]
    pub fn texts(&self) -> [(&'static str, &str); 6] {
        [
            ("what", &self.what),
            ("for_whom", &self.for_whom),
            ("when", &self.when),
            ("price", &self.price),
            ("how_to_join", &self.how_to_join),
            ("whom_to_call", &self.whom_to_call),
        ]
    }
}
