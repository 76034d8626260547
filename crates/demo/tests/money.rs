//! The investment plan of the demonstration adds up, and says what does not.

use std::collections::BTreeSet;

use access::Role;
use investments::{Grouping, Purpose, VersionState, findings, sums};
use kernel::Cents;
use shell::test_kit::Town;

#[tokio::test]
async fn the_plan_of_the_demonstration_adds_up_and_says_what_does_not() {
    let migrations = [
        areas::migrations(),
        partners::migrations(),
        social_map::migrations(),
        vision::migrations(),
        learning::migrations(),
        investments::migrations(),
        indicators::migrations(),
    ]
    .concat();
    let town = Town::on("2026-03-02", &migrations, |_| vec![]).await;
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
}
