//! Dates worked out by hand, and what was decided where a text can be read in two ways.
#![expect(clippy::unwrap_used, reason = "a day that cannot be made must stop the test")]

use chrono::{DateTime, NaiveDate, Utc};
use legal_terms::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn last(term: &Term) -> String {
    term.last.day().map_or_else(|| "not yet".to_owned(), |day| day.to_string())
}

fn plain() -> Calendar {
    Calendar::default()
}

#[test]
fn an_objection_may_be_made_for_six_weeks_and_past_a_holiday() {
    for (announced, until) in [
        ("2022-02-18", "2022-04-01"), // a Friday
        ("2023-11-13", "2023-12-27"), // Christmas and the day after
        ("2024-02-19", "2024-04-02"), // Easter Monday
        ("2024-02-16", "2024-04-02"), // Good Friday, and the weekend and Easter Monday after it
        ("2026-03-16", "2026-04-28"), // King's Day
        ("2023-03-24", "2023-05-08"), // 5 May in a year in which most people work
        ("2024-01-06", "2024-02-19"), // a Saturday
    ] {
        let term = objection_term(day(announced), &plain()).unwrap();
        assert_eq!(last(&term), until, "{announced}");
        assert_eq!(term.first, day(announced).succ_opt().unwrap());
        assert_eq!(appeal_term(day(announced), &plain()).unwrap(), term);
    }
}

#[test]
fn the_way_to_a_date_names_each_day_off_that_it_met() {
    let term = objection_term(day("2024-02-16"), &plain()).unwrap();
    let [six_weeks, moved] = term.segments.as_slice() else { panic!("{term:?}") };

    assert_eq!(six_weeks.reason, Reason::Counts(Span::Weeks(6)));
    assert_eq!((six_weeks.from, six_weeks.to), (day("2024-02-17"), Some(day("2024-03-29"))));
    let Reason::Moved { past } = &moved.reason else { panic!("{moved:?}") };
    let past: Vec<String> = past.iter().map(|off| format!("{} {:?}", off.day, off.why)).collect();
    assert_eq!(
        past,
        [
            "2024-03-29 Holiday(GoodFriday)",
            "2024-03-30 Saturday",
            "2024-03-31 Holiday(EasterSunday)",
            "2024-04-01 Holiday(EasterMonday)"
        ]
    );
    assert_eq!(moved.article.to_string(), "Atw 1(1)");
}

#[test]
fn a_decreed_day_is_a_day_off_too() {
    // The Friday after Ascension Day 2024, in a year in which it would have been decreed.
    let calendar = Calendar::with_decreed([day("2024-05-10")]);
    assert_eq!(calendar.day_off(day("2024-05-10")), Some(DayOff::Decreed));
    assert_eq!(last(&objection_term(day("2024-03-29"), &calendar).unwrap()), "2024-05-13");
    assert_eq!(last(&objection_term(day("2024-03-29"), &plain()).unwrap()), "2024-05-10");
}

#[test]
fn a_decision_on_an_objection_follows_in_six_weeks_or_twelve_with_a_committee() {
    let until = day("2022-04-01");
    let term = |handling, extensions| {
        let course = Course { pauses: vec![], extensions };
        objection_decision_term(until, handling, &course, &plain()).unwrap()
    };
    // On the last day of the six weeks it is still told in time.
    let committee = Handling::Committee { told: Some(day("2022-05-13")) };
    let six_more = Extension::of_objection(day("2022-06-01"), Span::Weeks(6)).unwrap();

    assert_eq!(last(&term(Handling::Authority, vec![])), "2022-05-13");
    assert_eq!(last(&term(committee, vec![])), "2022-06-24");
    assert_eq!(last(&term(committee, vec![six_more])), "2022-08-05");
    for told in [None, Some(day("2022-05-14"))] {
        let silent = term(Handling::Committee { told }, vec![]);
        assert_eq!(
            (last(&silent).as_str(), silent.notes.as_slice()),
            ("2022-05-13", &[Note::CommitteeNotTold][..])
        );
    }
    assert_eq!(
        Extension::of_objection(day("2022-06-01"), Span::Weeks(7)),
        Err(TermError::TooLongPutOff(Span::Weeks(7)))
    );
    let agreed = Extension::of_objection_by_consent(day("2022-06-01"), Span::Weeks(20));
    assert_eq!(last(&term(committee, vec![agreed])), "2022-11-11");
}

