use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::AllocationError;

/// No ceiling and no application comes near this: a hundred billion euros.
pub(crate) const MOST_CENTS: u64 = 10_000_000_000_000;

/// No round comes near this.
const MOST_ASKS: usize = 100_000;

/// A part of a round with a ceiling of its own (*deelplafond*); a round without parts is one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// How it is called.
    pub name: String,
    /// The most there is to grant, in cents (Awb 4:22, 4:25).
    pub ceiling: u64,
}

/// What one application asks of one part.
///
/// An application for two parts is two asks with one id: each is ranked in its own part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// The number of the application, given by the authority: applicants cannot choose their lot.
    pub id: String,
    /// The part.
    pub part: String,
    /// Cents asked, as far as they are eligible.
    pub asked: u64,
    /// The fewest cents with which the plan can still be carried out; as much as `asked` for all or nothing.
    pub least: u64,
}

impl Ask {
    /// An application that can do with any amount up to what it asks.
    #[must_use]
    pub fn new(id: &str, part: &str, asked: u64) -> Self {
        Self { id: id.to_owned(), part: part.to_owned(), asked, least: 0 }
    }

    /// The same, which cannot do with less than `least` cents.
    #[must_use]
    pub fn at_least(self, least: u64) -> Self {
        Self { least, ..self }
    }
}

/// A name that can be printed on one line and be part of a lot.
pub(crate) fn check_name(what: &'static str, name: &str) -> Result<(), AllocationError> {
    if name.trim().is_empty() || name.chars().any(char::is_control) {
        return Err(AllocationError::NotAName { what, name: name.to_owned() });
    }
    Ok(())
}

pub(crate) fn check_amount(name: &str, cents: u64) -> Result<(), AllocationError> {
    if cents > MOST_CENTS {
        return Err(AllocationError::TooMuch { name: name.to_owned(), cents, most: MOST_CENTS });
    }
    Ok(())
}

pub(crate) fn check_distinct<'a>(
    what: &'static str,
    names: impl Iterator<Item = &'a str>,
) -> Result<(), AllocationError> {
    let mut seen = BTreeSet::new();
    for name in names {
        check_name(what, name)?;
        if !seen.insert(name) {
            return Err(AllocationError::Twice { what, name: name.to_owned() });
        }
    }
    Ok(())
}

pub(crate) fn check_parts(parts: &[Part]) -> Result<(), AllocationError> {
    check_distinct("part", parts.iter().map(|part| part.name.as_str()))?;
    parts.iter().try_for_each(|part| check_amount(&part.name, part.ceiling))
}

/// Each ask is one, for a part that there is, and stands there once.
pub(crate) fn check_asks<'a>(
    parts: &[Part],
    asks: impl Iterator<Item = &'a Ask> + Clone,
) -> Result<(), AllocationError> {
    check_parts(parts)?;
    let count = asks.clone().count();
    if count > MOST_ASKS {
        return Err(AllocationError::TooMany { what: "applications", count, most: MOST_ASKS });
    }
    let known: BTreeSet<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    let mut seen = BTreeSet::new();
    for ask in asks {
        check_ask(ask, &known)?;
        if !seen.insert((ask.part.as_str(), ask.id.as_str())) {
            return Err(AllocationError::Twice { what: "application", name: ask.id.clone() });
        }
    }
    Ok(())
}

fn check_ask(ask: &Ask, parts: &BTreeSet<&str>) -> Result<(), AllocationError> {
    check_name("application", &ask.id)?;
    let id = || ask.id.clone();
    if !parts.contains(ask.part.as_str()) {
        return Err(AllocationError::UnknownPart { id: id(), part: ask.part.clone() });
    }
    if ask.asked == 0 || ask.asked > MOST_CENTS {
        return Err(AllocationError::Asked { id: id(), asked: ask.asked });
    }
    if ask.least > ask.asked {
        return Err(AllocationError::LeastAboveAsked { id: id(), asked: ask.asked, least: ask.least });
    }
    Ok(())
}
