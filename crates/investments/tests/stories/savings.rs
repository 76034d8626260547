//! Stories about savings: task, claim and evidence apart, judged by somebody else, and what documents print reckoned anew.

use std::collections::BTreeMap;

use access::{Cx, Role};
use investments::{
    ClaimEvidence, ClaimState, ClaimStep, MoneyError, NewSavingsClaim, NewSavingsTask, Recurrence,
    SavingsClaimId, SavingsTaskId, TaskAdjustment, TaskKind, standing,
};
use kernel::{Cents, Openness};
use learning::EvidenceGrade;
use shell::test_kit::{Town, Visitor};
use store::test_kit::Engine;
use uuid::Uuid;
use vision::DecisionId;

use crate::hall::{BALANCE, CLAIM, PROOF, TASK, decision, town};
use crate::kit::{self, euros};

pub(crate) fn task(openness: Openness) -> NewSavingsTask {
    NewSavingsTask {
        code: "1c".to_owned(),
        name: "BSO+".to_owned(),
        kind: TaskKind::Level,
        amounts: BTreeMap::from([(2022, euros(30_000)), (2023, euros(50_000)), (2024, euros(50_000))]),
        track: None,
        openness,
        document: "003:1140".to_owned(),
    }
}

pub(crate) fn claim(amount: Option<i64>, recurrence: Recurrence) -> NewSavingsClaim {
    NewSavingsClaim {
        about: "Jeugdhulp voorkomen".to_owned(),
        amount: amount.map(euros),
        recurrence,
        from: 2022,
        until: None,
        method: "Volgens het rapport".to_owned(),
        overlap: None,
        value_case: None,
        document: "003:1148".to_owned(),
    }
}

fn evidence() -> ClaimEvidence {
    ClaimEvidence {
        text: "Geteld".to_owned(),
        grade: EvidenceGrade::Plausible,
        document: "003:1148".to_owned(),
    }
}

async fn tasked(town: &Town, openness: Openness) -> SavingsTaskId {
    investments::add_savings_task(&town.cx(Role::PolicyAdviser, None), &task(openness)).await.unwrap()
}

/// Somebody with an account, so that it is known who claimed.
async fn signed_in(town: &Town, role: Role) -> (Cx, Visitor) {
    let visitor = town.somebody(role, None).await;
    let mut cx = town.cx(role, None);
    cx.actor.account = visitor.account;
    (cx, visitor)
}

async fn substantiated(cx: &Cx, task: SavingsTaskId, new: &NewSavingsClaim) -> SavingsClaimId {
    let id = investments::claim_savings(cx, task, new).await.unwrap();
    investments::substantiate_claim(cx, (id, 1), evidence(), None).await.unwrap();
    id
}

#[tokio::test]
async fn a_claim_is_judged_by_somebody_else_and_counts_only_then() {
    for engine in Engine::ALL {
        let Some(town) = Town::on_engine(engine, "2023-11-01", &kit::migrations(), |_| vec![]).await else {
            continue;
        };
        let task = tasked(&town, Openness::Public).await;
        let (finance, _) = signed_in(&town, Role::Finance).await;
        let id = substantiated(&finance, task, &claim(Some(20_000), Recurrence::Yearly)).await;
        let own = investments::judge_claim(&finance, (id, 2), ClaimStep::Accept, "Klopt").await.unwrap_err();
        assert!(matches!(own, MoneyError::Refused(_)), "{own}");
        let all = investments::savings(&finance).await.unwrap();
        let then = standing(&all.tasks[0], &all.claims, 2023);
        assert_eq!((then.open(), then.claimed), (euros(50_000), euros(20_000)));
        let (other, _) = signed_in(&town, Role::Finance).await;
        investments::judge_claim(&other, (id, 2), ClaimStep::Accept, "Nagekeken").await.unwrap();
        let all = investments::savings(&finance).await.unwrap();
        assert_eq!(all.claims[0].state, ClaimState::Accepted);
        let now = standing(&all.tasks[0], &all.claims, 2023);
        assert_eq!((now.open(), now.claimed), (euros(30_000), Cents(0)));
        let again = investments::judge_claim(&other, (id, 3), ClaimStep::Reject, "Toch niet").await;
        assert!(matches!(again.unwrap_err(), MoneyError::Step(_)));
    }
}

