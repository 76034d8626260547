//! The investment plan of the demonstration adds up, and says what does not.

use std::collections::BTreeSet;

use access::Role;
use investments::{Group, Grouping, Nature, Plan, Purpose, VersionState, findings, sums};
use kernel::Cents;

use crate::town::town;

fn leads_to_ambitions_and_where_a_document_says_it_to_its_track(plan: &Plan) {
    let ambitions: BTreeSet<_> = plan.lines.iter().filter_map(|line| line.head.ambition).collect();
    assert_eq!(ambitions.len(), 3, "each ambition has lines");
    let by_track = sums(&plan.lines, Grouping::Track);
    assert_eq!(by_track.groups.len(), 2, "one track is named, and that of some lines no document names any");
    let untold = [2024, 2025, 2026, 2027].map(|year| by_track.of(Group::Track(None), year).money);
    assert_eq!(untold, [479_000, 245_000, 245_000, 195_000].map(|euros| Cents(euros * 100)));
}

#[tokio::test]
async fn the_plan_of_the_demonstration_adds_up_and_says_what_does_not() {
    let town = town(|_| vec![]).await;

    let stranger = town.cx(Role::Public, None);
    let mut open = investments::versions(&stranger).await.unwrap();
    open.sort_by_key(|one| one.state);
    let states: Vec<VersionState> = open.iter().map(|one| one.state).collect();
    assert_eq!(states, [VersionState::Proposed, VersionState::Adopted], "copies are not for everybody");
    let adopted = investments::plan(&stranger, open[1].id).await.unwrap();
    assert!(adopted.closes() && adopted.version.decision.is_some());
    let waits: Vec<&str> = adopted
        .lines
        .iter()
        .filter(|line| line.awaits_evaluation(2024))
        .map(|line| adopted.intervention(line.head.intervention))
        .collect();
    assert_eq!(waits, ["Jongerenplatform"]);
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

    leads_to_ambitions_and_where_a_document_says_it_to_its_track(&plan);
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

    let (mut read, sight) = stranger.look().await.unwrap();
    let found = investments::found_in_the_money(&mut read, &sight).await.unwrap();
    let sums: BTreeSet<&str> = found.iter().filter_map(|finding| finding.arithmetic.as_deref()).collect();
    for expected in ["4.700.000 − 1.150.000 − 350.000 = 3.200.000", "3727 − 3840 = -113"] {
        assert!(sums.contains(expected), "{expected} in {sums:?}");
    }
    assert!(sums.iter().any(|sum| sum.ends_with("000 = 84.000")), "{sums:?}");
}

#[tokio::test]
async fn the_checker_finds_in_the_demonstration_all_that_is_known_not_to_close() {
    let town = town(|_| vec![]).await;
    let cx = town.cx(Role::Finance, None);
    let mut read = cx.read().await.unwrap();
    let (sight, today) = (cx.sight(&mut read).await.unwrap(), cx.clock.today());
    let learned = learning::learning(&mut read, &sight).await.unwrap();
    let mut found = learning::findings(&learned, today);
    found.extend(vision::found(&mut read, &sight, today).await.unwrap());
    found.extend(investments::found_in_the_money(&mut read, &sight).await.unwrap());
    found.extend(tracks::found(&mut read, &sight, today).await.unwrap());
    for (sentence, tells) in [
        ("above-ceiling-asked", "Cents(32164400)"),
        ("structural-on-incidental", "Cents(13400000)"),
        ("ends-without-successor", "Cents(89754000)"),
        ("conditional", "Cents(46900000)"),
        ("conditional", "Cents(55400000)"),
        ("conditional", "Cents(41400000)"),
        ("statement-differs", "gewone leven"),
        ("statement-below", "875.104"),
        ("savings-unexplained", "3.200.000"),
        ("difference-sign", "113"),
        ("track-parts-leave-rest", "= 75"),
        ("goal-code-two-meanings", "1.1.2"),
        ("track-reference-dangling", "valuecase"),
        ("track-school-year", "2023-2023"),
        ("track-heading-period", "Wonen en zorg"),
        ("track-interface-one-sided", "3 → 6"),
    ] {
        let told =
            |one: &&consistency::Finding| one.sentence == sentence && format!("{one:?}").contains(tells);
        let one = found.iter().find(told);
        let of: Vec<_> = found.iter().filter(|one| one.sentence == sentence).collect();
        let one = one.unwrap_or_else(|| panic!("{sentence} with {tells} in {of:#?}"));
        assert!(one.source.is_some() || one.arithmetic.is_some(), "{one:?}");
    }
}
