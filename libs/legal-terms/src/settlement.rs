use chrono::NaiveDate;

use crate::{Article, Calendar, Course, Rule, Span, Term, TermError};

/// Something that may be done until a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Guard {
    /// The last day on which it may.
    pub until: NaiveDate,
    /// Whether it still may.
    pub open: bool,
    /// The article that ends it.
    pub article: Article,
}

/// Whether a settlement may still be withdrawn, or changed for the worse (Awb 4:49(3)): for five years since the day it was
/// announced, or since the day of the breach where the ground is a duty that was not met afterwards (4:49(1)(c)).
///
/// # Errors
/// At the end of the calendar.
pub fn may_change_settlement(since: NaiveDate, today: NaiveDate) -> Result<Guard, TermError> {
    five_years(since, today, Article::Awb4_49_3)
}

/// Whether what was paid too much may still be recovered or set off (Awb 4:57(4)): for five years since the day on which the
/// settlement was announced, or the change or breach that made it too much.
///
/// # Errors
/// At the end of the calendar.
pub fn may_recover(since: NaiveDate, today: NaiveDate) -> Result<Guard, TermError> {
    five_years(since, today, Article::Awb4_57_4)
}

fn five_years(since: NaiveDate, today: NaiveDate, article: Article) -> Result<Guard, TermError> {
    let until = Span::Years(5).after(since)?;
    Ok(Guard { until, open: today <= until, article })
}

/// The term to pay what a decision grants or asks back: six weeks after it was announced, unless it says otherwise
/// (Awb 4:87(1)).
///
/// # Errors
/// As [`Rule::after`].
pub fn payment_term(announced: NaiveDate, calendar: &Calendar) -> Result<Term, TermError> {
    Rule::act(Span::Weeks(6), Article::Awb4_87).after(announced, &Course::default(), calendar)
}
