//! The learning agenda and the pages on which it is kept.

use access::Role;

use super::town::{adviser, question, town};

#[tokio::test]
async fn what_is_late_stands_first() {
    let town = town().await;
    let cx = adviser(&town);
    question(&cx, "Zijn we op tijd?", "2026-02-01").await;
    question(&cx, "Zijn we te laat?", "2025-11-01").await;
    let page = town.stranger().get("/leeragenda").await;
    page.assert_status(200).assert_says("Te laat om terug te kijken");
    assert!(page.body.find("Zijn we te laat?").unwrap() < page.body.find("Zijn we op tijd?").unwrap());
    let table = town.stranger().get("/leeragenda/bestand/leeragenda.csv").await;
    table.assert_says("Zijn we te laat?").assert_says("2026-01-31");
}

#[tokio::test]
async fn an_adviser_asks_looks_back_and_goes_on() {
    let town = town().await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    adviser.get("/leeragenda/nieuw").await.assert_status(200).assert_says("value=\"3\"");
    let asked =
        [("question", "Helpt het?"), ("months", "3"), ("starts", "01-12-2025"), ("openness", "public")];
    let added = adviser.post("/leeragenda/nieuw", &asked).await;
    let home = added.location().unwrap().to_owned();
    adviser.get(&home).await.assert_says("Elke 3 maanden kijken we terug").assert_says("Te laat");
    let note = [("version", "1"), ("figures", "16 van de 30"), ("outcome", "running")];
    adviser.post(&format!("{home}/ronde"), &note).await.assert_status(303);
    adviser.get(&home).await.assert_says("16 van de 30").assert_says("Ronde 1: 1 december 2025");
    let end = [("version", "2"), ("stories", "Het lukt."), ("change", "Meer uren."), ("outcome", "carry_on")];
    adviser.post(&format!("{home}/ronde"), &end).await.assert_status(303);
    adviser
        .get(&home)
        .await
        .assert_says("Ronde 2: 3 maart 2026 tot en met 2 juni 2026")
        .assert_says("We gingen door");
    town.stranger().get("/leeragenda").await.assert_says("Meer uren.");
    let keep = [("version", "3"), ("stories", "Goed zo."), ("outcome", "keep")];
    adviser.post(&format!("{home}/ronde"), &keep).await.assert_status(303);
    adviser.get(&home).await.assert_says("Weer oppakken");
    adviser.post(&format!("{home}/opnieuw"), &[("version", "4")]).await.assert_status(303);
    adviser.get(&home).await.assert_says("Ronde 3: 2 maart 2026");
}

#[tokio::test]
async fn bad_input_is_told_and_who_comes_second_sees_both() {
    let town = town().await;
    let id = question(&adviser(&town), "Helpt het?", "2026-02-01").await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    let wrong = [("question", ""), ("months", "99"), ("starts", "ooit"), ("openness", "public")];
    adviser
        .post("/leeragenda/nieuw", &wrong)
        .await
        .assert_status(422)
        .assert_error("question", "Vul de vraag in")
        .assert_error("months", "Vul een getal in van 1 tot 24")
        .assert_error("starts", "Vul een dag in");
    let path = format!("/leeragenda/{id}/ronde");
    let empty = [("version", "1"), ("outcome", "close")];
    adviser.post(&path, &empty).await.assert_status(422).assert_error("stories", "Schrijf op wat u zag");
    adviser
        .post(&path, &[("version", "1"), ("figures", "Eerst"), ("outcome", "running")])
        .await
        .assert_status(303);
    adviser
        .post(&path, &[("version", "1"), ("figures", "Daarna"), ("outcome", "running")])
        .await
        .assert_status(409)
        .assert_says("Eerst</td>")
        .assert_says("Daarna</td>");
}

#[tokio::test]
async fn who_looks_back_on_a_cycle_that_ended_meanwhile_reads_both_and_keeps_none() {
    let town = town().await;
    let id = question(&adviser(&town), "Helpt het?", "2026-02-01").await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    let path = format!("/leeragenda/{id}/ronde");
    let ended = [("version", "1"), ("stories", "Goed zo."), ("outcome", "keep")];
    adviser.post(&path, &ended).await.assert_status(303);
    adviser.get(&path).await.assert_status(409);
    let late = [("version", "1"), ("stories", "Nog niet."), ("outcome", "running")];
    let page = adviser.post(&path, &late).await;
    page.assert_status(409).assert_says("Goed zo.</td>").assert_says("Nog niet.</td>");
    page.assert_never_says("name=\"version\"");
}

#[tokio::test]
async fn who_keeps_no_agenda_finds_no_form() {
    let town = town().await;
    let id = question(&adviser(&town), "Helpt het?", "2026-02-01").await;
    let editor = town.somebody(Role::MapEditor, None).await;
    for path in [
        "/leeragenda/nieuw".to_owned(),
        format!("/leeragenda/{id}/ronde"),
        format!("/leeragenda/{id}/wijzigen"),
    ] {
        editor.get(&path).await.assert_status(404);
    }
    editor.post(&format!("/leeragenda/{id}/opnieuw"), &[("version", "1")]).await.assert_status(404);
}
