//! Until when an application must be decided on, with the way to that day.

use chrono::NaiveDate;
use kernel::local_time;
use legal_terms::{Calendar, Course, DecisionTerm, Repair, Span, Term, TermError, decision_term};

use crate::{ApplicationStep, NewRound, Rules, StepTaken};

/// The term in which an application must be decided on. It begins after the closing day of its round, by the scheme's own
/// rule, and stands still while the applicant completes the application (Awb 4:15).
///
/// # Errors
/// When it lies outside the calendar.
pub fn decision_clock(
    round: &NewRound,
    rules: &Rules,
    steps: &[StepTaken],
    calendar: &Calendar,
) -> Result<Term, TermError> {
    let mut course = Course::default();
    for repair in repairs(steps) {
        let until = repair.until.filter(|until| *until > round.closes);
        // What was asked before the term began pauses only what is left of it by then.
        let asked = repair.asked.max(round.closes);
        let completed = repair.completed.map(|completed| completed.max(asked));
        course.pauses.extend(Repair { asked, until, completed }.pause()?);
    }
    decision_term(
        round.closes,
        DecisionTerm::OfLocalRule(Span::Weeks(rules.decision_weeks)),
        &course,
        calendar,
    )
}

/// Each time that the applicant was asked to complete the application.
fn repairs(steps: &[StepTaken]) -> Vec<Repair> {
    let mut repairs: Vec<Repair> = Vec::new();
    for taken in steps {
        let day: NaiveDate = local_time(taken.at).date();
        match &taken.step {
            ApplicationStep::AskRepair { until, .. } => {
                repairs.push(Repair { asked: day, until: Some(*until), completed: None });
            }
            // Found complete before the term ran out, the clock goes on as when it was completed.
            ApplicationStep::Complete | ApplicationStep::Accept | ApplicationStep::Withdraw => {
                if let Some(last) = repairs.last_mut().filter(|last| last.completed.is_none()) {
                    last.completed = Some(day);
                }
            }
            ApplicationStep::Submit { .. }
            | ApplicationStep::Admit { .. }
            | ApplicationStep::LeaveUntreated { .. }
            | ApplicationStep::Grant { .. }
            | ApplicationStep::Refuse { .. } => {}
        }
    }
    repairs
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use legal_terms::Last;
    use uuid::Uuid;

    use super::*;
    use crate::example;

    fn round() -> NewRound {
        let day = |text: &str| text.parse().unwrap();
        NewRound {
            scheme: Id::from_uuid(Uuid::nil()),
            name: String::new(),
            opens: day("2021-09-01"),
            closes: day("2021-10-15"),
            from: day("2022-01-01"),
            until: day("2022-12-31"),
            ceilings: Vec::new(),
            budget_line: None,
            under_reservation: false,
            source: None,
        }
    }

    fn taken(at: &str, step: ApplicationStep) -> StepTaken {
        StepTaken { at: at.parse().unwrap(), step, by: None }
    }

    fn last(steps: &[StepTaken]) -> NaiveDate {
        let term = decision_clock(&round(), &example::rules(), steps, &Calendar::default()).unwrap();
        let Last::On(day) = term.last else { panic!("{term:?}") };
        day
    }

    fn asked(at: &str, until: &str) -> StepTaken {
        let what = "De jaarrekening.".to_owned();
        taken(at, ApplicationStep::AskRepair { until: until.parse().unwrap(), what })
    }

    #[test]
    fn thirteen_weeks_of_a_local_rule_begin_after_the_closing_day() {
        assert_eq!(last(&[]).to_string(), "2022-01-14");
    }

    #[test]
    fn completing_an_application_stops_the_clock_until_the_day_before() {
        let steps = [
            asked("2021-10-20T09:00:00Z", "2021-11-03"),
            taken("2021-10-29T09:00:00Z", ApplicationStep::Complete),
        ];
        assert_eq!(last(&steps).to_string(), "2022-01-22", "21 up to 28 October are eight days");
        assert_eq!(last(&steps[..1]).to_string(), "2022-01-28", "an unused term pauses whole");
    }

    #[test]
    fn what_was_asked_before_the_closing_pauses_only_days_of_the_term() {
        let before = asked("2021-10-01T09:00:00Z", "2021-10-15");
        assert_eq!(last(&[before]).to_string(), "2022-01-14");
        let over = asked("2021-10-08T09:00:00Z", "2021-10-22");
        assert_eq!(last(&[over]).to_string(), "2022-01-21");
    }
}
