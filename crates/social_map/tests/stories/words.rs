use access::Role;
use chrono::TimeDelta;
use shell::test_kit::Town;
use social_map::{AreaNames, Catalogue, Nearness, SynonymError, SynonymFault, Synonyms, SynonymsBroughtIn};
use store::test_kit::Engine;

use crate::common::{migrations, organisation, place, published};
use crate::exchange_pages::send_to;

/// A town where people cook, and its catalogue.
async fn town_with_cooking(engine: Engine) -> Option<(Town, Catalogue)> {
    let catalogue = Catalogue::new(AreaNames::default()).unwrap();
    let shown = catalogue.clone();
    let town =
        Town::on_engine(engine, "2026-03-02", &migrations(), |_| vec![social_map::room(shown)]).await?;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    published(&town, own, "Samen koken", here).await;
    Some((town, catalogue))
}

async fn town() -> (Town, Catalogue) {
    town_with_cooking(Engine::Sqlite).await.unwrap()
}

fn equal(word: &str, others: &str) -> Synonyms {
    Synonyms::read(Nearness::Equal, word, others, "Zo zeggen mensen het.").unwrap()
}

fn form<'a>(nearness: &'a str, word: &'a str, others: &'a str, press: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("nearness", nearness),
        ("word", word),
        ("others", others),
        ("why", "Zo zeggen mensen het."),
        ("press", press),
    ]
}

#[tokio::test]
async fn synonyms_are_kept_with_who_and_when_and_come_back_on_both_engines() {
    for engine in Engine::ALL {
        let Some((town, _)) = town_with_cooking(engine).await else { continue };
        let editor = town.cx(Role::MapEditor, None);
        let id = social_map::add_synonyms(&editor, &equal("kokkerellen", "koken")).await.unwrap();
        let kept = social_map::known_synonyms(&editor).await.unwrap();
        assert_eq!((kept[0].synonyms.clone(), kept[0].version), (equal("kokkerellen", "koken"), 1));
        assert_eq!(kept[0].changed_as, "map-editor");
        let other = social_map::add_synonyms(&editor, &equal("maken", "koken")).await;
        assert!(matches!(other, Err(SynonymError::Faults(_))), "{other:?}");
        social_map::change_synonyms(&editor, id, 1, &equal("kokkerellen", "koken, eten maken"))
            .await
            .unwrap();
        let late = social_map::remove_synonyms(&editor, id, 1).await;
        assert!(matches!(late, Err(SynonymError::Stale)), "{late:?}");
        social_map::remove_synonyms(&editor, id, 2).await.unwrap();
        social_map::add_synonyms(&editor, &equal("maken", "koken")).await.unwrap();
        let back = social_map::restore_synonyms(&editor, id, 3).await;
        let in_the_way = SynonymFault::InAnother { word: "koken".to_owned(), of: "maken".to_owned() };
        assert!(matches!(back, Err(SynonymError::Faults(faults)) if faults == [in_the_way]));
    }
}

#[tokio::test]
async fn nobody_but_the_editor_keeps_synonyms() {
    let (town, _) = town().await;
    for role in [Role::PartnerCoordinator, Role::PolicyAdviser, Role::FunctionalAdministrator] {
        let refused = social_map::add_synonyms(&town.cx(role, None), &equal("kokkerellen", "koken")).await;
        assert!(matches!(refused, Err(SynonymError::Refused(_))), "{role} {refused:?}");
        town.somebody(role, None).await.get("/redactie/woorden").await.assert_status(404);
    }
    let stranger = town.stranger().post("/redactie/woorden/nieuw", &form("equal", "a", "b", "")).await;
    assert!(stranger.location().is_some_and(|to| to.starts_with("/inloggen")), "a stranger signs in first");
}

