use chrono::{Days, NaiveDate};

use crate::atw::moved;
use crate::{
    Article, Calendar, Course, Extension, Last, Note, Pause, Reason, Rule, Segment, Span, Term, TermError,
};

/// Days that count, with the reason under which they do.
struct Quota {
    days: u64,
    reason: Reason,
    article: Article,
}

/// A term on its way: quotas of days that count, pauses that push them on.
pub(crate) struct Way<'a> {
    rule: &'a Rule,
    calendar: &'a Calendar,
    after: NaiveDate,
    first: NaiveDate,
    /// The last day as far as it is known; while a pause goes on, as if that pause took no time.
    end: NaiveDate,
    quotas: Vec<Quota>,
    pauses: Vec<Pause>,
    spans: Vec<Span>,
    notes: Vec<Note>,
}

impl<'a> Way<'a> {
    pub(crate) fn begin(rule: &'a Rule, after: NaiveDate, calendar: &'a Calendar) -> Result<Self, TermError> {
        let end = rule.span.after(after)?;
        let quota =
            Quota { days: days(after, end), reason: Reason::Counts(rule.span), article: rule.article };
        Ok(Self {
            rule,
            calendar,
            after,
            first: Span::Days(1).after(after)?,
            end,
            quotas: vec![quota],
            pauses: Vec::new(),
            spans: vec![rule.span],
            notes: Vec::new(),
        })
    }

    /// Pauses and extensions in the order in which they happened; on one day the pause comes first.
    pub(crate) fn meet(&mut self, course: &Course) -> Result<(), TermError> {
        let mut pauses = course.pauses.clone();
        pauses.sort_by_key(|pause| (pause.from, pause.to.is_some(), pause.to, pause.article));
        let mut extensions = course.extensions.clone();
        extensions.sort_by_key(|extension| extension.told);
        let mut extensions = extensions.into_iter().peekable();
        for pause in pauses {
            while let Some(extension) = extensions.next_if(|one| one.told < pause.from) {
                self.put_off(extension)?;
            }
            self.pause(pause)?;
        }
        extensions.try_for_each(|extension| self.put_off(extension))
    }

    fn pause(&mut self, pause: Pause) -> Result<(), TermError> {
        if let Some(to) = pause.to
            && to < pause.from
        {
            return Err(TermError::PauseBackwards { from: pause.from, to });
        }
        let free = match self.pauses.last() {
            None => self.first,
            Some(Pause { to: Some(to), .. }) => Span::Days(1).after(*to)?,
            Some(Pause { to: None, .. }) => return Ok(()),
        };
        let from = pause.from.max(free);
        if pause.to.is_some_and(|to| to < from) {
            return Ok(());
        }
        if from > self.end && !self.takes_in_moved_days(from)? {
            self.notes.push(Note::PauseTooLate(pause));
            return Ok(());
        }
        if let Some(to) = pause.to {
            self.end = later(self.end, days(from, to) + 1)?;
        }
        self.pauses.push(Pause { from, ..pause });
        Ok(())
    }

    /// Whether the Atw moves the end as far as `day`; then the days up to there are days of the term, because a pause breaks
    /// into them.
    fn takes_in_moved_days(&mut self, day: NaiveDate) -> Result<bool, TermError> {
        let (segments, _) = self.laid_out()?;
        let moved = moved(self.rule, &self.spans, (&segments, self.end), self.calendar)?;
        if moved.last < day {
            return Ok(false);
        }
        let (reason, article) = (moved.reason(), moved.article);
        self.quotas.push(Quota { days: days(self.end, moved.last), reason, article });
        self.end = moved.last;
        Ok(true)
    }

    /// The last day up to now, where no pause goes on.
    fn last_up_to_now(&self) -> Result<NaiveDate, TermError> {
        let (segments, _) = self.laid_out()?;
        Ok(moved(self.rule, &self.spans, (&segments, self.end), self.calendar)?.last)
    }

    /// The term with its way, its end moved where the Atw moves it.
    pub(crate) fn term(self) -> Result<Term, TermError> {
        let (mut segments, mut last) = self.laid_out()?;
        let mut notes = self.notes;
        if let Last::On(end) = last {
            let moved = moved(self.rule, &self.spans, (&segments, end), self.calendar)?;
            notes.extend(moved.note());
            if moved.last > end {
                let (reason, article) = (moved.reason(), moved.article);
                segments.push(Segment { from: later(end, 1)?, to: Some(moved.last), reason, article });
                last = Last::On(moved.last);
            }
        }
        Ok(Term { rule: *self.rule, first: self.first, last, segments, notes })
    }

    fn put_off(&mut self, extension: Extension) -> Result<(), TermError> {
        let stands_still = self.pauses.last().is_some_and(|pause| pause.to.is_none());
        if extension.told > self.end && !stands_still && extension.told > self.last_up_to_now()? {
            self.notes.push(Note::ExtensionTooLate(extension));
            return Ok(());
        }
        let end = extension.span.after(self.end)?;
        let reason = Reason::PutOff { told: extension.told, span: extension.span };
        self.quotas.push(Quota { days: days(self.end, end), reason, article: extension.article });
        self.spans.push(extension.span);
        self.end = end;
        Ok(())
    }

    /// Puts the days that count between the pauses, without a gap.
    fn laid_out(&self) -> Result<(Vec<Segment>, Last), TermError> {
        let mut segments = Vec::new();
        let mut last = self.after;
        let mut pauses = self.pauses.iter().peekable();
        let mut left_in_all: u64 = self.quotas.iter().map(|quota| quota.days).sum();
        for quota in &self.quotas {
            let mut left = quota.days;
            while left > 0 {
                let from = later(last, 1)?;
                if let Some(pause) = pauses.next_if(|pause| pause.from <= from) {
                    let (to, article) = (pause.to, pause.article);
                    segments.push(Segment { from, to, reason: Reason::Paused, article });
                    let Some(to) = to else {
                        return Ok((segments, Last::NotYet { since: from, days_left: left_in_all }));
                    };
                    last = to;
                    continue;
                }
                let free = pauses.peek().map_or(left, |pause| days(from, pause.from));
                let taken = left.min(free);
                last = later(last, taken)?;
                left -= taken;
                left_in_all -= taken;
                let (reason, article) = (quota.reason.clone(), quota.article);
                segments.push(Segment { from, to: Some(last), reason, article });
            }
        }
        Ok((segments, Last::On(last)))
    }
}

/// How many days `to` comes after `from`; 0 when it does not.
fn days(from: NaiveDate, to: NaiveDate) -> u64 {
    u64::try_from(to.signed_duration_since(from).num_days()).unwrap_or(0)
}

pub(crate) fn later(day: NaiveDate, days: u64) -> Result<NaiveDate, TermError> {
    let span = || Span::Days(u32::try_from(days).unwrap_or(u32::MAX));
    day.checked_add_days(Days::new(days))
        .ok_or_else(|| TermError::OutsideCalendar { from: day, span: span() })
}
