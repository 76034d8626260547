use chrono::NaiveDate;

use crate::Span;

/// Why there is no term.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// The term leaves the calendar.
    #[error("{span} from {from} lies outside the calendar")]
    OutsideCalendar {
        /// Where it was counted from.
        from: NaiveDate,
        /// What was counted.
        span: Span,
    },
    /// A term of nothing is none.
    #[error("a term of {0} is none")]
    Nothing(Span),
    /// A pause ends before it begins.
    #[error("a pause from {from} ends before it, on {to}")]
    PauseBackwards {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
    },
    /// What was asked for was given before it was asked for.
    #[error("asked for on {asked}, completed before that, on {completed}")]
    CompletedBefore {
        /// The day of the letter.
        asked: NaiveDate,
        /// The day of completion.
        completed: NaiveDate,
    },
    /// The last day to complete lies before the letter.
    #[error("asked for on {asked} with a last day before that, {until}")]
    RepairBackwards {
        /// The day of the letter.
        asked: NaiveDate,
        /// The last day named in it.
        until: NaiveDate,
    },
    /// A term can be put off by six weeks at most without anybody's consent.
    #[error("{0} is more than six weeks")]
    TooLongPutOff(Span),
    /// Nobody applied.
    #[error("a penalty is due to one applicant at least")]
    NoApplicants,
    /// No tariff held on a day that a penalty is due for.
    #[error("no tariff of penalties holds on {0}")]
    NoTariff(NaiveDate),
    /// Two tariffs hold from the same day.
    #[error("two tariffs of penalties hold from {0}")]
    SameTariff(NaiveDate),
    /// An amount became larger than can be reckoned with.
    #[error("an amount of {0} cents a day is too large")]
    Amount(u64),
}
