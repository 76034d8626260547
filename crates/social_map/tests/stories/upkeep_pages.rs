//! The pages that ask whether what stands on the map is still right.

use access::{Actor, Cx, Role};
use chrono::TimeDelta;
use kernel::OrganisationId;
use shell::test_kit::Town;
use social_map::{Freshness, OfferId, PlaceId, State};

use crate::common::{organisation, place, published, town};

struct Scene {
    town: Town,
    own: OrganisationId,
    here: PlaceId,
}

async fn scene() -> Scene {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    Scene { town, own, here }
}

impl Scene {
    async fn pass(&self, days: i64) {
        self.town.pass(TimeDelta::days(days));
        let house = &self.town.house;
        let timer = Cx::new(house.db.clone(), house.clock.clone(), house.chance.clone(), Actor::timer());
        social_map::age_offers(&timer, Freshness::USUAL).await.unwrap();
    }

    async fn state(&self, id: OfferId) -> State {
        social_map::find_offer(&self.town.cx(Role::MapEditor, None), id).await.unwrap().state
    }
}

#[tokio::test]
async fn a_partner_says_of_one_or_of_several_that_they_are_still_right() {
    let scene = scene().await;
    let mut ids = Vec::new();
    for title in ["Samen koken", "Samen naaien", "Samen zwemmen"] {
        ids.push(published(&scene.town, scene.own, title, scene.here).await);
    }
    let worker = scene.town.somebody(Role::PartnerWorker, Some(scene.own)).await;
    worker.get("/mijn-aanbod").await.assert_never_says("Klopt dit nog?");
    worker.get("/").await.assert_never_says("Klopt dit nog?");
    scene.pass(153).await;
    let worker = scene.town.somebody(Role::PartnerWorker, Some(scene.own)).await;
    let page = worker.get("/mijn-aanbod").await;
    page.assert_says("Klopt dit nog?").assert_says("Voor het laatst bevestigd op 2 maart");
    page.assert_says("verdwijnt het van de kaart op 2 december").assert_says("Ja, klopt nog");
    worker.get("/").await.assert_says("Van 3 van uw aanbod");

    let path = "/mijn-aanbod/bevestigen";
    let value = |id: OfferId| format!("{id}.2");
    let one = worker.post(path, &[("one", &value(ids[0])), ("offers", &value(ids[1]))]).await;
    assert_eq!(one.location(), Some("/mijn-aanbod?bevestigd=1&overgeslagen=0"));
    worker.get(one.location().unwrap()).await.assert_says("U hebt gezegd dat 1 aanbod nog klopt");
    let again = [("offers", value(ids[0])), ("offers", value(ids[1])), ("offers", value(ids[2]))];
    let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let several = worker.post(path, &again).await;
    assert_eq!(several.location(), Some("/mijn-aanbod?bevestigd=2&overgeslagen=1"));
    let told = worker.get(several.location().unwrap()).await;
    told.assert_says("2 keer alles nog klopt").assert_says("Eén aanbod is net veranderd");
    told.assert_never_says("Klopt dit nog?");
}

#[tokio::test]
async fn a_confirmation_of_nothing_or_of_nonsense_is_refused() {
    let scene = scene().await;
    let id = published(&scene.town, scene.own, "Samen koken", scene.here).await;
    scene.pass(160).await;
    let worker = scene.town.somebody(Role::PartnerWorker, Some(scene.own)).await;
    worker
        .post("/mijn-aanbod/bevestigen", &[])
        .await
        .assert_status(422)
        .assert_says("Vink aan wat nog klopt");
    worker.post("/mijn-aanbod/bevestigen", &[("one", "alles")]).await.assert_status(400);
    let other = organisation(&scene.town, "Travers").await;
    let stranger = scene.town.somebody(Role::PartnerWorker, Some(other)).await;
    let value = format!("{id}.2");
    stranger.post("/mijn-aanbod/bevestigen", &[("one", &value)]).await.assert_status(404);
    let kept = social_map::find_offer(&scene.town.cx(Role::MapEditor, None), id).await.unwrap();
    assert_eq!(kept.version, 2);
}

