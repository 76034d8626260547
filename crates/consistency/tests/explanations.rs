//! Stories about findings: shown to whom they concern, explained, accepted, and let go with what they explain.
#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

use std::collections::BTreeMap;

use access::{Action, Actor, Cx, Role, Sight};
use chrono::{NaiveDate, TimeDelta};
use consistency::{
    Argument, Check, CheckError, Checks, ExplanationState, Finding, Rule, Said, Severity, Standing, Thing,
};
use kernel::{Cents, Openness};
use shell::test_kit::{Town, Visitor};
use store::test_kit::Engine;
use store::{EventFilter, Read, StoreError};
use uuid::Uuid;

const PLAN: Uuid = Uuid::from_u128(7);
const SECRET: Uuid = Uuid::from_u128(8);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn finding(rule: Rule, severity: Severity, name: &str, cents: i64) -> Finding {
    let about = Thing {
        kind: "coverage-source",
        id: Some(PLAN),
        name: name.to_owned(),
        page: Some("/geld".to_owned()),
    };
    Finding {
        rule,
        severity,
        key: format!("{name} 2026"),
        about,
        sentence: "coverage-differs",
        arguments: BTreeMap::from([("amount", Argument::Money(Cents(cents)))]),
        arithmetic: Some(format!("2.321.644 - 2.000.000 = {}", cents / 100)),
        source: Some("nota 2024, regel 12".to_owned()),
    }
}

/// The budget is too large until 1 April, and by a euro more from 1 May to 1 June, and as before after that.
async fn money(_: &mut Read, sight: &Sight, today: NaiveDate) -> Result<Vec<Finding>, StoreError> {
    let too_large = |cents| finding(Rule::WithinCeiling, Severity::Question, "Investeringsbudget", cents);
    let mut all = vec![finding(Rule::StructuralOnStructural, Severity::Error, "Reserve", 13_400_000)];
    if today < day("2026-04-01") || today >= day("2026-06-01") {
        all.push(too_large(32_164_400));
    } else if today >= day("2026-05-01") {
        all.push(too_large(32_164_500));
    }
    if sight.holds(Openness::Restricted, SECRET) {
        all.push(finding(Rule::IncidentalEnds, Severity::Warning, "Geheim plan", 100));
    }
    Ok(all)
}

async fn nothing(_: &mut Read, _: &Sight, _: NaiveDate) -> Result<Vec<Finding>, StoreError> {
    Ok(Vec::new())
}

fn checks() -> Checks {
    Checks(vec![
        Check { room: "vision", look: |read, sight, today| Box::pin(nothing(read, sight, today)) },
        Check { room: "investments", look: |read, sight, today| Box::pin(money(read, sight, today)) },
    ])
}

async fn town() -> Town {
    Town::on("2026-03-02", &consistency::migrations(), |_| vec![consistency::room(&checks())]).await
}

fn said(standing: Standing, why: &str) -> Said {
    Said { standing, why: why.to_owned(), by: "Thomas Mulder".to_owned() }
}

fn budget() -> Finding {
    finding(Rule::WithinCeiling, Severity::Question, "Investeringsbudget", 32_164_400)
}

fn timer(town: &Town) -> Cx {
    Cx::new(town.house.db.clone(), town.house.clock.clone(), town.house.chance.clone(), Actor::timer())
}

async fn adviser(town: &Town) -> Visitor {
    town.somebody(Role::PolicyAdviser, None).await
}

async fn logged(town: &Town, action: Action) -> usize {
    let filter = EventFilter { action: Some(action.name().to_owned()), ..EventFilter::default() };
    store::events(&mut town.house.db.read().await.unwrap(), &filter, 50).await.unwrap().len()
}