#[tokio::test]
async fn a_claim_without_an_amount_or_evidence_is_not_accepted() {
    let town = town().await;
    let task = tasked(&town, Openness::Public).await;
    let adviser = town.cx(Role::PolicyAdviser, None);
    let finance = town.cx(Role::Finance, None);
    let vague = substantiated(&adviser, task, &claim(None, Recurrence::Yearly)).await;
    let refused = investments::judge_claim(&finance, (vague, 2), ClaimStep::Accept, "Klopt").await;
    assert!(matches!(refused.unwrap_err(), MoneyError::ClaimLacks("an amount")));
    let bare = investments::claim_savings(&adviser, task, &claim(Some(1), Recurrence::OneOff)).await.unwrap();
    let refused = investments::judge_claim(&finance, (bare, 1), ClaimStep::Accept, "Klopt").await;
    assert!(matches!(refused.unwrap_err(), MoneyError::Step(_)), "what has no evidence is not judged");
    investments::judge_claim(&finance, (vague, 2), ClaimStep::Reject, "Geen bedrag").await.unwrap();
    let adviser = investments::judge_claim(&adviser, (vague, 3), ClaimStep::Accept, "Toch wel").await;
    assert!(matches!(adviser.unwrap_err(), MoneyError::Refused(_)));
}

#[tokio::test]
async fn a_task_becomes_smaller_by_decision_only() {
    let town = town().await;
    let id = tasked(&town, Openness::Public).await;
    let cx = town.cx(Role::PolicyAdviser, None);
    let decision = DecisionId::from_uuid(Uuid::from_u128(1));
    let less = TaskAdjustment { year: 2023, amount: euros(-10_000), decision };
    investments::adjust_savings_task(&cx, (id, 1), less).await.unwrap();
    let back = investments::savings_task(&cx, id).await.unwrap();
    assert_eq!((back.level(2023), back.level(2024)), (euros(40_000), euros(50_000)));
    let late = investments::adjust_savings_task(&cx, (id, 1), less).await.unwrap_err();
    assert!(matches!(late, MoneyError::Stale), "{late}");
}

#[tokio::test]
async fn everybody_sees_open_savings_and_what_was_saved_once_stays_apart() {
    let town = town().await;
    let task = tasked(&town, Openness::Public).await;
    let adviser = town.cx(Role::PolicyAdviser, None);
    let id = substantiated(&adviser, task, &claim(Some(60_000), Recurrence::OneOff)).await;
    let finance = town.cx(Role::Finance, None);
    investments::judge_claim(&finance, (id, 2), ClaimStep::Accept, "Nagekeken").await.unwrap();
    let page = town.stranger().get("/geld/besparingen").await;
    page.assert_status(200)
        .assert_says("1c BSO+")
        .assert_says("60.000")
        .assert_says("Aanvaard")
        .assert_says("één keer, in 2022")
        .assert_never_says("saving-")
        .assert_never_says("claim-");
    let file = town.stranger().get("/geld/besparingen/bestand/taken.csv").await;
    file.assert_status(200).assert_says("1c BSO+,,2022,30000.00,0.00,30000.00,60000.00,0.00,003:1140");
    let claims = town.stranger().get("/geld/besparingen/bestand/claims.csv").await;
    claims.assert_status(200).assert_says("Jeugdhulp voorkomen,60000.00");
    let claim = town.stranger().get(&format!("/geld/besparingen/claim/{id}")).await;
    claim
        .assert_status(200)
        .assert_says("Nagekeken")
        .assert_never_says("<form method=\"post\" action=\"/geld");
    town.stranger().get(&format!("/geld/besparingen/taak/{task}")).await.assert_says("Jeugdhulp voorkomen");
    let (mut read, sight) = finance.look().await.unwrap();
    let found = investments::found_in_the_money(&mut read, &sight).await.unwrap();
    assert_eq!(found.iter().map(|one| one.sentence).collect::<Vec<_>>(), ["once-on-a-level"]);
}

#[tokio::test]
async fn savings_that_are_not_open_are_found_by_strangers_through_no_door() {
    let town = town().await;
    let task = tasked(&town, Openness::CouncilConfidential).await;
    let adviser = town.cx(Role::PolicyAdviser, None);
    let claim = substantiated(&adviser, task, &claim(Some(60_000), Recurrence::OneOff)).await;
    for door in [format!("/geld/besparingen/taak/{task}"), format!("/geld/besparingen/claim/{claim}")] {
        town.stranger().get(&door).await.assert_status(404).assert_never_says("BSO+");
    }
    for door in ["", "/bestand/taken.csv", "/bestand/claims.csv"] {
        let page = town.stranger().get(&format!("/geld/besparingen{door}")).await;
        page.assert_status(200).assert_never_says("BSO+");
    }
    let council = town.somebody(Role::Councillor, None).await;
    council.get(&format!("/geld/besparingen/taak/{task}")).await.assert_status(200);
    council.get(&format!("/geld/besparingen/taak/{task}/claim")).await.assert_status(404);
}

