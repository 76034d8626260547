use chrono::NaiveDate;
use kernel::{AccountId, Cents};
use legal_terms::Calendar;
use serde::{Deserialize, Serialize};

use crate::{BudgetRow, GrantId, WrongStep};

/// What a recipient tells of what was done (*verantwoording*).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// What it cost.
    pub costs: Vec<BudgetRow>,
    /// What others paid, and the recipient itself. A cost that somebody else bore stands here too.
    pub income: Vec<BudgetRow>,
    /// What was counted, activity after activity as the terms name them.
    pub counts: Vec<u32>,
    /// What was done and what came of it.
    pub story: String,
}

impl Report {
    /// What it cost less what others paid. Above what was granted nothing more is paid.
    #[must_use]
    pub fn net(&self) -> Cents {
        let sum = |rows: &[BudgetRow]| -> Cents { rows.iter().map(|row| row.amount).sum() };
        sum(&self.costs) - sum(&self.income)
    }
}

/// A report that is asked of a grant, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reporting {
    /// Of which grant.
    pub grant: GrantId,
    /// Its place among the reports of the grant, from 1.
    pub number: i64,
    /// The last day on which it can be handed in.
    pub due: NaiveDate,
    /// Whether it is the last one, on which is settled.
    pub is_final: bool,
    /// Where it stands.
    pub state: ReportState,
    /// What is told, as far as it is written.
    pub content: Report,
    /// When it was handed in.
    pub submitted_on: Option<NaiveDate>,
    /// Who accepted it.
    pub accepted_by: Option<AccountId>,
    /// How often it was written.
    pub version: i64,
}

kernel::words! {
    /// Where a report stands.
    ///
    /// Diagram: `docs/state-machines/subsidy-report.md`.
    ReportState, "state of a report" {
        /// It is asked.
        Due => "due",
        /// The recipient was reminded (*herinnering*).
        Reminded => "reminded",
        /// The recipient was urged for the last time (*rappel*).
        Urged => "urged",
        /// It was handed in.
        Submitted => "submitted",
        /// It came back, because something is missing.
        Returned => "returned",
        /// It will do.
        Accepted => "accepted",
    }
}

kernel::words! {
    /// What is done with a report.
    ReportStep, "step of a report" {
        /// Remind the recipient.
        Remind => "remind",
        /// Urge the recipient for the last time.
        Urge => "urge",
        /// Hand it in.
        Submit => "submit",
        /// Give it back to be completed.
        Return => "return",
        /// Find that it will do.
        Accept => "accept",
    }
}

impl ReportState {
    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(self, step: ReportStep) -> Result<Self, WrongStep> {
        use ReportStep as Step;
        let to = match self {
            Self::Due => match step {
                Step::Remind => Some(Self::Reminded),
                Step::Submit => Some(Self::Submitted),
                Step::Urge | Step::Return | Step::Accept => None,
            },
            Self::Reminded => match step {
                Step::Urge => Some(Self::Urged),
                Step::Submit => Some(Self::Submitted),
                Step::Remind | Step::Return | Step::Accept => None,
            },
            Self::Urged | Self::Returned => match step {
                Step::Submit => Some(Self::Submitted),
                Step::Remind | Step::Urge | Step::Return | Step::Accept => None,
            },
            Self::Submitted => match step {
                Step::Return => Some(Self::Returned),
                Step::Accept => Some(Self::Accepted),
                Step::Remind | Step::Urge | Step::Submit => None,
            },
            Self::Accepted => None,
        };
        to.ok_or(WrongStep { step: step.name(), state: self.name() })
    }

    /// Whether the recipient can write it.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.after(ReportStep::Submit).is_ok()
    }
}

/// How many working days before the last day the recipient is reminded. Invented; the municipality's own rule.
const REMINDED_BEFORE: u32 = 10;
/// How many working days after the last day the recipient is urged. Invented; the municipality's own rule.
const URGED_AFTER: u32 = 5;

/// The working day on which a recipient is reminded of a report.
#[must_use]
pub fn reminder_on(due: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    calendar.working_days_before(due, REMINDED_BEFORE)
}

/// The working day on which a recipient is urged for the last time.
#[must_use]
pub fn urge_on(due: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    calendar.working_days_after(due, URGED_AFTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use ReportState::{Accepted, Due, Reminded, Returned, Submitted, Urged};
        // Remind, Urge, Submit, Return, Accept.
        let table = [
            (Due, [Some(Reminded), None, Some(Submitted), None, None]),
            (Reminded, [None, Some(Urged), Some(Submitted), None, None]),
            (Urged, [None, None, Some(Submitted), None, None]),
            (Submitted, [None, None, None, Some(Returned), Some(Accepted)]),
            (Returned, [None, None, Some(Submitted), None, None]),
            (Accepted, [None; 5]),
        ];
        assert_eq!(table.map(|(from, _)| from).as_slice(), ReportState::ALL);
        for (from, expected) in table {
            for (step, to) in ReportStep::ALL.iter().zip(expected) {
                let wrong = WrongStep { step: step.name(), state: from.name() };
                assert_eq!(from.after(*step), to.ok_or(wrong), "{from} {step}");
            }
        }
    }

    #[test]
    fn reminders_are_counted_in_working_days() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let calendar = Calendar::default();
        // Saturday 1 April 2023; Good Friday and Easter Monday fall in the week after.
        assert_eq!(reminder_on(day("2023-04-01"), &calendar), Some(day("2023-03-20")));
        assert_eq!(urge_on(day("2023-04-01"), &calendar), Some(day("2023-04-11")));
        assert_eq!(urge_on(day("2023-04-05"), &calendar), Some(day("2023-04-14")));
    }

    #[test]
    fn a_cost_that_somebody_else_bore_is_no_cost_of_the_recipient() {
        let row = |cents| BudgetRow { what: "Zaal".to_owned(), amount: Cents(cents) };
        let report = Report { costs: vec![row(500), row(100)], income: vec![row(250)], ..Report::default() };
        assert_eq!(report.net(), Cents(350));
    }
}
