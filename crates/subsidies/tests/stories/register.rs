use access::Role;
use subsidies::{BatchStep, PaymentStep, Settlement, Terms};

use super::common::{Person, town};
use super::granting::{Change, as_it_is, drawn_up, due_now, granted};

fn a_person(terms: &mut Terms) {
    terms.natural_person = true;
}

#[tokio::test]
async fn everybody_reads_and_takes_along_what_was_granted() {
    let town = town().await;
    let direct: Change = |terms| {
        terms.regime.settlement = Settlement::Direct;
        terms.reports.clear();
    };
    let changes: [Change; 2] = [as_it_is, direct];
    granted(&town, &changes).await;
    let stranger = town.stranger();
    let page = stranger.get("/subsidies/register").await;
    page.assert_status(200).assert_says("2026-0001 Plan 0").assert_says("2 subsidies, samen € 600 verleend");
    page.assert_says("nog niet vastgesteld");
    stranger.get("/subsidies/register?q=plan+0002").await.assert_says("Plan 1").assert_never_says("Plan 0");
    stranger.get("/subsidies/register?jaar=2025").await.assert_says("Er is niets gevonden.");
    let csv = stranger.get("/subsidies/register/bestand/register.csv?q=plan+0002").await;
    csv.assert_status(200)
        .assert_says("dossiernummer,aanvrager")
        .assert_says("300.00,2026-04-01,300.00,2026-04-01");
    csv.assert_never_says("Plan 0");
    stranger.get("/subsidies/register/bestand/register.csv").await.assert_says("300.00,2026-04-01,,,2026");
    for name in ["register.xlsx", "360giving.csv", "360giving.json", "commongrants.json"] {
        stranger.get(&format!("/subsidies/register/bestand/{name}")).await.assert_status(200);
    }
    stranger.get("/subsidies/register/bestand/register.exe").await.assert_status(404);
    stranger.get("/subsidies/register/bestand/anders.json").await.assert_status(404);
}

#[tokio::test]
async fn what_the_bank_did_not_pay_yet_is_not_told_as_paid() {
    let town = town().await;
    let all = granted(&town, &[due_now]).await;
    all.with_accounts(&town).await;
    let [first, second] = all.finance.each_ref().map(|one| one.cx(&town));
    let paid = async || {
        let told = town.stranger().get("/subsidies/register/bestand/360giving.json").await;
        told.assert_status(200);
        let told: serde_json::Value = serde_json::from_str(&told.body).unwrap();
        told["grants"][0]["amountDisbursed"].as_f64()
    };
    let batch = subsidies::prepare_batch(&first, "2026-04-01".parse().unwrap()).await.unwrap();
    assert_eq!(paid().await, Some(0.0), "a batch is no payment");
    subsidies::step_batch(&second, (batch, 1), BatchStep::Release).await.unwrap();
    assert_eq!(paid().await, Some(0.0), "what is on its way is no payment");
    for payment in subsidies::batch(&first, batch).await.unwrap().payments {
        subsidies::bank_said(&first, (batch, payment.id), PaymentStep::Execute, "").await.unwrap();
    }
    assert_eq!(paid().await, Some(67.5));
}

#[tokio::test]
async fn a_natural_person_is_named_by_no_channel() {
    let town = town().await;
    granted(&town, &[a_person]).await;
    let stranger = town.stranger();
    let round = subsidies::rounds(&town.cx(Role::Public, None)).await.unwrap()[0].round.id;
    let at = |name: &str| format!("/subsidies/register/bestand/{name}");
    let channels = [
        "/subsidies/register".to_owned(),
        "/subsidies/register?q=plan".to_owned(),
        at("register.csv"),
        at("360giving.json"),
        at("360giving.csv"),
        at("commongrants.json"),
        format!("/subsidies/ronde/{round}"),
        format!("/subsidies/ronde/{round}/raad"),
        format!("/subsidies/ronde/{round}/raad/csv"),
    ];
    for channel in &channels {
        // The organisation is called Een and its plan Plan 0.
        let page = stranger.get(channel).await;
        page.assert_status(200)
            .assert_never_says(">Een<")
            .assert_never_says(",Een,")
            .assert_never_says("Plan 0");
        page.assert_never_says("\"Een\"");
    }
    stranger.get(&channels[0]).await.assert_says("Natuurlijk persoon");
    stranger.get(&channels[2]).await.assert_says("Natuurlijk persoon");
}

#[tokio::test]
async fn what_is_drawn_up_and_not_granted_stands_in_no_register() {
    let town = town().await;
    drawn_up(&town, &[as_it_is]).await;
    assert_eq!(subsidies::register(&town.cx(Role::Public, None)).await.unwrap(), []);
    town.stranger().get("/subsidies/register").await.assert_never_says("Plan 0");
    let adviser = Person::of(&town, Role::PolicyAdviser, None).await;
    adviser.visitor.get("/subsidies/verleningen").await.assert_status(404);
}

#[tokio::test]
async fn the_council_reads_what_was_asked_granted_and_left_out() {
    let town = town().await;
    let all = granted(&town, &[as_it_is, as_it_is]).await;
    let round = all.case(&town, 0).await.grant.round;
    let page = town.stranger().get(&format!("/subsidies/ronde/{round}/raad")).await;
    page.assert_status(200).assert_says("De hele stad").assert_says("Buren").assert_says("€ 600,01");
    let csv = town.stranger().get(&format!("/subsidies/ronde/{round}/raad/csv")).await;
    csv.assert_says("Per doelgroep,Buren,600.01,600.00,0.01");
}
