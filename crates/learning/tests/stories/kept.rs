//! What is kept is read back the same, on both engines.

use kernel::Openness;
use learning::{
    Concluding, Conclusion, CycleState, CycleStep, EvaluationState, EvidenceGrade, LearningError, Noted,
    PilotState, PilotStep, Seen, Taken,
};
use store::test_kit::Engine;

use super::town::{
    adviser, asked, decided, evaluation, on, pilot, plan, postponed, protocol, question, span, told,
};

#[tokio::test]
async fn a_pilot_goes_its_way_with_its_evaluation_on_both_engines() {
    for engine in Engine::ALL {
        let Some(town) = on(engine).await else { continue };
        let cx = adviser(&town);
        let id = pilot(&cx, "Startbaan", Openness::Public).await;
        let kept = learning::pilot(&cx, id).await.unwrap();
        assert_eq!(
            (&kept.protocol, kept.state, kept.version),
            (&protocol("Startbaan", Openness::Public), PilotState::Designed, 1)
        );

        let start = Taken::on(PilotStep::Start, span("2021-summer"));
        learning::take_step(&cx, id, 1, start).await.unwrap();
        let final_one = evaluation(&cx, "Evaluatie Startbaan", Some(id), "2023-summer").await;
        learning::begin_evaluation(&cx, final_one, 1, span("2023-06")).await.unwrap();
        let along = learning::pilot(&cx, id).await.unwrap();
        assert_eq!((along.state, along.history.len()), (PilotState::Evaluating, 3));

        let conclusion = Conclusion {
            text: "De stap is groot.".to_owned(),
            evidence: "16 deelnemers.".to_owned(),
            grade: EvidenceGrade::Supported,
        };
        let concluding = Concluding { conclusion: conclusion.clone(), on: span("2023-09") };
        learning::conclude_evaluation(&cx, final_one, 2, &concluding).await.unwrap();
        let evaluated = learning::pilot(&cx, id).await.unwrap();
        assert_eq!(evaluated.state, PilotState::Evaluated);

        let go_on = Taken {
            reason: "Het past.".to_owned(),
            decision: decided(),
            ..Taken::on(PilotStep::Continue, span("2023-12"))
        };
        learning::take_step(&cx, id, evaluated.version, go_on.clone()).await.unwrap();
        let continued = learning::pilot(&cx, id).await.unwrap();
        assert_eq!((continued.state, continued.history.last()), (PilotState::Continued, Some(&go_on)));
        let after = learning::evaluation(&cx, final_one).await.unwrap();
        assert_eq!(
            (after.state, after.conclusion, after.followed),
            (EvaluationState::Concluded, Some(conclusion), decided())
        );
    }
}

#[tokio::test]
async fn a_pilot_that_is_prolonged_takes_its_evaluation_along_and_all_dates_stay() {
    for engine in Engine::ALL {
        let Some(town) = on(engine).await else { continue };
        let cx = adviser(&town);
        let id = pilot(&cx, "Jongerenplatform", Openness::Public).await;
        let one = evaluation(&cx, "Evaluatie Jongerenplatform", Some(id), "2023").await;
        for (seen, step) in [(1, PilotStep::Start), (2, PilotStep::Call)] {
            learning::take_step(&cx, id, seen, Taken::on(step, span("2022"))).await.unwrap();
        }
        let prolong = |to: &str| Taken {
            reason: "Te kort.".to_owned(),
            decision: decided(),
            due_after: Some(span(to)),
            ..Taken::on(PilotStep::Prolong, span("2023"))
        };
        let too_early = learning::take_step(&cx, id, 3, prolong("2023-h1")).await;
        assert!(matches!(too_early, Err(LearningError::NotLater)), "{too_early:?}");
        let undecided = Taken { decision: None, ..prolong("2024") };
        let refused = learning::take_step(&cx, id, 3, undecided).await;
        assert!(matches!(refused, Err(LearningError::Lacks("decision"))), "{refused:?}");
        learning::take_step(&cx, id, 3, prolong("2024")).await.unwrap();
        learning::postpone_evaluation(&cx, one, 2, postponed("2027")).await.unwrap();

        let kept = learning::evaluation(&cx, one).await.unwrap();
        let earlier: Vec<_> = kept.earlier().map(|taken| (taken.due_before, taken.due_after)).collect();
        let expected = [(Some(span("2023")), Some(span("2024"))), (Some(span("2024")), Some(span("2027")))];
        assert_eq!((kept.due, earlier.as_slice()), (span("2027"), expected.as_slice()));
        assert!(kept.earlier().all(|taken| taken.decision.is_some() && !taken.reason.is_empty()));
        assert_eq!(kept.years(), [2023, 2024, 2027]);
    }
}

