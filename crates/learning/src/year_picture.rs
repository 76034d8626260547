use chrono::{Datelike as _, NaiveDate};
use kernel::Span;

use crate::Evaluation;

/// How a bar in the picture of a year looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Tone {
    /// The date went by.
    Overdue,
    /// Still to come.
    Planned,
    /// Under way.
    Running,
    /// It has a conclusion.
    Done,
    /// A date that it had before.
    GivenUp,
}

impl Tone {
    /// The word in class names and texts.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Done => "done",
            Self::GivenUp => "given-up",
        }
    }

    /// All of them, in the order of the legend.
    pub(crate) const ALL: [Self; 5] =
        [Self::Overdue, Self::Planned, Self::Running, Self::Done, Self::GivenUp];

    fn of(evaluation: &Evaluation, today: NaiveDate) -> Self {
        if evaluation.is_concluded() {
            Self::Done
        } else if evaluation.is_overdue(today) {
            Self::Overdue
        } else if evaluation.state == crate::EvaluationState::Running {
            Self::Running
        } else {
            Self::Planned
        }
    }
}

/// A stretch of days in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bar {
    /// Its look.
    pub(crate) tone: Tone,
    /// Its first day, counted from New Year's Day.
    pub(crate) from: u32,
    /// How many days it lasts.
    pub(crate) days: u32,
}

/// How many days the year has.
pub(crate) fn days_in(year: i32) -> u32 {
    NaiveDate::from_ymd_opt(year, 12, 31).map_or(365, |last| last.ordinal())
}

/// Where the months begin, but for January, counted from New Year's Day.
pub(crate) fn months_begin(year: i32) -> Vec<u32> {
    (2..=12).filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1)).map(|day| day.ordinal0()).collect()
}

/// The dates of an evaluation that lie in `year`: those that were given up first, then the one that holds.
pub(crate) fn bars(evaluation: &Evaluation, year: i32, today: NaiveDate) -> Vec<Bar> {
    let given_up =
        evaluation.earlier().filter_map(|taken| taken.due_before).map(|span| (Tone::GivenUp, span));
    let all = given_up.chain([(Tone::of(evaluation, today), evaluation.due)]);
    all.filter(|(_, span)| span.year() == year).map(|(tone, span)| bar(tone, span)).collect()
}

/// The shortest bar that can still be seen and touched, in days.
const SHORTEST: u32 = 4;

fn bar(tone: Tone, span: Span) -> Bar {
    let from = span.first_day().ordinal0();
    let days = span.last_day().ordinal0().saturating_sub(from) + 1;
    Bar { tone, from, days: days.max(SHORTEST) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        text.parse().unwrap()
    }

    #[test]
    fn a_bar_lies_where_its_span_lies() {
        for (text, from, days) in [
            ("2023", 0, 365),
            ("2024", 0, 366),
            ("2023-h2", 181, 184),
            ("2023-05", 120, 31),
            ("2023-12-31", 364, SHORTEST),
        ] {
            let drawn = bar(Tone::Planned, span(text));
            assert_eq!((drawn.from, drawn.days), (from, days), "{text}");
        }
    }

    #[test]
    fn a_year_has_twelve_months() {
        assert_eq!(months_begin(2023).len(), 11);
        assert_eq!(months_begin(2024)[1], 60);
        assert_eq!((days_in(2023), days_in(2024)), (365, 366));
    }
}
