use chrono::NaiveDate;

use crate::{Article, Calendar, Course, Rule, Span, Term, TermError};

/// Where the term to decide on an application comes from (*beslistermijn*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecisionTerm {
    /// A regulation of the municipality: thirteen weeks, say. The Atw does not move it.
    OfLocalRule(Span),
    /// An act, or an order in council.
    OfAct(Span),
    /// No regulation gives one, so that a reasonable term holds, which is over after eight weeks at the latest.
    Reasonable,
}

impl DecisionTerm {
    /// The rule that the term follows (Awb 4:13).
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::OfLocalRule(span) => Rule::local(span),
            Self::OfAct(span) => Rule::act(span, Article::Awb4_13),
            Self::Reasonable => Rule::act(Span::Weeks(8), Article::Awb4_13),
        }
    }
}

/// The term to decide on an application (Awb 4:13), counted from the day after its receipt, or after the closing day where
/// the regulation says so, with pauses (Awb 4:15) and extensions (Awb 4:14).
///
/// # Errors
/// As [`Rule::after`].
pub fn decision_term(
    after: NaiveDate,
    term: DecisionTerm,
    course: &Course,
    calendar: &Calendar,
) -> Result<Term, TermError> {
    term.rule().after(after, course, calendar)
}

/// The term that the authority gives to complete an application (*hersteltermijn*, Awb 4:5(1)).
///
/// The authority sets it, so that the Atw does not move its end.
///
/// # Errors
/// As [`Rule::after`].
pub fn repair_term(asked: NaiveDate, span: Span, calendar: &Calendar) -> Result<Term, TermError> {
    Rule::authority(span, Article::Awb4_5_1).after(asked, &Course::default(), calendar)
}

/// The term to tell that an application is left untreated (*buiten behandeling*, Awb 4:5(4)): four weeks after the day on
/// which it was completed, or on which the term to do so ran out unused.
///
/// # Errors
/// As [`Rule::after`].
pub fn left_untreated_term(after: NaiveDate, calendar: &Calendar) -> Result<Term, TermError> {
    Rule::act(Span::Weeks(4), Article::Awb4_5_4).after(after, &Course::default(), calendar)
}