#[test]
fn a_closing_day_stays_on_a_weekend_unless_the_scheme_moves_it() {
    for (named, moved) in
        [("2022-10-15", "2022-10-17"), ("2023-10-15", "2023-10-16"), ("2021-10-15", "2021-10-15")]
    {
        let stays = Closing { day: day(named), shift: Shift::Stays };
        let moves = Closing { day: day(named), shift: Shift::NextWorkingDay };
        assert_eq!(stays.last_day(&plain()).unwrap(), day(named));
        assert_eq!(moves.last_day(&plain()).unwrap(), day(moved));
    }
}

#[test]
fn an_application_is_in_time_until_midnight_by_the_clock_of_amsterdam() {
    for (named, last_second) in [
        ("2021-10-15", "2021-10-15T21:59:59Z"), // summer time
        ("2022-11-15", "2022-11-15T22:59:59Z"), // winter time
        ("2021-10-31", "2021-10-31T22:59:59Z"), // the day on which the clock goes back
        ("2022-03-27", "2022-03-27T21:59:59Z"), // the day on which it goes forward
    ] {
        let closing = Closing { day: day(named), shift: Shift::Stays };
        assert_eq!(closing.last_second(&plain()).unwrap(), moment(last_second));
    }
    let closing = Closing { day: day("2021-10-15"), shift: Shift::Stays };
    for (received, in_time) in [
        ("2021-10-14T22:00:00Z", true), // the last day has just begun: it is a whole day
        ("2021-10-15T21:59:59Z", true),
        ("2021-10-15T21:59:59.999Z", true),
        ("2021-10-15T22:00:00Z", false),
    ] {
        assert_eq!(closing.is_in_time(moment(received), &plain()).unwrap(), in_time, "{received}");
    }
}

/// Thirteen weeks after 31 December 2023 are 31 March 2024; day 20 is 20 January.
fn repaired(completed: Option<&str>) -> Term {
    let repair =
        Repair { asked: day("2024-01-20"), until: Some(day("2024-02-03")), completed: completed.map(day) };
    let course = Course { pauses: repair.pause().unwrap().into_iter().collect(), extensions: vec![] };
    let term = DecisionTerm::OfLocalRule(Span::Weeks(13));
    decision_term(day("2023-12-31"), term, &course, &plain()).unwrap()
}

#[test]
fn a_term_stands_still_from_the_day_after_the_letter_until_the_day_of_completion() {
    const { assert!(!DAY_OF_COMPLETION_IS_PAUSED) };
    let term = repaired(Some("2024-01-29"));

    assert_eq!((term.paused_days(), last(&term).as_str()), (Some(8), "2024-04-08"));
    let steps: Vec<_> = term.segments.iter().map(|one| (one.from, one.to, one.article)).collect();
    assert_eq!(
        steps,
        [
            (day("2024-01-01"), Some(day("2024-01-20")), Article::LocalRule),
            (day("2024-01-21"), Some(day("2024-01-28")), Article::Awb4_15_1a),
            (day("2024-01-29"), Some(day("2024-04-08")), Article::LocalRule),
        ]
    );
}

#[test]
fn an_unused_term_to_complete_pauses_to_its_last_day_and_no_longer() {
    for (completed, days) in [
        (None, 14),
        (Some("2024-02-04"), 14), // too late completes nothing
        (Some("2024-02-03"), 13),
        (Some("2024-01-21"), 0),
        (Some("2024-01-20"), 0),
    ] {
        assert_eq!(repaired(completed).paused_days(), Some(days), "{completed:?}");
    }
}

#[test]
fn a_letter_that_names_no_last_day_pauses_nothing() {
    let letter = Repair { asked: day("2024-01-20"), until: None, completed: Some(day("2024-01-29")) };
    assert_eq!(letter.pause(), Ok(None));
}

