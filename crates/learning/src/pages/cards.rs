//! Pilots and questions as cards, those that stand alike together.

/// A pilot or a question in its list.
pub(super) struct Card {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) by: String,
    pub(super) text: String,
    pub(super) look: &'static str,
    pub(super) state: String,
    pub(super) openness: Option<String>,
    pub(super) facts: Vec<Fact>,
}

/// Something known of it, with its icon.
pub(super) struct Fact {
    pub(super) icon: &'static str,
    pub(super) meaning: String,
    pub(super) text: String,
}

/// Those that stand alike.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) cards: Vec<Card>,
}
