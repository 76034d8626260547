use access::Role;
use chrono::TimeDelta;
use kernel::{Cents, OrganisationId};
use shell::test_kit::Town;
use subsidies::{ApplicationId, RefusalGround, RoundId, RoundStep, SubsidyError};

use super::common::{Open, PART, Person, card, open_round, plan, round_version, towns, written};

pub(crate) struct Ranked {
    pub(crate) officer: Person,
    pub(crate) mandate: Person,
    pub(crate) own: OrganisationId,
    pub(crate) assessors: [Person; 2],
    pub(crate) round: RoundId,
    /// The best first.
    pub(crate) applications: Vec<ApplicationId>,
}

/// A round of 1,000 euros in which so many ask 300, ranked in the order in which they came.
pub(crate) async fn ranked(town: &Town, count: u32) -> Ranked {
    let Open { officer, mandate, round, own, leader } = open_round(town, 1_000).await;
    let mut applications = Vec::new();
    for nth in 0..count {
        // A cent more each, so that the lower amount breaks a tie.
        let mut plan = plan(&format!("Plan {nth}"), 300);
        plan.asks[0].asked = Cents(30_000 + i64::from(nth));
        plan.costs[0].amount = plan.asks[0].asked;
        let id = written(town, &leader, round, &plan).await;
        subsidies::submit(&leader.cx(town), id, 2).await.unwrap();
        subsidies::accept(&officer.cx(town), (id, 3)).await.unwrap();
        applications.push(id);
    }
    let assessors = compared(town, &officer, round, &applications).await;
    Ranked { officer, mandate, own, assessors, round, applications }
}

/// Points are settled after two assessors gave theirs, and ranked after all are settled.
#[track_caller]
fn refused(done: &Result<(), SubsidyError>) {
    assert!(matches!(done, Err(SubsidyError::TooFewAssessors | SubsidyError::Ranking(_))), "{done:?}");
}

/// Two assessors give all applications the same points, which are settled and ranked.
async fn compared(
    town: &Town,
    officer: &Person,
    round: RoundId,
    applications: &[ApplicationId],
) -> [Person; 2] {
    town.pass(TimeDelta::days(22));
    subsidies::step_round(&officer.cx(town), (round, 3), RoundStep::Assess, None).await.unwrap();
    let assessors =
        [Person::of(town, Role::Assessor, None).await, Person::of(town, Role::Assessor, None).await];
    for assessor in &assessors {
        subsidies::declare(&assessor.cx(town), (round, PART), &[]).await.unwrap();
    }
    let first = (applications[0], PART);
    refused(&subsidies::settle_points(&officer.cx(town), first, &card(8)).await);
    for id in applications {
        for assessor in &assessors {
            subsidies::give_points(&assessor.cx(town), (*id, PART), &card(8)).await.unwrap();
        }
    }
    refused(&subsidies::rank_round(&officer.cx(town), (round, 4)).await.map(drop));
    for id in applications {
        subsidies::settle_points(&officer.cx(town), (*id, PART), &card(8)).await.unwrap();
    }
    subsidies::rank_round(&officer.cx(town), (round, 4)).await.unwrap();
    assessors
}

