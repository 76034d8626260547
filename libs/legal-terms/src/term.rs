use chrono::NaiveDate;

use crate::{Article, Extension, Off, Pause, Rule, Span, Unmoved};

/// The last day of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Last {
    /// This day, the whole of it.
    On(NaiveDate),
    /// Nobody knows yet: the term stands still.
    NotYet {
        /// The first day on which it stood still.
        since: NaiveDate,
        /// How many days are left once it goes on.
        days_left: u64,
    },
}

impl Last {
    /// The day, when it is known.
    #[must_use]
    pub const fn day(self) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(day),
            Self::NotYet { .. } => None,
        }
    }
}

/// A stretch of days of a term, with why and by which law.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Segment {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day; nothing for a pause that goes on.
    pub to: Option<NaiveDate>,
    /// Why these days are here.
    pub reason: Reason,
    /// The article that says so.
    pub article: Article,
}

/// Why a stretch of days belongs to a term.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The days of the term itself.
    Counts(Span),
    /// Days that do not count.
    Paused,
    /// Days by which the term was put off.
    PutOff {
        /// The day on which it was told.
        told: NaiveDate,
        /// By how much.
        span: Span,
    },
    /// Days by which the end moves past days off (Atw 1), or until the term holds two working days (Atw 2).
    Moved {
        /// The days off that the end met.
        past: Vec<Off>,
    },
}

/// Something that did not change the term, and why not: a page says it before somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Note {
    /// The last day is a day off, and stays one.
    StaysOnDayOff {
        /// The day.
        off: Off,
        /// Why.
        because: Unmoved,
    },
    /// The pause began when the term had ended already.
    PauseTooLate(Pause),
    /// It was told when the term had ended already.
    ExtensionTooLate(Extension),
    /// There is a committee, but it was not told in time, so that six weeks remain (ABRvS RVS:2016:2233).
    CommitteeNotTold,
}

/// A term, worked out: its first and last day and each step between them.
///
/// The segments follow each other without a gap from the first day to the last, so that they are the answer to "why this
/// date".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What the regulation gives.
    pub rule: Rule,
    /// The first day that counts.
    pub first: NaiveDate,
    /// The last day.
    pub last: Last,
    /// The way from the first day to the last.
    pub segments: Vec<Segment>,
    /// What did not change it.
    pub notes: Vec<Note>,
}

/// How a term stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It has not begun.
    NotBegun,
    /// It runs.
    Runs {
        /// How many days come after this one; 0 on the last day, nothing when a later pause has no end yet.
        days_left: Option<i64>,
    },
    /// It stands still.
    Paused {
        /// The article that pauses it.
        article: Article,
    },
    /// It has ended.
    Over {
        /// How many days ago.
        days: i64,
    },
}

impl Term {
    /// How the term stands on `day`.
    #[must_use]
    pub fn standing(&self, day: NaiveDate) -> Standing {
        if day < self.first {
            return Standing::NotBegun;
        }
        let left = self.last.day().map(|last| last.signed_duration_since(day).num_days());
        if let Some(left) = left
            && left < 0
        {
            return Standing::Over { days: -left };
        }
        let holds = |segment: &&Segment| segment.from <= day && segment.to.is_none_or(|to| day <= to);
        match self.segments.iter().find(holds) {
            Some(Segment { reason: Reason::Paused, article, .. }) => Standing::Paused { article: *article },
            Some(_) | None => Standing::Runs { days_left: left },
        }
    }

    /// How many days of the term stood still; nothing while a pause goes on.
    #[must_use]
    pub fn paused_days(&self) -> Option<i64> {
        let paused = self.segments.iter().filter(|segment| segment.reason == Reason::Paused);
        paused.map(|segment| Some(segment.to?.signed_duration_since(segment.from).num_days() + 1)).sum()
    }
}

/// A last day that lies before an event, such as papers before a hearing; the Atw leaves it alone (Atw 1(2)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedBack {
    /// What the regulation gives.
    pub rule: Rule,
    /// The day it is counted back from.
    pub before: NaiveDate,
    /// The last day on which it can be done.
    pub last: NaiveDate,
    /// That it stays on a day off, when it does.
    pub note: Option<Note>,
}
