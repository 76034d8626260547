use std::fmt;
use std::str::FromStr;

use kernel::NotAWord;
use social_map::{Ambition, Particulars, Theme};

/// What the reach is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Subject {
    /// Everything that is offered.
    #[default]
    Everything,
    /// What serves an ambition of the municipality.
    Ambition(Ambition),
    /// What is about a theme.
    Theme(Theme),
}

impl Subject {
    /// Whether an offer belongs to it.
    #[must_use]
    pub(crate) fn holds(self, offer: &Particulars) -> bool {
        match self {
            Self::Everything => true,
            Self::Ambition(ambition) => offer.ambition == ambition,
            Self::Theme(theme) => offer.themes.contains(&theme),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => Ok(()),
            Self::Ambition(ambition) => ambition.fmt(out),
            Self::Theme(theme) => theme.fmt(out),
        }
    }
}

impl FromStr for Subject {
    type Err = NotAWord;

    /// Reads the word of a theme or an ambition, which never share one; nothing is everything.
    fn from_str(text: &str) -> Result<Self, NotAWord> {
        if text.is_empty() {
            return Ok(Self::Everything);
        }
        text.parse().map(Self::Theme).or_else(|_| text.parse().map(Self::Ambition))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_leads_back_to_its_subject() {
        let themes = Theme::ALL.iter().copied().map(Subject::Theme);
        let ambitions = Ambition::ALL.iter().copied().map(Subject::Ambition);
        let mut words = std::collections::BTreeSet::new();
        for one in themes.chain(ambitions).chain([Subject::Everything]) {
            assert_eq!(one.to_string().parse::<Subject>().ok(), Some(one));
            assert!(words.insert(one.to_string()), "{one} is the word of two subjects");
        }
        assert!("onderwaterhockey".parse::<Subject>().is_err());
    }
}
