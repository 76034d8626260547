//! Until when an application must be decided on, with the way to that day.

use chrono::NaiveDate;
use kernel::local_time;
use legal_terms::{
    Calendar, Course, DecisionTerm, Extension, Lateness, Penalty, Repair, Span, Tariffs, Term, TermError,
    decision_term, penalty,
};

use crate::{Application, ApplicationStep, NewRound, Rules, StepTaken};

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
    for taken in steps {
        if let ApplicationStep::PutOff { weeks, .. } = &taken.step {
            let told = local_time(taken.at).date();
            course.extensions.push(Extension::of_local_rule(told, Span::Weeks(*weeks)));
        }
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
            | ApplicationStep::Refuse { .. }
            | ApplicationStep::PutOff { .. }
            | ApplicationStep::NoticeOfDefault { .. } => {}
        }
    }
    repairs
}

/// What it costs that an application was decided on late, as of `today` (Awb 4:17); nothing where nobody gave notice. The
/// decision counts from the day on which its letter was sent. Several applicants share it equally.
///
/// # Errors
/// When it lies outside the calendar, or before the tariffs.
pub fn late_penalty(
    application: &Application,
    clock: &Term,
    (announced, today): (Option<NaiveDate>, NaiveDate),
    calendar: &Calendar,
) -> Result<Option<Penalty>, TermError> {
    let notice = application.steps.iter().find_map(|taken| notice(&taken.step));
    let (Some(notice), Some(term_ended)) = (notice, clock.last.day()) else { return Ok(None) };
    let applicants = u32::try_from(application.partners.len()).unwrap_or(u32::MAX).max(1);
    // Who takes an application back waits for no decision any more.
    let withdrawn = application.steps.iter().find(|taken| taken.step == ApplicationStep::Withdraw);
    let withdrawn = withdrawn.map(|taken| local_time(taken.at).date());
    let decided = announced.into_iter().chain(withdrawn).min();
    let late = Lateness { term_ended, notice, decided, applicants, exception: None };
    penalty(&late, today, &Tariffs::published(), calendar).map(Some)
}

/// The day on which a notice of default came in, when the step is one.
pub(crate) fn notice(step: &ApplicationStep) -> Option<NaiveDate> {
    if let ApplicationStep::NoticeOfDefault { received } = step { Some(*received) } else { None }
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

    #[test]
    fn a_decision_that_is_put_off_comes_so_many_weeks_later_when_it_was_told_in_time() {
        let put_off =
            |at| taken(at, ApplicationStep::PutOff { weeks: 4, reason: "Veel aanvragen.".to_owned() });
        assert_eq!(last(&[put_off("2022-01-10T09:00:00Z")]).to_string(), "2022-02-11");
        assert_eq!(last(&[put_off("2022-01-20T09:00:00Z")]).to_string(), "2022-01-14", "told too late");
    }

    fn late(partners: usize, announced: Option<&str>, today: &str) -> Option<Penalty> {
        late_after(partners, &[], announced, today)
    }

    fn late_after(
        partners: usize,
        later: &[StepTaken],
        announced: Option<&str>,
        today: &str,
    ) -> Option<Penalty> {
        let partner = |leads| crate::Partner {
            organisation: Id::from_uuid(Uuid::nil()),
            leads,
            share: kernel::Cents(0),
            does: String::new(),
            confirmed_at: None,
        };
        let notice = taken(
            "2022-01-24T12:00:00Z",
            ApplicationStep::NoticeOfDefault { received: "2022-01-24".parse().unwrap() },
        );
        let application = Application {
            id: Id::from_uuid(Uuid::nil()),
            round: Id::from_uuid(Uuid::nil()),
            organisation: Id::from_uuid(Uuid::nil()),
            plan: example::plan(),
            partners: (0..partners).map(|nth| partner(nth == 0)).collect(),
            state: crate::ApplicationState::Eligible,
            receipt: None,
            // Ten days after the term ended.
            steps: [&[notice], later].concat(),
            version: 1,
        };
        let calendar = Calendar::default();
        let clock = decision_clock(&round(), &example::rules(), &application.steps, &calendar).unwrap();
        let announced = announced.map(|day| day.parse().unwrap());
        late_penalty(&application, &clock, (announced, today.parse().unwrap()), &calendar).unwrap()
    }

    #[test]
    fn a_late_decision_costs_by_the_day_two_weeks_after_the_notice_and_applicants_share_it() {
        assert!(matches!(late(1, None, "2022-02-07"), Some(Penalty::None(_))), "the fortnight runs");
        let Some(Penalty::Due(days)) = late(3, Some("2022-03-25"), "2022-04-30") else { panic!("due") };
        assert_eq!(days.total, 144_200, "sixty days after the notice the most is reached");
        assert_eq!(days.shares, [48_067, 48_067, 48_066], "not a cent is lost");
        let Some(Penalty::Due(days)) = late(1, None, "2022-02-10") else { panic!("due") };
        assert_eq!((days.total, days.goes_on), (6_900, true), "8, 9 and 10 February at 23 euros");
    }
    #[test]
    fn who_takes_an_application_back_waits_no_longer() {
        let withdrawn = [taken("2022-02-10T09:00:00Z", ApplicationStep::Withdraw)];
        let cost = |today| late_after(1, &withdrawn, None, today);
        let (then, later) = (cost("2022-02-10"), cost("2022-04-30"));
        let Some(Penalty::Due(days)) = later else { panic!("due") };
        assert!(!days.goes_on && days.total <= 6_900, "it stands still: {days:?}");
        assert!(matches!(then, Some(Penalty::Due(now)) if now.total == days.total));
    }
}
