use chrono::NaiveDate;

use crate::{Article, Span, TermError};

/// Whether the day on which the applicant completes the application is still a day of pause.
///
/// Awb 4:15(1)(a) pauses the term *tot de dag waarop*, until the day on which, and not up to and including it. So the day
/// of completion counts for the authority again, which also is the earlier, safe reading of its own term. A jurist who
/// reads it otherwise changes this one word.
pub const DAY_OF_COMPLETION_IS_PAUSED: bool = false;

/// Days that do not count for a term (*opschorting*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pause {
    /// The first day that does not count.
    pub from: NaiveDate,
    /// The last day that does not count; nothing as long as it goes on.
    pub to: Option<NaiveDate>,
    /// The article that pauses.
    pub article: Article,
}

/// A letter that asks for what is missing (Awb 4:5, Awb 6:6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Repair {
    /// The day on which the letter was sent.
    pub asked: NaiveDate,
    /// The last day named in it; a letter that names none pauses nothing (ABRvS 21 September 2016, RVS:2016:2527).
    pub until: Option<NaiveDate>,
    /// The day on which all was there, if it was.
    pub completed: Option<NaiveDate>,
}

impl Repair {
    /// The pause of a decision term (Awb 4:15(1)(a)): from the day after the letter until the day of completion, or up to
    /// the last day named in the letter when nothing came. Nothing for a letter without a last day.
    ///
    /// What comes after the last day named completes nothing: the pause has ended by itself.
    ///
    /// # Errors
    /// When days lie in the wrong order, or the calendar ends.
    pub fn pause(&self) -> Result<Option<Pause>, TermError> {
        self.paused_by(Article::Awb4_15_1a)
    }

    /// The pause of a term to decide on an objection (Awb 7:10(2)), counted in the same way.
    ///
    /// # Errors
    /// As [`Self::pause`].
    pub fn objection_pause(&self) -> Result<Option<Pause>, TermError> {
        self.paused_by(Article::Awb7_10_2)
    }

    fn paused_by(&self, article: Article) -> Result<Option<Pause>, TermError> {
        let asked = self.asked;
        if let Some(completed) = self.completed
            && completed < asked
        {
            return Err(TermError::CompletedBefore { asked, completed });
        }
        let Some(until) = self.until else { return Ok(None) };
        if until < asked {
            return Err(TermError::RepairBackwards { asked, until });
        }
        let from = Span::Days(1).after(asked)?;
        let to = match self.completed {
            Some(completed) if completed <= until && DAY_OF_COMPLETION_IS_PAUSED => completed,
            Some(completed) if completed <= until => Span::Days(1).before(completed)?,
            Some(_) | None => until,
        };
        Ok((from <= to).then_some(Pause { from, to: Some(to), article }))
    }
}

/// A letter that puts the end of a running term off (*verdaging*, *verlenging*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Extension {
    /// The day on which it was told; later than the last day of the term it has no effect.
    pub told: NaiveDate,
    /// By how much, counted on from the last day as it then stood.
    pub span: Span,
    /// The article that allows it.
    pub article: Article,
}

impl Extension {
    /// The applicant is told which longer term there will be (Awb 4:14(1), where a regulation gives the term).
    #[must_use]
    pub const fn of_decision(told: NaiveDate, span: Span) -> Self {
        Self { told, span, article: Article::Awb4_14_1 }
    }

    /// The applicant is told that the decision is put off, as the same local rule allows that gives the term. Awb 4:14(1) by
    /// itself lengthens no term that a regulation gives: it asks to tell when the decision will come.
    #[must_use]
    pub const fn of_local_rule(told: NaiveDate, span: Span) -> Self {
        Self { told, span, article: Article::LocalRule }
    }

    /// The applicant is told which reasonable term there will be (Awb 4:14(3), where no regulation gives one).
    #[must_use]
    pub const fn of_reasonable_term(told: NaiveDate, span: Span) -> Self {
        Self { told, span, article: Article::Awb4_14_3 }
    }

    /// The decision on an objection is put off by six weeks at most (Awb 7:10(3)).
    ///
    /// # Errors
    /// When it is more.
    pub const fn of_objection(told: NaiveDate, span: Span) -> Result<Self, TermError> {
        let short = match span {
            Span::Days(days) => days <= 42,
            Span::Weeks(weeks) => weeks <= 6,
            Span::Months(months) => months <= 1,
            Span::Years(years) => years == 0,
        };
        if short {
            Ok(Self { told, span, article: Article::Awb7_10_3 })
        } else {
            Err(TermError::TooLongPutOff(span))
        }
    }

    /// The decision on an objection is put off further with the consent that Awb 7:10(4) asks for.
    #[must_use]
    pub const fn of_objection_by_consent(told: NaiveDate, span: Span) -> Self {
        Self { told, span, article: Article::Awb7_10_4 }
    }
}