#[tokio::test]
async fn an_explanation_is_kept_replaced_and_taken_back_on_both_engines() {
    for engine in Engine::ALL {
        let town = Town::on_engine(engine, "2026-03-02", &consistency::migrations(), |_| vec![]).await;
        let Some(town) = town else { continue };
        let (cx, checks) = (town.cx(Role::Finance, None), checks());
        let (address, mark) = (budget().address(), budget().mark());
        for (standing, why) in
            [(Standing::Explained, "Per periode."), (Standing::Accepted, "Raad besloot zo.")]
        {
            consistency::explain(&cx, &checks, (&address, &mark), said(standing, why)).await.unwrap();
            town.pass(TimeDelta::hours(1));
        }
        let (one, history) = consistency::finding(&cx, &checks, &address).await.unwrap();
        let held = one.explanation.unwrap();
        assert_eq!(
            (held.standing, held.why.as_str(), held.by.as_str()),
            (Standing::Accepted, "Raad besloot zo.", "Thomas Mulder")
        );
        let states =
            |history: &[consistency::Explanation]| history.iter().map(|said| said.state).collect::<Vec<_>>();
        assert_eq!(states(&history), [ExplanationState::Holds, ExplanationState::Replaced]);

        consistency::take_back(&cx, &checks, &address).await.unwrap();
        let (one, history) = consistency::finding(&cx, &checks, &address).await.unwrap();
        assert_eq!((one.explanation, one.changed_since), (None, false));
        assert_eq!(states(&history), [ExplanationState::TakenBack, ExplanationState::Replaced]);
        let again = consistency::take_back(&cx, &checks, &address).await;
        assert!(matches!(again, Err(CheckError::Store(StoreError::Stale))), "{again:?}");
        assert_eq!(logged(&town, Action::ExplainFinding).await, 3);
    }
}

#[tokio::test]
async fn an_explanation_goes_with_its_finding_and_does_not_come_back_to_life() {
    let town = town().await;
    let (cx, checks) = (town.cx(Role::Finance, None), checks());
    let (address, mark) = (budget().address(), budget().mark());
    consistency::explain(&cx, &checks, (&address, &mark), said(Standing::Accepted, "Zo is het."))
        .await
        .unwrap();
    assert_eq!(consistency::let_go(&timer(&town), &checks).await.unwrap(), 0);

    town.pass(TimeDelta::days(40));
    let gone = consistency::finding(&cx, &checks, &address).await;
    assert!(matches!(gone, Err(CheckError::NotFound)), "{gone:?}");
    assert_eq!(consistency::let_go(&timer(&town), &checks).await.unwrap(), 1);
    assert_eq!(logged(&town, Action::EndExplanation).await, 1);
    assert_eq!(consistency::let_go(&timer(&town), &checks).await.unwrap(), 0);

    town.pass(TimeDelta::days(60));
    let (one, history) = consistency::finding(&cx, &checks, &address).await.unwrap();
    assert_eq!(one.explanation, None);
    assert_eq!(history[0].state, ExplanationState::FallenAway);
}

#[tokio::test]
async fn an_explanation_of_another_sum_does_not_count() {
    let town = town().await;
    let (cx, checks) = (town.cx(Role::Finance, None), checks());
    let (address, mark) = (budget().address(), budget().mark());
    consistency::explain(&cx, &checks, (&address, &mark), said(Standing::Accepted, "Zo is het."))
        .await
        .unwrap();
    town.pass(TimeDelta::days(65));
    let (one, _) = consistency::finding(&cx, &checks, &address).await.unwrap();
    assert_eq!((one.explanation, one.changed_since), (None, true));
    adviser(&town).await.get(&format!("/controle/{address}")).await.assert_says("De bevinding is veranderd");

    let late = consistency::explain(&cx, &checks, (&address, &mark), said(Standing::Accepted, "Oud.")).await;
    assert!(matches!(late, Err(CheckError::Changed)), "{late:?}");
}