#[test]
fn letters_in_the_wrong_order_are_named() {
    let letter = |until, completed| Repair { asked: day("2024-01-20"), until, completed };
    assert_eq!(
        letter(Some(day("2024-01-19")), None).pause(),
        Err(TermError::RepairBackwards { asked: day("2024-01-20"), until: day("2024-01-19") })
    );
    assert_eq!(
        letter(Some(day("2024-02-19")), Some(day("2024-01-01"))).objection_pause(),
        Err(TermError::CompletedBefore { asked: day("2024-01-20"), completed: day("2024-01-01") })
    );
    let backwards =
        Pause { from: day("2024-01-20"), to: Some(day("2024-01-19")), article: Article::Awb4_15_2a };
    let course = Course { pauses: vec![backwards], extensions: vec![] };
    assert_eq!(
        Rule::local(Span::Weeks(13)).after(day("2024-01-01"), &course, &plain()),
        Err(TermError::PauseBackwards { from: day("2024-01-20"), to: day("2024-01-19") })
    );
}

#[test]
fn a_term_that_stands_still_has_no_last_day_yet() {
    let pause = Pause { from: day("2024-01-21"), to: None, article: Article::Awb4_15_2c };
    let course = Course { pauses: vec![pause], extensions: vec![] };
    let term = decision_term(day("2023-12-31"), DecisionTerm::Reasonable, &course, &plain()).unwrap();

    assert_eq!(term.last, Last::NotYet { since: day("2024-01-21"), days_left: 36 });
    assert_eq!(term.standing(day("2023-12-31")), Standing::NotBegun);
    assert_eq!(term.standing(day("2024-01-20")), Standing::Runs { days_left: None });
    assert_eq!(term.standing(day("2024-06-01")), Standing::Paused { article: Article::Awb4_15_2c });
    assert_eq!(term.paused_days(), None);
}

#[test]
fn a_term_tells_how_it_stands() {
    let term = repaired(Some("2024-01-29"));
    for (on, standing) in [
        ("2023-12-31", Standing::NotBegun),
        ("2024-01-01", Standing::Runs { days_left: Some(98) }),
        ("2024-01-25", Standing::Paused { article: Article::Awb4_15_1a }),
        ("2024-04-08", Standing::Runs { days_left: Some(0) }),
        ("2024-04-10", Standing::Over { days: 2 }),
    ] {
        assert_eq!(term.standing(day(on)), standing, "{on}");
    }
}

#[test]
fn the_atw_moves_no_local_rule_no_term_of_the_authority_and_no_long_one() {
    // All end on Sunday 4 February 2024.
    let end = day("2024-02-04");
    for (rule, moved) in [
        (Rule::local(Span::Weeks(2)), Some(Unmoved::NotOfAnAct(Basis::LocalRule))),
        (Rule::authority(Span::Weeks(2), Article::Awb4_5_1), Some(Unmoved::NotOfAnAct(Basis::Authority))),
        (Rule::act(Span::Weeks(13), Article::Awb4_13), Some(Unmoved::TooLong)),
        (Rule::act(Span::Days(91), Article::Awb4_13), Some(Unmoved::TooLong)),
        (Rule::act(Span::Months(4), Article::Awb4_13), Some(Unmoved::TooLong)),
        (Rule::act(Span::Years(1), Article::Awb4_13), Some(Unmoved::TooLong)),
        (Rule::act(Span::Weeks(12), Article::Awb4_13), None),
        (Rule::act(Span::Days(90), Article::Awb4_13), None),
        (Rule::act(Span::Months(3), Article::Awb4_13), None),
    ] {
        let start = rule.span.before(end).unwrap();
        let term = rule.after(start, &Course::default(), &plain()).unwrap();
        let off = Off { day: end, why: DayOff::Sunday };
        match moved {
            Some(because) => {
                assert_eq!(term.last, Last::On(end), "{rule:?}");
                assert_eq!(term.notes, [Note::StaysOnDayOff { off, because }]);
            }
            None => assert_eq!(term.last, Last::On(day("2024-02-05")), "{rule:?}"),
        }
    }
}

