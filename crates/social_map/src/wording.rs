use kernel::{NotText, clean_line};
use serde::{Deserialize, Serialize};

/// The most characters of a title.
const LONGEST_TITLE: usize = 60;

kernel::parsed_text! {
    /// The title of an offer: one line of at most 60 characters.
    Title, NotText, title
}

fn title(text: &str) -> Result<String, NotText> {
    clean_line(text, LONGEST_TITLE)
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
