use chrono::NaiveDate;

use crate::{Article, Calendar, Course, Rule, Span, Tariffs, Term, TermError};

/// Whether the day of the decision itself is a day of default.
///
/// The penalty begins when the fortnight of Awb 4:17(3) has passed, on the day after its last day, and counts each day up
/// to and including that of the decision: a decision sixty days after the notice makes 60 − 14 = 46 days, of which 42
/// count. A jurist who reads it otherwise changes this one word.
pub const DECISION_DAY_COUNTS: bool = true;

/// No more days than these are paid for (Awb 4:17(1)); the Atw does not move their end.
const MOST_DAYS: u32 = 42;

/// A decision that was not made in time, and who said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lateness {
    /// The last day of the term to decide.
    pub term_ended: NaiveDate,
    /// The day on which the written notice of default (*ingebrekestelling*) was received.
    pub notice: NaiveDate,
    /// The day on which the decision was announced, once it was.
    pub decided: Option<NaiveDate>,
    /// How many applicants there are: each is due an equal part (Awb 4:17(7)).
    pub applicants: u32,
    /// What makes that nothing is due, when somebody judged so (Awb 4:17(6)).
    pub exception: Option<NoPenalty>,
}

/// Why no penalty is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoPenalty {
    /// The notice came before the term had ended, so that it is none (Awb 4:17(3)).
    NoticeTooEarly,
    /// The decision came within two weeks after the notice (Awb 4:17(3)).
    DecidedInTime,
    /// The two weeks after the notice have not passed yet.
    NotYet,
    /// The notice was unreasonably late (Awb 4:17(6)(a)).
    NoticeUnreasonablyLate,
    /// The applicant has no interest of his own in the decision (Awb 4:17(6)(b)).
    NoInterest,
    /// The application is plainly inadmissible or unfounded (Awb 4:17(6)(c)).
    PlainlyUnfounded,
}

/// What a late decision costs (*dwangsom*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Penalty {
    /// Nothing.
    None(NoPenalty),
    /// This.
    Due(PenaltyDays),
}

/// The days for which a penalty is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PenaltyDays {
    /// The two weeks after the notice of default.
    pub grace: Term,
    /// The first day.
    pub first: NaiveDate,
    /// The last day up to now.
    pub last: NaiveDate,
    /// Whether tomorrow may add to it.
    pub goes_on: bool,
    /// Stretches of days with one amount.
    pub charges: Vec<Charge>,
    /// Cents in all.
    pub total: u64,
    /// What each applicant is due; cents that cannot be divided go to the first ones, so that none is lost.
    pub shares: Vec<u64>,
}

/// A stretch of days with one amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Charge {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// How many days these are.
    pub days: u32,
    /// Cents for each.
    pub cents: u64,
}

/// What a late decision costs as of `today` (Awb 4:17): for each day from two weeks after the notice of default on, for 42
/// days at most, by the tariff of the day on which the notice was received (Stcrt. 2018, 65542, transitional rule).
///
/// # Errors
/// Without applicants, without a tariff, and at the end of the calendar.
pub fn penalty(
    late: &Lateness,
    today: NaiveDate,
    tariffs: &Tariffs,
    calendar: &Calendar,
) -> Result<Penalty, TermError> {
    if late.applicants == 0 {
        return Err(TermError::NoApplicants);
    }
    if let Some(why) = late.exception {
        return Ok(Penalty::None(why));
    }
    if late.notice <= late.term_ended {
        return Ok(Penalty::None(NoPenalty::NoticeTooEarly));
    }
    let rule = Rule::act(Span::Weeks(2), Article::Awb4_17_3);
    let grace = rule.after(late.notice, &Course::default(), calendar)?;
    let first = Span::Days(1).after(grace.last.day().unwrap_or(late.notice))?;
    let full = Span::Days(MOST_DAYS - 1).after(first)?;
    let until = match late.decided {
        Some(decided) if DECISION_DAY_COUNTS => decided,
        Some(decided) => Span::Days(1).before(decided)?,
        None => today,
    };
    if until < first {
        let why = if late.decided.is_some() { NoPenalty::DecidedInTime } else { NoPenalty::NotYet };
        return Ok(Penalty::None(why));
    }
    let last = until.min(full);
    let charges = charged((first, last), late.notice, tariffs)?;
    let total = charges.iter().map(|charge| charge.cents * u64::from(charge.days)).sum();
    let goes_on = late.decided.is_none() && last < full;
    let shares = equal_shares(total, late.applicants);
    Ok(Penalty::Due(PenaltyDays { grace, first, last, goes_on, charges, total, shares }))
}

fn charged(
    (first, last): (NaiveDate, NaiveDate),
    notice: NaiveDate,
    tariffs: &Tariffs,
) -> Result<Vec<Charge>, TermError> {
    let mut charges: Vec<Charge> = Vec::new();
    for (nth, day) in (0..MOST_DAYS).zip(first.iter_days().take_while(|day| *day <= last)) {
        let cents = tariffs.cents(notice, nth)?;
        match charges.last_mut() {
            Some(charge) if charge.cents == cents => (charge.to, charge.days) = (day, charge.days + 1),
            Some(_) | None => charges.push(Charge { from: day, to: day, days: 1, cents }),
        }
    }
    Ok(charges)
}

fn equal_shares(total: u64, among: u32) -> Vec<u64> {
    let (each, over) = (total / u64::from(among), total % u64::from(among));
    (0..u64::from(among)).map(|nth| each + u64::from(nth < over)).collect()
}

/// The term to set the penalty by decision: two weeks after the last day for which it is due (Awb 4:18).
///
/// # Errors
/// As [`Rule::after`].
pub fn penalty_decision_term(last: NaiveDate, calendar: &Calendar) -> Result<Term, TermError> {
    Rule::act(Span::Weeks(2), Article::Awb4_18).after(last, &Course::default(), calendar)
}