#[test]
fn a_term_that_was_put_off_beyond_twelve_weeks_is_left_alone() {
    // Eight weeks after Sunday 7 January 2024, and what was added.
    for (more, until) in [(4, "2024-04-02"), (5, "2024-04-07")] {
        let extensions = vec![Extension::of_reasonable_term(day("2024-02-01"), Span::Weeks(more))];
        let course = Course { pauses: vec![], extensions };
        let term = decision_term(day("2024-01-07"), DecisionTerm::Reasonable, &course, &plain()).unwrap();
        assert_eq!(last(&term), until);
    }
}

#[test]
fn a_short_term_of_an_act_holds_two_working_days() {
    // From Thursday 28 March 2024: Good Friday, a weekend, Easter Monday.
    for (days, until, article) in [
        (3, "2024-04-03", Some(Article::Atw2)),
        (2, "2024-04-02", Some(Article::Atw1_1)),
        (6, "2024-04-03", None),
    ] {
        let rule = Rule::act(Span::Days(days), Article::Awb4_13);
        let term = rule.after(day("2024-03-28"), &Course::default(), &plain()).unwrap();
        assert_eq!(last(&term), until, "{days}");
        assert_eq!(term.segments.get(1).map(|moved| moved.article), article);
    }
}

#[test]
fn an_extension_told_too_late_does_nothing_and_says_so() {
    let course =
        |told| Course { pauses: vec![], extensions: vec![Extension::of_decision(day(told), Span::Weeks(4))] };
    let term = |told| {
        let rule = DecisionTerm::OfLocalRule(Span::Weeks(13));
        decision_term(day("2023-12-31"), rule, &course(told), &plain()).unwrap()
    };
    assert_eq!(last(&term("2024-03-31")), "2024-04-28");
    let late = term("2024-04-01");
    assert_eq!(last(&late), "2024-03-31");
    assert!(matches!(late.notes.first(), Some(Note::ExtensionTooLate(_))), "{:?}", late.notes);
}

/// Eight weeks after 9 December 2023 are Saturday 3 February 2024, so that the last day is Monday 5 February.
fn over_a_weekend(course: &Course) -> Term {
    decision_term(day("2023-12-09"), DecisionTerm::Reasonable, course, &plain()).unwrap()
}

#[test]
fn a_term_that_the_atw_moved_can_be_put_off_on_its_last_day() {
    let term = |told| {
        let extensions = vec![Extension::of_reasonable_term(day(told), Span::Weeks(4))];
        over_a_weekend(&Course { pauses: vec![], extensions })
    };
    assert_eq!(last(&over_a_weekend(&Course::default())), "2024-02-05");
    // Four weeks on from Saturday the 3rd are Saturday 2 March.
    assert_eq!(last(&term("2024-02-05")), "2024-03-04");
    assert_eq!(last(&term("2024-02-06")), "2024-02-05");
}

#[test]
fn a_pause_that_breaks_into_moved_days_leaves_the_rest_of_them_for_afterwards() {
    // The letter went out on Saturday; Sunday to Friday stand still, and a day and Monday were left.
    let pause = |from, to| Pause { from: day(from), to: Some(day(to)), article: Article::Awb4_15_1a };
    let term = |pause| over_a_weekend(&Course { pauses: vec![pause], extensions: vec![] });
    let paused = term(pause("2024-02-04", "2024-02-09"));
    assert_eq!(last(&paused), "2024-02-12"); // Saturday and Sunday count, and Sunday moves to Monday
    assert_eq!(paused.paused_days(), Some(6));
    let late = pause("2024-02-06", "2024-02-09");
    assert_eq!(term(late).notes, [Note::PauseTooLate(late)]);
}

#[test]
fn a_pause_after_the_end_does_nothing_and_says_so() {
    let pause = Pause { from: day("2024-04-01"), to: Some(day("2024-04-09")), article: Article::Awb4_15_2b };
    let course = Course { pauses: vec![pause], extensions: vec![] };
    let rule = DecisionTerm::OfLocalRule(Span::Weeks(13));
    let term = decision_term(day("2023-12-31"), rule, &course, &plain()).unwrap();
    assert_eq!(last(&term), "2024-03-31");
    assert!(term.notes.contains(&Note::PauseTooLate(pause)));
}

