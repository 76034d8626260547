use chrono::NaiveDate;

use crate::{Article, Calendar, CountedBack, Course, Last, Note, Rule, Span, Standing, Term, TermError};

/// The term to object to a decision (*bezwaartermijn*): six weeks (Awb 6:7) from the day after it was announced
/// (Awb 6:8(1)), which is the day of sending and not the date above the letter.
///
/// # Errors
/// As [`Rule::after`].
pub fn objection_term(announced: NaiveDate, calendar: &Calendar) -> Result<Term, TermError> {
    Rule::act(Span::Weeks(6), Article::Awb6_7).after(announced, &Course::default(), calendar)
}

/// The term to appeal against a decision on an objection (*beroepstermijn*), which Awb 6:7 and 6:8 give alike.
///
/// # Errors
/// As [`Rule::after`].
pub fn appeal_term(announced: NaiveDate, calendar: &Calendar) -> Result<Term, TermError> {
    objection_term(announced, calendar)
}

/// How an objection came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Arrival {
    /// The day on which it was received.
    pub received: NaiveDate,
    /// The day on which it was posted, when it came by post and that day is known.
    pub posted: Option<NaiveDate>,
}

/// Whether an objection is in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Timeliness {
    /// Received before the end of the term (Awb 6:9(1)).
    InTime,
    /// Posted before the end of the term and received a week later at most (Awb 6:9(2)).
    InTimeByPost,
    /// Received before the term began, which does no harm when the decision was made already (Awb 6:10).
    Early,
    /// Too late; whether that is excusable is judged by a person (Awb 6:11).
    Late {
        /// By how many days.
        days: i64,
    },
}

/// Whether an objection is in time (Awb 6:9, 6:10).
///
/// The week for the post is a term of an act, so that the Atw moves its end as well.
///
/// # Errors
/// As [`Rule::after`].
pub fn timeliness(term: &Term, arrival: Arrival, calendar: &Calendar) -> Result<Timeliness, TermError> {
    let days = match term.standing(arrival.received) {
        Standing::NotBegun => return Ok(Timeliness::Early),
        Standing::Runs { .. } | Standing::Paused { .. } => return Ok(Timeliness::InTime),
        Standing::Over { days } => days,
    };
    if let (Last::On(last), Some(posted)) = (term.last, arrival.posted)
        && posted <= last
    {
        let post = Rule::act(Span::Weeks(1), Article::Awb6_9).after(last, &Course::default(), calendar)?;
        if post.last.day().is_some_and(|last| arrival.received <= last) {
            return Ok(Timeliness::InTimeByPost);
        }
    }
    Ok(Timeliness::Late { days })
}

/// Who prepares the decision on an objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Handling {
    /// The authority itself.
    Authority,
    /// A committee of Awb 7:13.
    Committee {
        /// The day on which whoever objected was told of it; without that, six weeks remain.
        told: Option<NaiveDate>,
    },
}

/// The term to decide on an objection (Awb 7:10): six weeks, or twelve with a committee that was told of within the six,
/// from the day after the last day of the term to object.
///
/// Pauses are those of Awb 7:10(2), extensions those of Awb 7:10(3) and (4).
///
/// # Errors
/// As [`Rule::after`].
pub fn objection_decision_term(
    objections_until: NaiveDate,
    handling: Handling,
    course: &Course,
    calendar: &Calendar,
) -> Result<Term, TermError> {
    let weeks = |weeks, course: &Course| {
        Rule::act(Span::Weeks(weeks), Article::Awb7_10_1).after(objections_until, course, calendar)
    };
    let short = weeks(6, course)?;
    let told = match handling {
        Handling::Authority => return Ok(short),
        Handling::Committee { told } => told,
    };
    let unextended = weeks(6, &Course { pauses: course.pauses.clone(), extensions: Vec::new() })?;
    let in_time = |told: NaiveDate| unextended.last.day().is_none_or(|last| told <= last);
    if told.is_some_and(in_time) {
        return weeks(12, course);
    }
    let mut term = short;
    term.notes.push(Note::CommitteeNotTold);
    Ok(term)
}

/// Until when whoever objected may hand in papers: ten days before the hearing (Awb 7:4(1)).
///
/// # Errors
/// At the end of the calendar.
pub fn late_papers(hearing: NaiveDate, calendar: &Calendar) -> Result<CountedBack, TermError> {
    Rule::act(Span::Days(10), Article::Awb7_4_1).counted_back(hearing, calendar)
}

/// From when on the papers must lie ready: a week before the hearing at the latest (Awb 7:4(2)).
///
/// # Errors
/// At the end of the calendar.
pub fn papers_for_inspection(hearing: NaiveDate, calendar: &Calendar) -> Result<CountedBack, TermError> {
    Rule::act(Span::Weeks(1), Article::Awb7_4_2).counted_back(hearing, calendar)
}