#[tokio::test]
async fn a_task_is_typed_claimed_proven_and_judged_on_the_pages() {
    let town = town().await;
    let (adviser, page) = signed_in(&town, Role::PolicyAdviser).await;
    let added = page.post("/geld/besparingen/taak/nieuw", &TASK).await;
    added.assert_status(303);
    let task = added.location().unwrap().to_owned();
    page.post("/geld/besparingen/taak/nieuw", &TASK)
        .await
        .assert_status(422)
        .assert_says("Er is al een taak");
    page.get(&format!("{task}/wijzigen")).await.assert_says("2023; 200.000");
    let decision = decision(&adviser, "Begroting 2023").await.to_string();
    let adjusting =
        [("version", "1"), ("jaar", "2024"), ("erbij", "-50.000"), ("besluit", decision.as_str())];
    page.post(&task, &adjusting).await.assert_status(303);
    page.get(&task).await.assert_says("150.000").assert_says("Begroting 2023");
    page.post(&task, &[("version", "2"), ("jaar", "2024"), ("erbij", "veel")]).await.assert_status(422);

    page.get(&format!("{task}/claim")).await.assert_status(200);
    let claimed = page.post(&format!("{task}/claim"), &CLAIM).await;
    claimed.assert_status(303);
    let claim = claimed.location().unwrap().to_owned();
    page.get(&claim).await.assert_says("geen bedrag genoemd").assert_says("Geef het bewijs");
    page.post(&format!("{claim}/bewijs"), &PROOF[..3])
        .await
        .assert_status(422)
        .assert_error("vindplaats", "Vul in waar dit staat");
    page.post(&format!("{claim}/bewijs"), &PROOF).await.assert_status(303);
    let judging = [("version", "2"), ("oordeel", "accept"), ("reden", "Nagekeken")];
    page.post(&format!("{claim}/oordeel"), &judging).await.assert_status(404);
    let controller = town.somebody(Role::Finance, None).await;
    controller.post(&format!("{claim}/oordeel"), &judging[..2]).await.assert_status(422);
    controller.post(&format!("{claim}/oordeel"), &judging).await.assert_status(303);
    controller.get(&claim).await.assert_says("Aanvaard").assert_says("40.000");
}

#[tokio::test]
async fn who_claimed_is_told_why_there_is_nothing_to_judge() {
    let town = town().await;
    let task = tasked(&town, Openness::Public).await;
    let (finance, page) = signed_in(&town, Role::Finance).await;
    let id = substantiated(&finance, task, &claim(Some(60_000), Recurrence::OneOff)).await;
    let here = format!("/geld/besparingen/claim/{id}");
    page.get(&here)
        .await
        .assert_says("Iemand anders beoordeelt deze claim")
        .assert_never_says("Geef het oordeel");
    let other = town.somebody(Role::Finance, None).await;
    other.get(&here).await.assert_says("Geef het oordeel");
}

#[tokio::test]
async fn a_printed_figure_is_reckoned_anew() {
    let town = town().await;
    let page = town.somebody(Role::PolicyAdviser, None).await;
    page.post("/geld/besparingen/cijfer/nieuw", &BALANCE).await.assert_status(303);
    let series = [
        ("naam", "Bijstandsvolume"),
        ("soort", "reeks"),
        ("eenheid", "Dossiers"),
        ("reeks", "2020-12-31; 3.840\n2021-07-31; 3.727; 113\n2021-12-31; 3.619; −108"),
        ("openheid", "public"),
        ("vindplaats", "003:718"),
    ];
    page.post("/geld/besparingen/cijfer/nieuw", &series).await.assert_status(303);
    let shown = town.stranger().get("/geld/besparingen").await;
    shown
        .assert_says("3.200.000")
        .assert_says("3.550.000")
        .assert_says("-113")
        .assert_never_says("Cijfer wijzigen");
    let mut wrong = series;
    wrong[3] = ("reeks", "2021-07-31; 3.727\n2020-12-31; 3.840");
    page.post("/geld/besparingen/cijfer/nieuw", &wrong)
        .await
        .assert_status(422)
        .assert_says("De oudste eerst");
    town.stranger().get("/geld/besparingen/cijfer/nieuw").await.assert_status(303);
}