#[test]
fn an_objection_counts_when_it_was_posted_in_time() {
    let term = objection_term(day("2022-02-18"), &plain()).unwrap(); // until Friday 1 April
    for (received, posted, expected) in [
        ("2022-02-18", None, Timeliness::Early),
        ("2022-04-01", None, Timeliness::InTime),
        ("2022-04-02", None, Timeliness::Late { days: 1 }),
        ("2022-04-08", Some("2022-04-01"), Timeliness::InTimeByPost),
        ("2022-04-09", Some("2022-04-01"), Timeliness::Late { days: 8 }),
        ("2022-04-04", Some("2022-04-02"), Timeliness::Late { days: 3 }),
    ] {
        let arrival = Arrival { received: day(received), posted: posted.map(day) };
        assert_eq!(timeliness(&term, arrival, &plain()), Ok(expected), "{received} {posted:?}");
    }
}

#[test]
fn papers_before_a_hearing_are_counted_back_and_stay_on_a_sunday() {
    let hearing = day("2024-05-15");
    let papers = late_papers(hearing, &plain()).unwrap();
    assert_eq!(
        (papers.last, papers.note),
        (
            day("2024-05-05"),
            Some(Note::StaysOnDayOff {
                off: Off {
                    day: day("2024-05-05"),
                    why: DayOff::Holiday(dutch_calendar::Holiday::LiberationDay)
                },
                because: Unmoved::CountedBack,
            })
        )
    );
    assert_eq!(papers_for_inspection(hearing, &plain()).unwrap().last, day("2024-05-08"));
}

#[test]
fn other_terms_of_a_subsidy_are_known() {
    assert_eq!(last(&left_untreated_term(day("2024-02-03"), &plain()).unwrap()), "2024-03-04");
    assert_eq!(last(&repair_term(day("2024-01-20"), Span::Weeks(2), &plain()).unwrap()), "2024-02-03");
    assert_eq!(last(&payment_term(day("2022-02-18"), &plain()).unwrap()), "2022-04-01");
    assert_eq!(last(&penalty_decision_term(day("2024-02-03"), &plain()).unwrap()), "2024-02-19");
}

fn late(notice: &str, decided: Option<&str>, applicants: u32) -> Lateness {
    let (term_ended, notice) = (day("2023-03-01"), day(notice));
    Lateness { term_ended, notice, decided: decided.map(day), applicants, exception: None }
}

fn owed(late: &Lateness, today: &str) -> Penalty {
    penalty(late, day(today), &Tariffs::published(), &plain()).unwrap()
}

#[test]
fn a_decision_sixty_days_after_the_notice_costs_the_most_there_is() {
    const { assert!(DECISION_DAY_COUNTS) };
    // Notice ten days after the term; decided sixty days after the notice: 60 - 14 = 46 days, of which 42 count.
    let Penalty::Due(due) = owed(&late("2023-03-11", Some("2023-05-10"), 3), "2023-06-01") else {
        panic!("nothing is due")
    };
    assert_eq!(due.total, 144_200);
    assert_eq!((due.first, due.last, due.goes_on), (day("2023-03-28"), day("2023-05-08"), false));
    let charges: Vec<_> = due.charges.iter().map(|one| (one.days, one.cents)).collect();
    assert_eq!(charges, [(14, 2_300), (14, 3_500), (14, 4_500)]);
    assert_eq!(due.shares, [48_067, 48_067, 48_066]);
    assert_eq!(due.shares.iter().sum::<u64>(), due.total);
}

#[test]
fn a_penalty_begins_when_two_weeks_after_the_notice_have_passed() {
    // Notice on Monday 6 March 2023: the fortnight ends on Monday 20 March.
    for (decided, today, expected) in [
        (Some("2023-03-20"), "2023-03-20", Err(NoPenalty::DecidedInTime)),
        (Some("2023-03-21"), "2023-03-21", Ok(2_300)),
        (Some("2023-04-04"), "2023-05-01", Ok(14 * 2_300 + 3_500)),
        (None, "2023-03-20", Err(NoPenalty::NotYet)),
        (None, "2023-03-22", Ok(2 * 2_300)),
        (None, "2024-03-22", Ok(144_200)),
    ] {
        let found = match owed(&late("2023-03-06", decided, 1), today) {
            Penalty::Due(due) => Ok(due.total),
            Penalty::None(why) => Err(why),
        };
        assert_eq!(found, expected, "{decided:?} {today}");
    }
}