#[tokio::test]
async fn the_editor_sees_whom_to_call_and_keeps_what_was_heard() {
    let scene = scene().await;
    let (old, older) = (
        published(&scene.town, scene.own, "Samen koken", scene.here).await,
        published(&scene.town, scene.own, "Samen naaien", scene.here).await,
    );
    let editor = scene.town.somebody(Role::MapEditor, None).await;
    editor.get("/redactie").await.assert_says("0 keer navragen, 0 keer controle nodig, 0 keer verlopen");
    editor.get("/redactie/bellen").await.assert_status(200).assert_says("U hoeft nu niemand te bellen");
    scene.pass(184).await;
    let editor = scene.town.somebody(Role::MapEditor, None).await;
    editor.get("/redactie").await.assert_says("0 keer navragen, 2 keer controle nodig, 0 keer verlopen");
    let page = editor.get("/redactie/bellen").await;
    page.assert_says("De Hud").assert_says("Vraag naar Noor Alberts").assert_says("tel:0380123456");
    page.assert_says("Controle nodig");
    let value = format!("{old}.3");
    let done = editor.post("/redactie/bellen", &[("one", &value)]).await;
    editor.get(done.location().unwrap()).await.assert_says("“Samen koken” klopt nog");
    assert_eq!(scene.state(old).await, State::Published);
    let late = editor.post("/redactie/bellen", &[("one", &value)]).await;
    editor.get(late.location().unwrap()).await.assert_says("Er is niets bevestigd");

    scene.pass(95).await;
    let editor = scene.town.somebody(Role::MapEditor, None).await;
    assert_eq!(scene.state(older).await, State::Expired);
    let page = editor.get("/redactie/bellen").await;
    page.assert_says("sinds 2 maart zei niemand dat het klopt").assert_says("weer op de kaart");
    editor.get(&format!("/redactie/{older}")).await.assert_says("Dit is verlopen");
    let value = format!("{older}.4");
    let back = editor.post("/redactie/bellen", &[("one", &value)]).await;
    editor.get(back.location().unwrap()).await.assert_says("“Samen naaien” staat op de kaart");
    assert_eq!(scene.state(older).await, State::Published);
    editor.post("/redactie/bellen", &[("one", "niets")]).await.assert_status(400);
}

#[tokio::test]
async fn who_is_no_editor_finds_no_list_of_calls() {
    let scene = scene().await;
    let worker = scene.town.somebody(Role::PartnerCoordinator, Some(scene.own)).await;
    worker.get("/redactie/bellen").await.assert_status(404);
    worker.post("/redactie/bellen", &[("one", "x")]).await.assert_status(404);
    let adviser = scene.town.somebody(Role::PolicyAdviser, None).await;
    adviser.post("/mijn-aanbod/bevestigen", &[("one", "x")]).await.assert_status(404);
}

#[tokio::test]
async fn the_writer_of_a_hidden_offer_reads_why_and_hands_it_in_again() {
    let scene = scene().await;
    let id = published(&scene.town, scene.own, "Samen koken", scene.here).await;
    scene.pass(300).await;
    scene.pass(1).await;
    let worker = scene.town.somebody(Role::PartnerWorker, Some(scene.own)).await;
    worker.get("/mijn-aanbod").await.assert_says("Verlopen: sinds 2 maart").assert_says("Kijk het na");
    let page = worker.get(&format!("/mijn-aanbod/{id}/wijzigen")).await;
    page.assert_says("Dit is verlopen. Voor het laatst bevestigd op 2 maart").assert_says("Indienen");
    page.assert_never_says("weer op de kaart");
    let step = format!("/mijn-aanbod/{id}/stap");
    worker.post(&step, &[("step", "submit"), ("version", "4")]).await.assert_status(303);
    assert_eq!(scene.state(id).await, State::ToCheck);
}

#[tokio::test]
async fn each_decision_of_an_editor_says_how_to_undo_it() {
    let scene = scene().await;
    let id = crate::common::draft(&scene.town, scene.own, "Samen koken", scene.here).await;
    let editor = scene.town.somebody(Role::MapEditor, None).await;
    let (review, step) = (format!("/redactie/{id}"), format!("/mijn-aanbod/{id}/stap"));
    let done = editor.post(&review, &[("decision", "publish"), ("version", "1")]).await;
    let told = editor.get(done.location().unwrap()).await;
    told.assert_says("“Samen koken” staat op de kaart").assert_says("Toch niet: haal het van de kaart");
    told.assert_says("value=\"take-back\"").assert_says("name=\"version\" value=\"2\"");
    let done = editor.post(&review, &[("decision", "take-back"), ("version", "2")]).await;
    editor.get(done.location().unwrap()).await.assert_says("Het wacht weer op u");
    assert_eq!(scene.state(id).await, State::ToCheck);

    editor.post(&review, &[("decision", "publish"), ("version", "3")]).await.assert_status(303);
    let done = editor.post(&step, &[("step", "archive"), ("version", "4")]).await;
    let told = editor.get(done.location().unwrap()).await;
    told.assert_says("is van de kaart gehaald").assert_says("Toch niet: zet het weer op de kaart");
    editor.post(&review, &[("decision", "publish"), ("version", "5")]).await.assert_status(303);
    assert_eq!(scene.state(id).await, State::Published);

    let coordinator = scene.town.somebody(Role::PartnerCoordinator, Some(scene.own)).await;
    let done = coordinator.post(&step, &[("step", "archive"), ("version", "6")]).await;
    let told = coordinator.get(done.location().unwrap()).await;
    told.assert_says("maak er weer een concept van").assert_never_says("zet het weer op de kaart");
    let gone = coordinator.post(&review, &[("decision", "publish"), ("version", "7")]).await;
    gone.assert_status(404);
}
