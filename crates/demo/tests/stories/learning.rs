//! Stories about the pilots and evaluations of the demonstration.

use access::Role;
use learning::PilotState;

use crate::town::town;

async fn loaded() -> learning::Learning {
    let town = town(|_| Vec::new()).await;
    let cx = town.cx(Role::PolicyAdviser, None);
    let (mut read, sight) = cx.look().await.unwrap();
    learning::learning(&mut read, &sight).await.unwrap()
}

#[tokio::test]
async fn the_evaluation_of_the_jongerenplatform_shows_both_dates() {
    let learning = loaded().await;
    let evaluation =
        learning.evaluations.iter().find(|one| one.title == "Evaluatie Jongerenplatform").unwrap();
    let earlier: Vec<String> =
        evaluation.earlier().filter_map(|taken| taken.due_before).map(|span| span.to_string()).collect();
    assert_eq!((evaluation.due.to_string().as_str(), earlier), ("2024", vec!["2023".to_owned()]));
    assert_eq!(evaluation.years(), [2023, 2024]);
}

#[tokio::test]
async fn pilots_stand_where_the_documents_leave_them() {
    let learning = loaded().await;
    let state = |name: &str| learning.pilots.iter().find(|one| one.name() == name).unwrap().state;
    assert_eq!(state("Startbaan"), PilotState::Running);
    assert_eq!(state("Jongerenplatform"), PilotState::Prolonged);
    assert_eq!(state("Talentenplein"), PilotState::Scaled);
    assert_eq!(state("Wooncoach 2.0"), PilotState::Running);
    assert_eq!(state("Doorbraakmethode"), PilotState::HandedOver);
    assert_eq!(state("Tussenwerk"), PilotState::Designed);
}

#[tokio::test]
async fn the_checker_finds_what_is_late_and_nothing_that_breaks_a_rule() {
    let learning = loaded().await;
    let found = learning::findings(&learning, "2026-11-23".parse().unwrap());
    let count = |sentence: &str| found.iter().filter(|finding| finding.sentence == sentence).count();
    assert_eq!(count("evaluation-overdue"), 11, "those of 2023, 2024 and 2025");
    assert_eq!(count("evaluation-postponed"), 1);
    assert_eq!(count("cycle-overdue"), 4);
    assert!(count("pilot-without-evaluation") > 10 && count("pilot-without-hypothesis") > 10);
    assert!(found.iter().all(|finding| finding.severity != consistency::Severity::Error), "{found:?}");
    assert!(found.iter().all(|finding| finding.source.is_some()));
}