#[tokio::test]
async fn only_who_keeps_plans_or_money_explains_and_only_the_program_lets_go() {
    let town = town().await;
    let checks = checks();
    let (address, mark) = (budget().address(), budget().mark());
    for role in [Role::Public, Role::MapEditor, Role::Councillor, Role::FunctionalAdministrator] {
        let cx = town.cx(role, None);
        assert!(matches!(consistency::findings(&cx, &checks).await, Err(CheckError::Refused(_))), "{role}");
        let explained =
            consistency::explain(&cx, &checks, (&address, &mark), said(Standing::Accepted, "Nee.")).await;
        assert!(matches!(explained, Err(CheckError::Refused(_))), "{role}");
        assert!(
            matches!(consistency::take_back(&cx, &checks, &address).await, Err(CheckError::Refused(_))),
            "{role}"
        );
    }
    for role in [Role::Finance, Role::PolicyAdviser] {
        let cx = town.cx(role, None);
        assert!(matches!(consistency::let_go(&cx, &checks).await, Err(CheckError::Refused(_))), "{role}");
    }
}

#[tokio::test]
async fn the_list_shows_the_gravest_first_with_sum_and_rule() {
    let town = town().await;
    let page = adviser(&town).await.get("/controle").await;
    page.assert_status(200)
        .assert_says("Fouten: 1. Waarschuwingen: 0. Vragen: 1. Ter informatie: 0. Zonder uitleg: 2.")
        .assert_says("2.321.644 - 2.000.000 = 321644")
        .assert_says("Regel I-02 · Investeringen · Investeringsbudget");
    let place = |text: &str| page.body.find(text).unwrap();
    assert!(place("Regel I-04 · ") < place("Regel I-02 · "));
}

#[tokio::test]
async fn the_list_shows_what_was_chosen() {
    let town = town().await;
    let adviser = adviser(&town).await;
    for (query, budget, reserve) in [
        ("ernst=question", true, false),
        ("regel=i-04", false, true),
        ("onderdeel=investments&uitleg=open", true, true),
        ("ernst=onzin", true, true),
    ] {
        let page = adviser.get(&format!("/controle?{query}")).await;
        page.assert_status(200);
        assert_eq!(page.body.contains("· Investeringsbudget<"), budget, "{query}");
        assert_eq!(page.body.contains("· Reserve<"), reserve, "{query}");
    }
    adviser.get("/controle?onderdeel=vision").await.assert_says("Niets gevonden met deze keuze");
}

#[tokio::test]
async fn a_finding_is_explained_on_its_page() {
    let town = town().await;
    let adviser = adviser(&town).await;
    let (path, mark) = (format!("/controle/{}", budget().address()), budget().mark());
    adviser
        .get(&path)
        .await
        .assert_status(200)
        .assert_says("Uit een dekkingsbron wordt niet meer gehaald dan het plafond")
        .assert_says("nota 2024, regel 12")
        .assert_says("href=\"/geld\"")
        .assert_says(&format!("name=\"mark\" value=\"{mark}\""));
    let form =
        [("mark", mark.as_str()), ("standing", "explained"), ("why", "Het plafond geldt per periode.")];
    let kept = adviser.post(&path, &form).await;
    assert_eq!((kept.status.as_u16(), kept.location()), (303, Some(path.as_str())));
    adviser.get(&path).await.assert_says("Het plafond geldt per periode.").assert_says("Uitleg die nu geldt");
    adviser.get("/controle?uitleg=explained").await.assert_says("1 bevinding");
    adviser.post(&format!("{path}/terugnemen"), &[]).await.assert_status(303);
    adviser.get(&path).await.assert_says("Ingetrokken").assert_never_says("Uitleg die nu geldt");
}

#[tokio::test]
async fn an_explanation_without_a_reason_is_refused() {
    let town = town().await;
    let adviser = adviser(&town).await;
    let path = format!("/controle/{}", budget().address());
    let long = "a".repeat(1_001);
    for why in ["  ", long.as_str()] {
        let page = adviser.post(&path, &[("mark", &budget().mark()), ("standing", ""), ("why", why)]).await;
        page.assert_status(422)
            .assert_error("standing", "Kies wat er aan de hand is")
            .assert_error("why", "Schrijf op waarom, in hooguit 1.000 tekens");
    }
    adviser.get("/controle?uitleg=open").await.assert_says("2 bevindingen");
}

