//! The investment plan of the demonstration adds up, and says what does not.

use std::collections::BTreeSet;

use access::Role;
use investments::{Grouping, Nature, Purpose, VersionState, findings, sums};
use kernel::Cents;
use shell::test_kit::Town;

fn migrations() -> Vec<store::Migration> {
    [
        areas::migrations(),
        partners::migrations(),
        social_map::migrations(),
        vision::migrations(),
        learning::migrations(),
        consistency::migrations(),
        investments::migrations(),
        tracks::migrations(),
        indicators::migrations(),
    ]
    .concat()
}

#[tokio::test]
async fn the_plan_of_the_demonstration_adds_up_and_says_what_does_not() {
    let town = Town::on("2026-03-02", &migrations(), |_| vec![]).await;
    demo::load_town(&town.house.db, &town.house.clock, &town.house.chance).await.unwrap();

    let stranger = town.cx(Role::Public, None);
    let open = investments::versions(&stranger).await.unwrap();
    assert_eq!(open.len(), 1, "copies are not for everybody");
    assert_eq!(open[0].state, VersionState::Proposed);
    let plan = investments::plan(&stranger, open[0].id).await.unwrap();
    assert!(plan.closes());
    let all = sums(&plan.lines, Grouping::Everything);
    let totals = [2_554_682, 2_685_682, 3_046_644, 2_149_104].map(|euros| Cents(euros * 100));
    assert_eq!([2024, 2025, 2026, 2027].map(|year| all.year(year).money), totals);

    let found: BTreeSet<&str> = findings(&plan).iter().map(|finding| finding.sentence).collect();
    for expected in [
        "above-ceiling-asked",
        "conditional",
        "ends-without-successor",
        "outside-table",
        "statement-below",
        "statement-differs",
        "structural-on-incidental",
    ] {
        assert!(found.contains(expected), "{expected} in {found:?}");
    }
    let copies = investments::versions(&town.cx(Role::PolicyAdviser, None)).await.unwrap();
    assert_eq!(copies.iter().filter(|one| one.purpose == Purpose::WhatIf).count(), 2);

    let ambitions: BTreeSet<_> = plan.lines.iter().filter_map(|line| line.head.ambition).collect();
    assert_eq!(ambitions.len(), 3, "each ambition has lines");
    let waits = plan.lines.iter().filter_map(|line| match &line.head.nature {
        Nature::Conditional(condition) => Some(condition.evaluation.is_some()),
        Nature::Planned | Nature::Decided { .. } | Nature::Reservation => None,
    });
    assert_eq!(waits.collect::<Vec<_>>(), [true; 6], "each condition leads to its evaluation");

    let cases = investments::value_cases(&stranger).await.unwrap();
    let avoided = cases.iter().map(|case| {
        let outcome = case.particulars.reckoning().reckon().unwrap();
        (case.particulars.name.as_str(), outcome.avoided / 100, outcome.average.euros())
    });
    assert_eq!(avoided.collect::<Vec<_>>(), [("BSO+", 84_000, 2_333), ("Doorbraakmethode", 226_953, 18_913)]);
    let savings = investments::savings(&stranger).await.unwrap();
    let tasks = [2022, 2023, 2024].map(|year| savings.together(year).task);
    assert_eq!(tasks, [80_000, 350_000, 350_000].map(|euros| Cents(euros * 100)));
    assert_eq!(savings.together(2022).open(), tasks[0], "nothing was accepted yet");

    let mut read = stranger.read().await.unwrap();
    let sight = stranger.sight(&mut read).await.unwrap();
    let found = investments::found_in_the_money(&mut read, &sight).await.unwrap();
    let sums: BTreeSet<&str> = found.iter().filter_map(|finding| finding.arithmetic.as_deref()).collect();
    for expected in ["4.700.000 − 1.150.000 − 350.000 = 3.200.000", "3727 − 3840 = -113"] {
        assert!(sums.contains(expected), "{expected} in {sums:?}");
    }
    assert!(sums.iter().any(|sum| sum.ends_with("000 = 84.000")), "{sums:?}");
}
