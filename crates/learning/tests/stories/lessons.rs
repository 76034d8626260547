//! Lessons, to be found again.

use access::Role;
use kernel::Openness;

use super::town::{adviser, pilot, told, town};

#[tokio::test]
async fn a_lesson_is_found_by_word_and_by_the_pilot_that_taught_it() {
    let town = town().await;
    let cx = adviser(&town);
    let mut lesson = told("Maak tijd voor gesprekken met ouders.", Openness::Public);
    lesson.pilot = Some(pilot(&cx, "Startbaan", Openness::Public).await);
    let id = learning::add_lesson(&cx, &lesson).await.unwrap();
    learning::add_lesson(&cx, &told("Begin klein.", Openness::Public)).await.unwrap();
    let visitor = town.stranger();
    visitor.get("/lessen").await.assert_status(200).assert_says("2 lessen");
    for asked in ["gesprek", "startbaan", "OUDERS"] {
        visitor
            .get(&format!("/lessen?q={asked}"))
            .await
            .assert_says("1 les")
            .assert_never_says("Begin klein.");
    }
    visitor.get("/lessen?q=zzz").await.assert_says("Geen les gevonden");
    visitor.get(&format!("/lessen/{id}")).await.assert_says("Startbaan</a>").assert_says("2025");
    visitor
        .get("/lessen/bestand/lessen.csv?q=klein")
        .await
        .assert_says("Begin klein.")
        .assert_never_says("gesprekken");
}

#[tokio::test]
async fn an_adviser_writes_a_lesson_and_is_warned_when_it_says_too_much() {
    let town = town().await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    adviser.get("/lessen/nieuw").await.assert_status(200).assert_says("In één zin.");
    let form = [("lesson", "Meedenken leidt tot minder zorg."), ("learned", "2025"), ("openness", "public")];
    let added = adviser.post("/lessen/nieuw", &form).await;
    added.assert_status(303);
    let home = added.location().unwrap().to_owned();
    adviser.get(&home).await.assert_says("Klopt deze zin?").assert_says("Dat staat er nog niet bij");
    town.stranger().get(&home).await.assert_never_says("Klopt deze zin?");
    let change = [form.as_slice(), &[("version", "1"), ("more", "In 2025.")]].concat();
    adviser.post(&format!("{home}/wijzigen"), &change).await.assert_status(303);
    adviser
        .post(&format!("{home}/wijzigen"), &change)
        .await
        .assert_status(409)
        .assert_says("Iemand anders was u voor");
}

#[tokio::test]
async fn bad_input_is_told_field_by_field() {
    let town = town().await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    let wrong = [("lesson", ""), ("learned", "ooit"), ("pilot", "x"), ("openness", "")];
    adviser
        .post("/lessen/nieuw", &wrong)
        .await
        .assert_status(422)
        .assert_error("lesson", "Vul de les in")
        .assert_error("learned", "Vul een dag of een periode in")
        .assert_error("pilot", "Kies een pilot");
}

#[tokio::test]
async fn who_keeps_no_lessons_finds_no_form() {
    let town = town().await;
    let id = learning::add_lesson(&adviser(&town), &told("Begin klein.", Openness::Public)).await.unwrap();
    let editor = town.somebody(Role::MapEditor, None).await;
    editor.get("/lessen/nieuw").await.assert_status(404);
    editor.get(&format!("/lessen/{id}/wijzigen")).await.assert_status(404);
    editor.get(&format!("/lessen/{id}")).await.assert_status(200).assert_never_says("/wijzigen");
}
