use chrono::NaiveDate;

use crate::way::later;
use crate::{Article, Basis, Calendar, Note, Off, Reason, Rule, Segment, Span, TermError, Unmoved};

/// How far the Atw moves the end of a term.
pub(crate) struct Moved {
    /// The last day; the end itself when it does not move.
    pub(crate) last: NaiveDate,
    /// The days off that the end met.
    past: Vec<Off>,
    pub(crate) article: Article,
    /// Why a day off stays the last day.
    unmoved: Option<Unmoved>,
}

impl Moved {
    pub(crate) fn reason(&self) -> Reason {
        Reason::Moved { past: self.past.clone() }
    }

    pub(crate) fn note(&self) -> Option<Note> {
        let because = self.unmoved?;
        self.past.first().map(|off| Note::StaysOnDayOff { off: *off, because })
    }
}

/// Why the Atw does not move the end; nothing when it does.
///
/// More than 90 days, 12 weeks or 3 months, or years, are beyond the act (Atw 4). A term that was put off is measured with
/// what was added, a month as thirty days.
fn reach(rule: &Rule, spans: &[Span]) -> Option<Unmoved> {
    match rule.basis {
        Basis::Act => {}
        Basis::LocalRule | Basis::Authority => return Some(Unmoved::NotOfAnAct(rule.basis)),
    }
    let in_days = |span: &Span| match span {
        Span::Days(days) => u64::from(*days),
        Span::Weeks(weeks) => 7 * u64::from(*weeks),
        Span::Months(months) => 30 * u64::from(*months),
        Span::Years(years) => 365 * u64::from(*years),
    };
    let in_weeks = spans.iter().all(|span| matches!(span, Span::Weeks(_)));
    let most = if in_weeks { 12 * 7 } else { 90 };
    (spans.iter().map(in_days).sum::<u64>() > most).then_some(Unmoved::TooLong)
}

/// Moves the end of a term, laid out in `segments`, to a day that is none off (Atw 1(1)), and on until there are two working
/// days in it where that is due (Atw 2).
pub(crate) fn moved(
    rule: &Rule,
    spans: &[Span],
    (segments, end): (&[Segment], NaiveDate),
    calendar: &Calendar,
) -> Result<Moved, TermError> {
    let past: Vec<Off> = calendar.day_off(end).map(|why| Off { day: end, why }).into_iter().collect();
    let mut moved = Moved { last: end, past, article: Article::Atw1_1, unmoved: reach(rule, spans) };
    if moved.unmoved.is_some() {
        return Ok(moved);
    }
    let due = if rule.span.holds_two_working_days() { 2 } else { 0 };
    let mut working = working_days(segments, calendar, due);
    if working < due {
        moved.article = Article::Atw2;
    }
    while working < due || calendar.day_off(moved.last).is_some() {
        moved.last = later(moved.last, 1)?;
        match calendar.day_off(moved.last) {
            Some(why) => moved.past.push(Off { day: moved.last, why }),
            None => working += 1,
        }
    }
    Ok(moved)
}

/// How many working days count in the term, as far as `enough`.
fn working_days(segments: &[Segment], calendar: &Calendar, enough: usize) -> usize {
    let counting = segments.iter().filter(|segment| segment.reason != Reason::Paused);
    let days = counting.flat_map(|segment| {
        segment.from.iter_days().take_while(|day| segment.to.is_some_and(|to| *day <= to))
    });
    days.filter(|day| calendar.is_working_day(*day)).take(enough).count()
}