#[tokio::test]
async fn a_file_of_synonyms_is_brought_in_whole_or_not_at_all() {
    let (town, _) = town().await;
    let editor = town.cx(Role::MapEditor, None);
    let lines = [equal("kokkerellen", "koken"), equal("jammen", "muziek maken")];
    let first = social_map::bring_in_synonyms(&editor, &lines).await.unwrap();
    assert_eq!(first, SynonymsBroughtIn { new: 2, changed: 0, same: 0 });
    let again = social_map::bring_in_synonyms(&editor, &lines).await.unwrap();
    assert_eq!(again, SynonymsBroughtIn { new: 0, changed: 0, same: 2 });
    let wrong = [equal("tuinieren", "wieden"), equal("bakken", "koken")];
    let refused = social_map::bring_in_synonyms(&editor, &wrong).await;
    assert!(matches!(refused, Err(SynonymError::Lines(1))), "{refused:?}");
    assert_eq!(social_map::known_synonyms(&editor).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_word_that_an_editor_adds_is_found_at_once() {
    let (town, _) = town().await;
    let (visitor, editor) = (town.stranger(), town.somebody(Role::MapEditor, None).await);
    visitor.get("/aanbod?q=kokkerellen").await.assert_never_says("Samen koken</a>");
    let tried = editor.post("/redactie/woorden/nieuw", &form("equal", "kokkerellen", "koken", "try")).await;
    tried.assert_status(200).assert_says("Zo zoekt het").assert_says("Samen koken");
    visitor.get("/aanbod?q=kokkerellen").await.assert_never_says("Samen koken</a>");
    let added = editor.post("/redactie/woorden/nieuw", &form("equal", "kokkerellen", "koken", "")).await;
    assert_eq!(added.location(), Some("/redactie/woorden?gedaan=nieuw"));
    visitor
        .get("/aanbod?q=kokkerellen")
        .await
        .assert_says("Samen koken</a>")
        .assert_says("Gevonden op: kokkerellen");
    let list = editor.get("/redactie/woorden?zoek=kokk").await;
    list.assert_says("kokkerellen").assert_says("Zo zeggen mensen het.");
    editor.get("/redactie/woorden?zoek=xyz").await.assert_says("Niets gevonden");
}

#[tokio::test]
async fn what_is_related_comes_with_the_reason() {
    let (town, _) = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    editor.post("/redactie/woorden/nieuw", &form("related", "eenzaam", "koken", "")).await.assert_status(303);
    let page = town.stranger().get("/aanbod?q=eenzaam").await;
    page.assert_says("Samen koken</a>").assert_says("Verwant aan: eenzaam").assert_never_says("Gevonden op");
}

#[tokio::test]
async fn words_that_cannot_stand_are_explained() {
    let (town, _) = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let apart = editor.post("/redactie/woorden/nieuw", &form("equal", "begeleiding", "beleid", "")).await;
    apart.assert_status(422).assert_error(
        "others",
        "“begeleiding” en “beleid” lijken op elkaar, maar het zoeken houdt ze met opzet uit elkaar",
    );
    let empty = editor.post("/redactie/woorden/nieuw", &[("word", "x")]).await;
    empty
        .assert_status(422)
        .assert_error("why", "Schrijf in hoogstens 300 tekens op waarom deze woorden bij elkaar horen");
}

#[tokio::test]
async fn what_is_taken_away_can_be_put_back() {
    let (town, _) = town().await;
    let id = social_map::add_synonyms(&town.cx(Role::MapEditor, None), &equal("kokkerellen", "koken"))
        .await
        .unwrap();
    let (visitor, editor) = (town.stranger(), town.somebody(Role::MapEditor, None).await);
    let path = format!("/redactie/woorden/{id}");
    editor.get(&path).await.assert_status(200).assert_says("Weghalen");
    let gone = editor.post(&format!("{path}/weg"), &[("version", "1")]).await;
    let notice = editor.get(gone.location().unwrap()).await;
    notice.assert_says("zijn weggehaald").assert_says("Zet terug");
    visitor.get("/aanbod?q=kokkerellen").await.assert_never_says("Samen koken</a>");
    editor.post(&format!("{path}/terug"), &[("version", "2")]).await.assert_status(303);
    visitor.get("/aanbod?q=kokkerellen").await.assert_says("Samen koken</a>");
    editor.get("/redactie/woorden/0190b0f0-0000-7000-8000-000000000000").await.assert_status(404);
}

#[tokio::test]
async fn pasted_lines_are_looked_at_before_they_are_taken_over() {
    let (town, _) = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let lines = "zelfde;kokkerellen;koken;Zo zeggen mensen het.";
    let looked = editor.post("/redactie/woorden/inlezen", &[("file", lines)]).await;
    looked.assert_status(200).assert_says("Er is nog niets bewaard").assert_says("Nieuw");
    town.stranger().get("/aanbod?q=kokkerellen").await.assert_never_says("Samen koken</a>");
    let done = editor.post("/redactie/woorden/inlezen", &[("file", lines), ("press", "do")]).await;
    done.assert_says("Overgenomen: 1 nieuw, 0 gewijzigd, 0 stond er al.");
    town.stranger().get("/aanbod?q=kokkerellen").await.assert_says("Samen koken</a>");
    let bad = editor.post("/redactie/woorden/inlezen", &[("file", "anders;a;b;c"), ("press", "do")]).await;
    bad.assert_status(422).assert_says("Regel 1: “anders” is geen soort");
    let file = editor.get("/redactie/woorden/bestand/csv").await;
    file.assert_status(200).assert_says("zelfde,kokkerellen,koken,Zo zeggen mensen het.");
}

#[tokio::test]
async fn a_file_of_words_is_looked_at_like_pasted_lines() {
    let (town, _) = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let path = "/redactie/woorden/inlezen/bestand";
    let lines = "soort;woord;andere woorden;waarom\r\nzelfde;kokkerellen;koken;Zo zeggen mensen het.\r\n";
    let looked = send_to(path, &editor, "", ("woorden.csv", lines)).await;
    looked.assert_status(200).assert_says("Er is nog niets bewaard").assert_says("kokkerellen;koken");
    town.stranger().get("/aanbod?q=kokkerellen").await.assert_never_says("Samen koken</a>");
    let bad = send_to(path, &editor, "", ("woorden.csv", "anders;a;b;c")).await;
    bad.assert_status(422).assert_says("Regel 1: “anders” is geen soort");
    send_to(path, &editor, "x", ("", "")).await.assert_status(422).assert_error("upload", "Kies een bestand");
    let large = "x".repeat(600_000);
    send_to(path, &editor, "", ("woorden.csv", &large)).await.assert_status(422).assert_says("te groot");
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    send_to(path, &adviser, "", ("woorden.csv", lines)).await.assert_status(404);
}

#[tokio::test]
async fn a_question_without_an_answer_is_reported_when_five_asked_it() {
    for engine in Engine::ALL {
        let Some((town, catalogue)) = town_with_cooking(engine).await else { continue };
        let visitor = town.stranger();
        for _ in 0..4 {
            for question in ["onderwaterhockey", "zelfmoord", "06%2012345678", "koken"] {
                visitor.get(&format!("/aanbod?q={question}")).await;
            }
            visitor.get("/aanbod?q=padel&thema=koken").await;
            town.pass(TimeDelta::minutes(15));
        }
        catalogue.write_searches(&town.house.db).await.unwrap();
        let adviser = town.somebody(Role::PolicyAdviser, None).await;
        adviser.get("/redactie/gezocht").await.assert_says("Er is niets te melden");
        visitor.get("/aanbod?q=Onderwaterhockey").await;
        visitor.get("/aanbod?q=zelfmoord").await;
        catalogue.write_searches(&town.house.db).await.unwrap();
        let report = adviser.get("/redactie/gezocht").await;
        report.assert_says("onderwaterhockey").assert_never_says("zelfmoord").assert_never_says("padel");
        report.assert_never_says("Maak een synoniem");
        let editor = town.somebody(Role::MapEditor, None).await;
        editor.get("/redactie/gezocht").await.assert_says("/redactie/woorden/nieuw?woord=onderwaterhockey");
        adviser.get("/redactie/gezocht/bestand/csv").await.assert_says("03-2026,onderwaterhockey,5");
        town.somebody(Role::FunctionalAdministrator, None)
            .await
            .get("/redactie/gezocht")
            .await
            .assert_status(404);
        town.pass(TimeDelta::days(400));
        social_map::forget_searches(&town.house.db, town.house.clock.now()).await.unwrap();
        let adviser = town.somebody(Role::PolicyAdviser, None).await;
        adviser.get("/redactie/gezocht").await.assert_says("Er is niets te melden");
    }
}
