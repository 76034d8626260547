use chrono::NaiveDate;

use crate::way::Way;
use crate::{Calendar, CountedBack, Course, Note, Off, Rule, Term, TermError, Unmoved};

impl Rule {
    /// The term that begins on the day after `after` (Awb 6:8(1) and its like), with what came over it on the way.
    ///
    /// A pause adds its days when it begins before the term has ended; days paused twice count once. An extension that is
    /// told before the term has ended counts on from the last day as it then stood, without the days by which the Atw moves
    /// it. At the end the Atw moves what it reaches.
    ///
    /// # Errors
    /// For a term of nothing, a pause that ends before it begins, and the end of the calendar.
    pub fn after(&self, after: NaiveDate, course: &Course, calendar: &Calendar) -> Result<Term, TermError> {
        let mut way = Way::begin(self, after, calendar)?;
        way.meet(course)?;
        way.term()
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
