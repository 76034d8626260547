//! The pages on which the editor checks what partners write.

use access::Role;
use social_map::State;

use crate::common::{draft, organisation, particulars, place, published, town};

#[tokio::test]
async fn the_queue_shows_what_waits_and_says_when_nothing_does() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let editor = town.somebody(Role::MapEditor, None).await;
    editor.get("/redactie").await.assert_status(200).assert_says("Alles is nagekeken");
    let partner = town.cx(Role::PartnerWorker, Some(own));
    let first = draft(&town, own, "Samen koken", here).await;
    social_map::submit_offer(&partner, first, 1).await.unwrap();
    draft(&town, own, "Nog niet klaar", here).await;
    let changed = published(&town, own, "Samen naaien", here).await;
    let wish = particulars(&town, "Samen naaien en breien", here);
    social_map::change_offer(&partner, changed, 2, wish).await.unwrap();
    let page = editor.get("/redactie").await;
    page.assert_says("Er staan 2 dingen voor u klaar").assert_says("Samen koken").assert_says("Wijziging");
    page.assert_never_says("Nog niet klaar");
}

#[tokio::test]
async fn an_editor_publishes_what_was_handed_in() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let id = draft(&town, own, "Samen koken", here).await;
    social_map::submit_offer(&town.cx(Role::PartnerWorker, Some(own)), id, 1).await.unwrap();
    let editor = town.somebody(Role::MapEditor, None).await;
    let path = format!("/redactie/{id}");
    let page = editor.get(&path).await;
    page.assert_status(200).assert_says("De Hud").assert_says("Op de kaart zetten").assert_says("Huis");
    let publish = [("decision", "publish"), ("version", "2"), ("_key", "sleutel-publiceer")];
    let done = editor.post(&path, &publish).await;
    let told = format!("/redactie?gedaan=gepubliceerd&aanbod={id}");
    assert_eq!(done.location(), Some(told.as_str()));
    assert_eq!(editor.post(&path, &publish).await.location(), Some(told.as_str()));
    let public = town.cx(Role::Public, None);
    assert_eq!(social_map::find_offer(&public, id).await.unwrap().state, State::Published);
    editor.get(&path).await.assert_says("Hier hoeft u nu niets te beslissen.");
}

#[tokio::test]
async fn who_gives_something_back_says_why_and_the_writer_reads_it() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let id = draft(&town, own, "Samen koken", here).await;
    social_map::submit_offer(&town.cx(Role::PartnerWorker, Some(own)), id, 1).await.unwrap();
    let editor = town.somebody(Role::MapEditor, None).await;
    let path = format!("/redactie/{id}");
    let unsaid = editor.post(&path, &[("decision", "send-back"), ("version", "2"), ("reason", " ")]).await;
    unsaid.assert_status(422).assert_error("reason", "Schrijf op waarom u het teruggeeft");
    let why = [("decision", "send-back"), ("version", "2"), ("reason", "Welke dag is het?")];
    editor.post(&path, &why).await.assert_status(303);
    let writer = town.somebody(Role::PartnerWorker, Some(own)).await;
    writer.get("/mijn-aanbod").await.assert_says("Lees wat de redacteur vroeg");
    writer.get(&format!("/mijn-aanbod/{id}/wijzigen")).await.assert_says("Welke dag is het?");
}

#[tokio::test]
async fn a_proposal_stands_beside_the_text_on_the_map() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let id = published(&town, own, "Samen koken", here).await;
    let partner = town.cx(Role::PartnerWorker, Some(own));
    let mut wish = particulars(&town, "Samen koken", here);
    wish.at[0].sessions[0].hours.as_mut().unwrap().until = "20:00:00".parse().unwrap();
    social_map::change_offer(&partner, id, 2, wish).await.unwrap();
    let editor = town.somebody(Role::MapEditor, None).await;
    let path = format!("/redactie/{id}");
    let page = editor.get(&path).await;
    page.assert_says("Wat er zou veranderen");
    page.assert_says("van 17.00 tot 19.30 uur</td>").assert_says("van 17.00 tot 20.00 uur</td>");
    let late = editor.post(&path, &[("decision", "accept"), ("version", "2")]).await;
    late.assert_status(409).assert_says("Dit is net veranderd");
    editor.post(&path, &[("decision", "accept"), ("version", "3")]).await.assert_status(303);
    let standing = social_map::find_offer(&town.cx(Role::Public, None), id).await.unwrap();
    let hours = standing.particulars.at[0].sessions[0].hours.unwrap();
    assert_eq!(hours.until, "20:00:00".parse().unwrap());
}
