#![doc = include_str!("../README.md")]

mod article;
mod atw;
mod closing;
mod course;
mod days;
mod decision;
mod error;
mod objection;
mod pause;
mod penalty;
mod reckon;
mod rule;
mod settlement;
mod span;
mod tariff;
mod term;
mod way;

pub use article::Article;
pub use closing::{Closing, Shift};
pub use course::Course;
pub use days::{Calendar, DayOff, Off};
pub use decision::{DecisionTerm, decision_term, left_untreated_term, repair_term};
pub use error::TermError;
pub use objection::{
    Arrival, Handling, Timeliness, appeal_term, late_papers, objection_decision_term, objection_term,
    papers_for_inspection, timeliness,
};
pub use pause::{DAY_OF_COMPLETION_IS_PAUSED, Extension, Pause, Repair};
pub use penalty::{
    Charge, DECISION_DAY_COUNTS, Lateness, NoPenalty, Penalty, PenaltyDays, penalty, penalty_decision_term,
};
pub use rule::{Basis, Rule, Unmoved};
pub use settlement::{Guard, may_change_settlement, may_recover, payment_term};
pub use span::Span;
pub use tariff::{PenaltyStep, Tariff, Tariffs};
pub use term::{CountedBack, Last, Note, Reason, Segment, Standing, Term};