#[tokio::test]
async fn who_explains_what_changed_meanwhile_sees_it_and_keeps_the_text() {
    let town = town().await;
    let adviser = adviser(&town).await;
    let path = format!("/controle/{}", budget().address());
    let form = [("mark", "00"), ("standing", "accepted"), ("why", "Zo besloot de raad.")];
    adviser
        .post(&path, &form)
        .await
        .assert_status(409)
        .assert_says("De bevinding is net veranderd")
        .assert_says("Zo besloot de raad.");
    adviser.get("/controle?uitleg=open").await.assert_says("2 bevindingen");
}

#[tokio::test]
async fn strangers_and_absent_findings_get_the_same_answer() {
    let town = town().await;
    let path = format!("/controle/{}", budget().address());
    let editor = town.somebody(Role::MapEditor, None).await;
    for at in ["/controle", &path, "/controle/bestand/controle.csv"] {
        editor.get(at).await.assert_status(404);
    }
    let adviser = adviser(&town).await;
    for at in [
        "/controle/0123456789abcdef01234567",
        "/controle/bestand/controle.exe",
        "/controle/bestand/anders.csv",
    ] {
        adviser.get(at).await.assert_status(404);
    }
    adviser
        .post("/controle/0123456789abcdef01234567", &[("standing", "explained"), ("why", "x")])
        .await
        .assert_status(404);
}

#[tokio::test]
async fn the_list_goes_along_as_a_file() {
    let town = town().await;
    let adviser = adviser(&town).await;
    let csv = adviser.get("/controle/bestand/controle.csv?ernst=error").await;
    csv.assert_status(200)
        .assert_says("Hoe ernstig,Regel,")
        .assert_says("Fout,I-04,")
        .assert_never_says("I-02");
    let json = adviser.get("/controle/bestand/controle.json").await;
    let list: serde_json::Value = serde_json::from_str(&json.assert_status(200).body).unwrap();
    assert_eq!(list.as_array().map(Vec::len), Some(2));
    assert_eq!(list[1]["rule"], "i-02");
    assert_eq!(list[1]["severity"], "question");
    assert_eq!(list[1]["arguments"]["amount"], serde_json::json!({ "money": 32_164_400 }));
    assert_eq!(list[1]["explanation"], serde_json::Value::Null);
}

#[tokio::test]
async fn a_finding_about_something_restricted_is_found_by_no_channel() {
    let town = town().await;
    let checks = checks();
    let secret = finding(Rule::IncidentalEnds, Severity::Warning, "Geheim plan", 100);
    let outsider = adviser(&town).await;
    let insider = adviser(&town).await;
    let cx = town.cx(Role::PolicyAdviser, None);
    let mut tx = cx.begin().await.unwrap();
    let named = access::name_reader(&cx, &mut tx, ("plan", SECRET), insider.account.unwrap()).await.unwrap();
    tx.commit(named).await.unwrap();

    let page = format!("/controle/{}", secret.address());
    for at in [
        "/controle",
        "/controle?regel=i-03",
        "/controle/bestand/controle.csv",
        "/controle/bestand/controle.json",
    ] {
        outsider.get(at).await.assert_status(200).assert_never_says("Geheim plan");
        insider.get(at).await.assert_status(200).assert_says("Geheim plan");
    }
    outsider.get(&page).await.assert_status(404);
    outsider
        .post(&page, &[("mark", &secret.mark()), ("standing", "explained"), ("why", "x")])
        .await
        .assert_status(404);
    outsider.post(&format!("{page}/terugnemen"), &[]).await.assert_status(404);
    let form =
        [("mark", secret.mark()), ("standing", "explained".to_owned()), ("why", "Zo hoort het.".to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    insider.post(&page, &form).await.assert_status(303);
    // The program itself sees it too, and does not take it for gone.
    assert_eq!(consistency::let_go(&timer(&town), &checks).await.unwrap(), 0);
    insider.get(&page).await.assert_says("Zo hoort het.");
}