#[test]
fn a_notice_before_the_end_of_the_term_is_none() {
    assert_eq!(owed(&late("2023-03-01", None, 1), "2023-09-01"), Penalty::None(NoPenalty::NoticeTooEarly));
}

#[test]
fn an_exception_that_somebody_judged_ends_it() {
    for why in [NoPenalty::NoticeUnreasonablyLate, NoPenalty::NoInterest, NoPenalty::PlainlyUnfounded] {
        let excepted = Lateness { exception: Some(why), ..late("2023-03-06", None, 1) };
        assert_eq!(owed(&excepted, "2023-09-01"), Penalty::None(why));
    }
}

#[test]
fn the_tariff_of_the_day_on_which_the_notice_came_holds() {
    let old = Lateness {
        term_ended: day("2018-12-01"),
        notice: day("2018-12-14"), // the fortnight ends on Friday 28 December
        decided: Some(day("2019-01-02")),
        applicants: 1,
        exception: None,
    };
    let Penalty::Due(due) = owed(&old, "2019-02-01") else { panic!("nothing is due") };
    let charges: Vec<_> = due.charges.iter().map(|one| (one.days, one.cents)).collect();
    assert_eq!((charges, due.total), (vec![(5, 2_000)], 10_000));
}

#[test]
fn what_cannot_be_reckoned_is_named() {
    let tariffs = Tariffs::published();
    let nobody = late("2023-03-06", None, 0);
    assert_eq!(penalty(&nobody, day("2023-09-01"), &tariffs, &plain()), Err(TermError::NoApplicants));
    let early =
        Lateness { term_ended: day("2001-01-01"), notice: day("2001-02-01"), ..late("2023-03-06", None, 1) };
    assert_eq!(
        penalty(&early, day("2001-09-01"), &tariffs, &plain()),
        Err(TermError::NoTariff(day("2001-02-01")))
    );
    let step = PenaltyStep { days: 14, cents: 1 };
    let tariff = Tariff { from: day("2001-01-01"), steps: [step; 3] };
    assert_eq!(Tariffs::new([tariff, tariff]), Err(TermError::SameTariff(day("2001-01-01"))));
    let dear = Tariff { steps: [PenaltyStep { days: 14, cents: u64::MAX }; 3], ..tariff };
    assert_eq!(Tariffs::new([dear]), Err(TermError::Amount(u64::MAX)));
    let local = |span| Rule::local(span).after(day("2024-01-01"), &Course::default(), &plain());
    assert_eq!(local(Span::Weeks(0)), Err(TermError::Nothing(Span::Weeks(0))));
    let long = Span::Years(u32::MAX);
    assert_eq!(local(long), Err(TermError::OutsideCalendar { from: day("2024-01-01"), span: long }));
}

#[test]
fn five_years_after_a_settlement_it_stands() {
    for (today, open) in [("2028-02-28", true), ("2028-02-29", false)] {
        let guard = may_change_settlement(day("2023-02-28"), day(today)).unwrap();
        assert_eq!((guard.open, guard.until, guard.article), (open, day("2028-02-28"), Article::Awb4_49_3));
        assert_eq!(may_recover(day("2023-02-28"), day(today)).unwrap().open, open);
    }
}

#[test]
fn working_days_are_counted_forward_and_back() {
    // Thursday 28 March 2024 lies before Good Friday and Easter.
    let forward = |count| plain().working_days_after(day("2024-03-28"), count).unwrap().to_string();
    let back = |count| plain().working_days_before(day("2024-04-02"), count).unwrap().to_string();
    assert_eq!([forward(0), forward(1), forward(2)], ["2024-03-28", "2024-04-02", "2024-04-03"]);
    assert_eq!([back(0), back(1), back(2)], ["2024-04-02", "2024-03-28", "2024-03-27"]);
    assert_eq!(plain().working_days_before(day("2024-03-31"), 0), Some(day("2024-03-28")));
}
