use chrono::{Days, NaiveDate};

use crate::{
    Article, Basis, Calendar, CountedBack, Course, Last, Note, Off, Pause, Reason, Rule, Segment, Span, Term,
    TermError, Unmoved,
};

/// Days that count, with the reason under which they do.
struct Quota {
    days: u64,
    reason: Reason,
    article: Article,
}

/// A term on its way: quotas of days that count, pauses that push them on.
struct Way {
    after: NaiveDate,
    first: NaiveDate,
    /// The last day as far as it is known; while a pause goes on, as if that pause took no time.
    end: NaiveDate,
    quotas: Vec<Quota>,
    pauses: Vec<Pause>,
    spans: Vec<Span>,
    notes: Vec<Note>,
}

impl Rule {
    /// The term that begins on the day after `after` (Awb 6:8(1) and its like), with what came over it on the way.
    ///
    /// A pause adds its days when it begins before the term has ended; days paused twice count once. An extension counts
    /// on from the last day as it then stood, without the days by which the Atw would have moved it. At the end the Atw
    /// moves what it reaches.
    ///
    /// # Errors
    /// For a term of nothing, a pause that ends before it begins, and the end of the calendar.
    pub fn after(&self, after: NaiveDate, course: &Course, calendar: &Calendar) -> Result<Term, TermError> {
        let mut way = Way::begin(self, after)?;
        way.meet(course)?;
        let (segments, last) = way.laid_out()?;
        let mut term = Term { rule: *self, first: way.first, last, segments, notes: way.notes };
        if let Last::On(end) = last {
            move_past_days_off(&mut term, end, reach(self, &way.spans), calendar)?;
        }
        Ok(term)
    }

    /// The last day that lies at least the span of this rule before `before`; the Atw does not move it (Atw 1(2)).
    ///
    /// # Errors
    /// For a term of nothing, and the end of the calendar.
    pub fn counted_back(&self, before: NaiveDate, calendar: &Calendar) -> Result<CountedBack, TermError> {
        let last = self.span.before(before)?;
        let note = calendar
            .day_off(last)
            .map(|why| Note::StaysOnDayOff { off: Off { day: last, why }, because: Unmoved::CountedBack });
        Ok(CountedBack { rule: *self, before, last, note })
    }
}

impl Way {
    fn begin(rule: &Rule, after: NaiveDate) -> Result<Self, TermError> {
        let end = rule.span.after(after)?;
        let quota =
            Quota { days: days(after, end), reason: Reason::Counts(rule.span), article: rule.article };
        Ok(Self {
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
    fn meet(&mut self, course: &Course) -> Result<(), TermError> {
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
        if from > self.end {
            self.notes.push(Note::PauseTooLate(pause));
            return Ok(());
        }
        if let Some(to) = pause.to {
            self.end = later(self.end, days(from, to) + 1)?;
        }
        self.pauses.push(Pause { from, ..pause });
        Ok(())
    }

    fn put_off(&mut self, extension: crate::Extension) -> Result<(), TermError> {
        let stands_still = self.pauses.last().is_some_and(|pause| pause.to.is_none());
        if extension.told > self.end && !stands_still {
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

/// Why the Atw does not move the end; nothing when it does.
///
/// A term that was put off is measured with what was added, a month as thirty days.
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
    let beyond = spans.iter().any(|span| span.is_beyond_the_act());
    (beyond || spans.iter().map(in_days).sum::<u64>() > most).then_some(Unmoved::TooLong)
}

/// Moves the end to a day that is none off (Atw 1(1)), and on until there are two of them where that is due (Atw 2).
fn move_past_days_off(
    term: &mut Term,
    end: NaiveDate,
    unmoved: Option<Unmoved>,
    calendar: &Calendar,
) -> Result<(), TermError> {
    let off = calendar.day_off(end).map(|why| Off { day: end, why });
    if let Some(because) = unmoved {
        term.notes.extend(off.map(|off| Note::StaysOnDayOff { off, because }));
        return Ok(());
    }
    let due = if term.rule.span.holds_two_working_days() { 2 } else { 0 };
    let mut working = working_days(&term.segments, calendar, due);
    let mut past: Vec<Off> = off.into_iter().collect();
    let article = if working < due { Article::Atw2 } else { Article::Atw1_1 };
    let mut last = end;
    while working < due || calendar.day_off(last).is_some() {
        last = later(last, 1)?;
        match calendar.day_off(last) {
            Some(why) => past.push(Off { day: last, why }),
            None => working += 1,
        }
    }
    if last > end {
        let reason = Reason::Moved { past };
        term.segments.push(Segment { from: later(end, 1)?, to: Some(last), reason, article });
        term.last = Last::On(last);
    }
    Ok(())
}

/// How many working days count in the term, as far as `enough`.
fn working_days(segments: &[Segment], calendar: &Calendar, enough: usize) -> usize {
    let counting = segments.iter().filter(|segment| segment.reason != Reason::Paused);
    let days = counting.flat_map(|segment| {
        segment.from.iter_days().take_while(|day| segment.to.is_some_and(|to| *day <= to))
    });
    days.filter(|day| calendar.is_working_day(*day)).take(enough).count()
}

/// How many days `to` comes after `from`; 0 when it does not.
fn days(from: NaiveDate, to: NaiveDate) -> u64 {
    u64::try_from(to.signed_duration_since(from).num_days()).unwrap_or(0)
}

fn later(day: NaiveDate, days: u64) -> Result<NaiveDate, TermError> {
    let span = || Span::Days(u32::try_from(days).unwrap_or(u32::MAX));
    day.checked_add_days(Days::new(days))
        .ok_or_else(|| TermError::OutsideCalendar { from: day, span: span() })
}