#[tokio::test]
async fn a_question_opens_its_next_cycle_by_itself_on_both_engines() {
    for engine in Engine::ALL {
        let Some(town) = on(engine).await else { continue };
        let cx = adviser(&town);
        let id = question(&cx, "Helpt het?", "2025-11-01").await;
        let seen = Seen { figures: "16 van 30".to_owned(), ..Seen::default() };
        learning::note_cycle(&cx, id, 1, seen.clone()).await.unwrap();
        let noted = Noted { seen: seen.clone(), on: "2026-03-02".parse().unwrap() };
        learning::end_cycle(&cx, id, 2, (CycleStep::CarryOn, noted.clone())).await.unwrap();
        let kept = learning::question(&cx, id).await.unwrap();
        let cycles: Vec<_> = kept.cycles.iter().map(|cycle| (cycle.number, cycle.state)).collect();
        assert_eq!(cycles, [(1, CycleState::CarriedOn), (2, CycleState::Running)]);
        assert_eq!(kept.cycles[0].seen, seen);
        assert_eq!(kept.cycles[1].ends.to_string(), "2026-06-02");

        let again = learning::reopen_question(&cx, id, 3, "2026-03-02".parse().unwrap()).await;
        assert!(matches!(again, Err(LearningError::Cycle)), "{again:?}");
        learning::end_cycle(&cx, id, 3, (CycleStep::Keep, noted)).await.unwrap();
        learning::reopen_question(&cx, id, 4, "2026-09-01".parse().unwrap()).await.unwrap();
        let reopened = learning::question(&cx, id).await.unwrap();
        assert_eq!(reopened.running().map(|cycle| cycle.number), Some(3));
    }
}

#[tokio::test]
async fn a_lesson_points_to_what_taught_it_on_both_engines() {
    for engine in Engine::ALL {
        let Some(town) = on(engine).await else { continue };
        let cx = adviser(&town);
        let id = pilot(&cx, "Startbaan", Openness::Public).await;
        let mut lesson = told("Begin klein.", Openness::Public);
        lesson.pilot = Some(id);
        let kept = learning::add_lesson(&cx, &lesson).await.unwrap();
        assert_eq!(learning::lesson(&cx, kept).await.unwrap().told, lesson);
        let mut lost = lesson.clone();
        lost.pilot = Some(kernel::Id::from_uuid(kept.uuid()));
        let refused = learning::add_lesson(&cx, &lost).await;
        assert!(matches!(refused, Err(LearningError::Pointer("pilot"))), "{refused:?}");
        let late = learning::change_lesson(&cx, kept, 7, &lesson).await;
        assert!(matches!(late, Err(LearningError::Stale)), "{late:?}");
    }
}

#[tokio::test]
async fn a_name_that_is_given_up_still_finds_the_pilot() {
    let Some(town) = on(Engine::Sqlite).await else { return };
    let cx = adviser(&town);
    let id = pilot(&cx, "Startbaan", Openness::Public).await;
    learning::change_pilot(&cx, id, 1, protocol("Baanbegin", Openness::Public)).await.unwrap();
    let kept = learning::pilot(&cx, id).await.unwrap();
    assert!(kept.protocol.aliases.contains(&"Startbaan".to_owned()), "{:?}", kept.protocol.aliases);
    let events =
        store::events(&mut cx.read().await.unwrap(), &store::EventFilter::default(), 10).await.unwrap();
    assert_eq!(events[0].details, r#"{"fields":["name","aliases"]}"#);
}

#[tokio::test]
async fn an_interim_evaluation_leaves_the_pilot_running() {
    let Some(town) = on(Engine::Sqlite).await else { return };
    let cx = adviser(&town);
    let id = pilot(&cx, "Proeftuin", Openness::Public).await;
    learning::take_step(&cx, id, 1, Taken::on(PilotStep::Start, span("2022"))).await.unwrap();
    let mut interim = plan("Tussen", Some(id), Openness::Public);
    interim.interim = true;
    let one = learning::add_evaluation(&cx, &interim, span("2023-05")).await.unwrap();
    learning::begin_evaluation(&cx, one, 1, span("2023-05")).await.unwrap();
    assert_eq!(learning::pilot(&cx, id).await.unwrap().state, PilotState::Running);
}

#[tokio::test]
async fn an_evaluation_takes_no_step_by_a_stranger_to_the_trade() {
    let Some(town) = on(Engine::Sqlite).await else { return };
    let cx = adviser(&town);
    let one = evaluation(&cx, "Evaluatie", None, "2026").await;
    let councillor = town.cx(access::Role::Councillor, None);
    let refused = learning::begin_evaluation(&councillor, one, 1, span("2026-03")).await;
    assert!(matches!(refused, Err(LearningError::Refused(_))), "{refused:?}");
    let refused = learning::ask_question(
        &councillor,
        &asked("Mag het?", Openness::Public),
        "2026-03-02".parse().unwrap(),
    )
    .await;
    assert!(matches!(refused, Err(LearningError::Refused(_))), "{refused:?}");
}