#[tokio::test]
async fn the_ranking_fills_the_ceiling_by_the_rule_and_the_same_input_gives_the_same_seal() {
    for town in towns().await {
        let ranked = ranked(&town, 5).await;
        let desk = subsidies::ranked(&ranked.mandate.cx(&town), ranked.round).await.unwrap();
        let first = &desk.rankings[0];
        let granted: Vec<Option<Cents>> =
            (1..=5).map(|nth| first.amounts(&format!("2026-00{nth}")).get(PART).copied()).collect();
        let amount = |cents| Some(Cents(cents));
        assert_eq!(granted, [amount(30_000), amount(30_001), amount(30_002), None, None]);
        let version = round_version(&town, &ranked.officer, ranked.round).await;
        subsidies::rank_round(&ranked.officer.cx(&town), (ranked.round, version)).await.unwrap();
        let desk = subsidies::ranked(&ranked.mandate.cx(&town), ranked.round).await.unwrap();
        assert_eq!(desk.rankings.iter().map(|one| one.number).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(desk.rankings[0].division.seal, desk.rankings[1].division.seal);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_who_decide_at_once_never_a_cent_goes_over_the_ceiling() {
    for town in towns().await {
        let ranked = ranked(&town, 8).await;
        let mut deciders = Vec::new();
        for (nth, id) in (0_i64..).zip(ranked.applications.clone()) {
            let cx = ranked.mandate.cx(&town);
            let amounts = [(PART.to_owned(), Cents(30_000 + nth))].into();
            deciders.push(tokio::spawn(async move {
                subsidies::grant(&cx, (id, 4), &amounts, "Hoog genoeg.").await
            }));
        }
        let mut granted = 0;
        for decider in deciders {
            match decider.await.unwrap() {
                Ok(()) => granted += 1,
                Err(SubsidyError::Ceiling(part)) => assert_eq!(part, PART),
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(granted, 3, "three times 300 euros fit under 1,000");
        let desk = subsidies::ranked(&ranked.mandate.cx(&town), ranked.round).await.unwrap();
        let sum: Cents = desk.applications.iter().map(|one| one.state.granted()).sum();
        assert_eq!(desk.granted[PART], sum, "every cent is accounted for");
        assert!(sum <= Cents(100_000), "{sum}");
    }
}

#[tokio::test]
async fn whoever_prepared_anything_of_it_does_not_decide() {
    for town in towns().await {
        let ranked = ranked(&town, 1).await;
        let id = ranked.applications[0];
        let amounts = [(PART.to_owned(), Cents(30_000))].into();
        for person in [&ranked.officer, &ranked.assessors[0], &ranked.assessors[1]] {
            // The same person in another role.
            let mut cx = ranked.mandate.cx(&town);
            cx.actor.account = person.cx(&town).actor.account;
            let refused = subsidies::grant(&cx, (id, 4), &amounts, "Ik vind het goed.").await;
            assert!(matches!(refused, Err(SubsidyError::OwnWork)), "{refused:?}");
        }
        let bare = subsidies::grant(&ranked.mandate.cx(&town), (id, 4), &amounts, "  ").await;
        assert!(matches!(bare, Err(SubsidyError::NoReason)), "{bare:?}");
        let more = [(PART.to_owned(), Cents(30_001))].into();
        let more = subsidies::grant(&ranked.mandate.cx(&town), (id, 4), &more, "Meer.").await;
        assert!(matches!(more, Err(SubsidyError::Amounts)), "{more:?}");
        subsidies::grant(&ranked.mandate.cx(&town), (id, 4), &amounts, "Hoog genoeg.").await.unwrap();
    }
}

#[tokio::test]
async fn an_applicant_finds_nothing_of_a_decision_before_all_is_decided() {
    for town in towns().await {
        let ranked = ranked(&town, 2).await;
        let [first, second] = ranked.applications[..] else { panic!("two") };
        let mandate = ranked.mandate.cx(&town);
        let amounts = [(PART.to_owned(), Cents(30_000))].into();
        subsidies::grant(&mandate, (first, 4), &amounts, "Het zegenrijke plan.").await.unwrap();
        let early = subsidies::decide_round(&mandate, (ranked.round, 5)).await;
        assert!(matches!(early, Err(SubsidyError::Undecided(1))), "{early:?}");
        let pages = [
            format!("/subsidies/aanvraag/{first}"),
            format!("/subsidies/ronde/{}", ranked.round),
            "/subsidies/mijn".to_owned(),
            "/subsidies".to_owned(),
            "/subsidies/samen".to_owned(),
        ];
        // Sessions end while a round runs: signed in anew.
        let leader = Person::of(&town, Role::PartnerCoordinator, Some(ranked.own)).await.visitor;
        for at in &pages {
            let page = leader.get(at).await;
            page.assert_status(200).assert_never_says("zegenrijke");
            page.assert_never_says(">Verleend</span>");
        }
        leader.get(&format!("/subsidies/ronde/{}/rangschikking", ranked.round)).await.assert_status(404);
        let ground = RefusalGround::Ceiling;
        subsidies::refuse(&mandate, (second, 4), ground, "Geen geld meer.").await.unwrap();
        subsidies::decide_round(&mandate, (ranked.round, 5)).await.unwrap();
        leader.get(&pages[0]).await.assert_says("zegenrijke");
        town.stranger().get(&pages[1]).await.assert_says("Plan 0").assert_never_says("Plan 1");
    }
}

#[tokio::test]
async fn taking_an_application_back_answers_the_same_whether_it_was_decided_on_or_not() {
    for town in towns().await {
        let ranked = ranked(&town, 3).await;
        let [granted, refused, open] = ranked.applications[..] else { panic!("three") };
        let mandate = ranked.mandate.cx(&town);
        let amounts = [(PART.to_owned(), Cents(30_000))].into();
        subsidies::grant(&mandate, (granted, 4), &amounts, "Hoog genoeg.").await.unwrap();
        let ground = RefusalGround::Ceiling;
        subsidies::refuse(&mandate, (refused, 4), ground, "Geen geld meer.").await.unwrap();
        let leader = Person::of(&town, Role::PartnerCoordinator, Some(ranked.own)).await.visitor;
        for id in [granted, refused, open] {
            let at = format!("/subsidies/aanvraag/{id}");
            let step = format!("{at}/stap/withdraw");
            leader.get(&step).await.assert_status(200).assert_says("name=\"version\" value=\"4\"");
            leader.post(&step, &[("version", "3")]).await.assert_status(409);
            let taken_back = leader.post(&step, &[("version", "4")]).await;
            assert_eq!(taken_back.assert_status(303).location(), Some(at.as_str()));
            let after = leader.get(&at).await;
            after.assert_says("Aanvraag ingetrokken").assert_never_says("Hoog genoeg");
            after.assert_never_says("Geen geld meer");
            leader.post(&step, &[("version", "5")]).await.assert_status(409);
        }
        let desk = subsidies::ranked(&mandate, ranked.round).await.unwrap();
        assert_eq!(desk.granted[PART], Cents(0), "what was never told goes back under the ceiling");
        subsidies::decide_round(&mandate, (ranked.round, 5)).await.unwrap();
        leader.get(&format!("/subsidies/aanvraag/{granted}")).await.assert_never_says("Hoog genoeg");
        town.stranger().get(&format!("/subsidies/ronde/{}", ranked.round)).await.assert_never_says("Plan 0");
    }
}
