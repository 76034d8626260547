//! Stories about the subsidies of the demonstration.

use access::Role;
use areas::Shelf;
use kernel::Cents;
use shell::test_kit::Town;
use subsidies::{Phase, PublicRound};

use crate::town::town;

async fn loaded() -> (Town, Vec<PublicRound>) {
    let rooms = |house: &shell::House| vec![subsidies::room(&Shelf::new(house.db.clone()))];
    let town = town(rooms).await;
    let rounds = subsidies::rounds(&town.cx(Role::Public, None)).await.unwrap();
    (town, rounds)
}

#[tokio::test]
async fn the_round_of_2022_has_its_real_totals_and_stays_under_each_ceiling() {
    let (town, rounds) = loaded().await;
    let old = rounds.iter().find(|one| one.round.particulars.name == "2022").unwrap();
    let results = old.results.as_ref().unwrap();
    assert_eq!(results.handed_in, 24);
    assert_eq!(old.round.particulars.ceiling(), Cents(140_000_000));
    assert_eq!(results.asked.values().copied().sum::<Cents>(), Cents(410_000_000));
    let granted = results.granted.as_ref().unwrap();
    for one in &old.round.particulars.ceilings {
        assert!(granted[&one.part] <= one.amount, "{}", one.part);
    }
    assert!(results.recipients.len() >= 5, "{:?}", results.recipients);
    let told: Cents = results.recipients.iter().map(|one| one.granted).sum();
    assert_eq!(told, granted.values().copied().sum(), "every cent is told");
    let page = town.stranger().get(&format!("/subsidies/ronde/{}", old.round.id)).await;
    page.assert_status(200).assert_says("€ 4.100.000").assert_says("€ 1.400.000");
    page.assert_says("te laat bekendgemaakt");
    let today = town.house.clock.today();
    assert_eq!(rounds.iter().filter(|one| one.round.phase(today) == Phase::Open).count(), 1);
}

#[tokio::test]
async fn grants_of_2022_are_paid_and_settled_and_one_of_three_years_runs() {
    let (town, _) = loaded().await;
    let register = subsidies::register(&town.cx(Role::Public, None)).await.unwrap();
    let lower = register.iter().filter(|one| one.settled.is_some_and(|(amount, _)| amount < one.granted));
    let lower: Vec<Cents> = lower.map(|one| one.settled.unwrap().0).collect();
    assert_eq!(lower, [Cents(5_200_000)]);
    let direct = register.iter().find(|one| one.title == "Buren helpen buren").unwrap();
    assert_eq!((direct.granted, direct.settled.unwrap().0), (Cents(350_000), Cents(350_000)));
    let running = register.iter().find(|one| one.title == "Open huiskamers").unwrap();
    assert_eq!((running.settled, running.granted), (None, Cents(9_000_000)));
    let lines = subsidies::grants(&town.cx(Role::Finance, None)).await.unwrap();
    assert!(lines.len() >= 7, "{}", lines.len());
    for line in &lines {
        let ledger = line.ledger;
        assert_eq!(
            ledger.held() + ledger.to_pay() + ledger.released(),
            ledger.granted,
            "{}",
            line.grant.number
        );
    }
    let asked = lines.iter().find(|line| line.grant.title == "Open huiskamers").unwrap();
    let asked = asked.next_report.as_ref().unwrap();
    assert!(!asked.is_final && asked.due > town.house.clock.today(), "{asked:?}");
    let waits = lines.iter().filter_map(|line| line.next_report.as_ref());
    assert!(waits.map(|one| one.state).any(|state| state == subsidies::ReportState::Urged));
}
