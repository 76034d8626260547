//! Stories about the door: errors, languages, headers, requests that come twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use access::Action;
use axum::extract::State;
use axum::http::Request;
use axum::response::IntoResponse as _;
use serde_json::json;
use shell::test_kit::Town;
use shell::{Form, Guard, PageError, PageResult, Routes, Visit, see_other};
use store::{Author, Entry, Subject};

type Count = Arc<AtomicUsize>;

/// A form that has an effect.
async fn effect(visit: Visit, State(count): State<Count>) -> PageResult {
    let tx = visit.cx.begin().await?;
    let number = count.fetch_add(1, Ordering::SeqCst);
    tx.commit(effect_at(&visit)).await?;
    Ok(see_other(&format!("/effect/{number}")))
}

fn effect_at(visit: &Visit) -> Entry {
    Entry {
        at: visit.cx.now(),
        author: Author::SYSTEM,
        action: "test",
        subject: Subject { kind: "effect", id: None },
        organisation: None,
        request: None,
        details: json!({}),
    }
}

/// Takes a while, and shows something once.
async fn slow_effect(visit: Visit, State(count): State<Count>) -> PageResult {
    let tx = visit.cx.begin().await?;
    tokio::time::sleep(Duration::from_millis(50)).await;
    let number = count.fetch_add(1, Ordering::SeqCst);
    tx.commit(effect_at(&visit)).await?;
    tokio::time::sleep(Duration::from_millis(50)).await;
    Ok(format!("shown once: {number}").into_response())
}

/// The first time it is refused before it changes anything.
async fn effect_at_the_second_try(visit: Visit, State(count): State<Count>) -> PageResult {
    if count.fetch_add(1, Ordering::SeqCst) == 0 {
        return Err(PageError::Unavailable("not yet".to_owned()));
    }
    visit.cx.begin().await?.commit(effect_at(&visit)).await?;
    Ok(see_other("/effect/1"))
}

async fn read(Form(fields): Form<Vec<(String, String)>>) -> String {
    format!("{} fields", fields.len())
}

async fn secret() -> &'static str {
    "secret"
}

#[expect(clippy::panic, reason = "a handler that panics is what the story is about")]
async fn stumble() -> &'static str {
    panic!("stumbled")
}

async fn town(count: &Count) -> Town {
    let count = Arc::clone(count);
    Town::on("2026-03-02", &[], move |_| {
        vec![
            Routes::new()
                .post("/effect", Guard::Public, effect)
                .post("/traag", Guard::Public, slow_effect)
                .post("/tweede-keer", Guard::Public, effect_at_the_second_try)
                .get("/geheim", Guard::Could(Action::SeeLog), secret)
                .post("/vorm", Guard::Public, read)
                .get("/struikel", Guard::Public, stumble)
                .post("/struikel", Guard::Public, stumble)
                .get("/eigen", Guard::SignedIn, secret)
                .room(count),
        ]
    })
    .await
}

#[tokio::test]
async fn a_missing_page_helps_in_both_languages() {
    let town = town(&Count::default()).await;
    let dutch = town.stranger().get("/bestaat-niet").await;
    dutch.assert_status(404).assert_says("Deze pagina is er niet").assert_says("lang=\"nl\"");
    let english = town.stranger().in_english().get("/bestaat-niet").await;
    english.assert_status(404).assert_says("This page does not exist").assert_says("lang=\"en\"");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let town = town(&Count::default()).await;
    for path in ["/toegankelijkheid", "/bestaat-niet", "/health/live", "/static/unknown"] {
        let page = town.stranger().get(path).await;
        let policy = page.headers.get("content-security-policy").unwrap().to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(page.headers.get("x-content-type-options").unwrap(), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn a_visitor_without_the_right_is_told_that_nothing_is_there() {
    let town = town(&Count::default()).await;
    let resident = town.somebody(access::Role::Resident, None).await;
    let refused = resident.get("/geheim").await;
    let absent = resident.get("/bestaat-niet").await;
    refused.assert_status(404);
    assert_eq!(refused.body.replace("/geheim", "/bestaat-niet"), absent.body);
    let officer = town.somebody(access::Role::PrivacyOfficer, None).await;
    officer.get("/geheim").await.assert_status(200);
}

#[tokio::test]
async fn a_stranger_is_asked_to_sign_in_and_brought_back() {
    let town = town(&Count::default()).await;
    let page = town.stranger().get("/eigen?x=1").await;
    page.assert_status(303);
    assert_eq!(page.location(), Some("/inloggen?naar=/eigen%3Fx%3D1"));
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let count = Count::default();
    let town = town(&count).await;
    let request = Request::post("/effect").header("sec-fetch-site", "cross-site").header("host", "localhost");
    let page = town.stranger().send(request, String::new()).await;
    page.assert_status(403).assert_says("andere website");
    assert_eq!(count.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_thousand_duplicate_submits_have_one_effect_and_one_answer() {
    let count = Count::default();
    let town = Arc::new(town(&count).await);
    let senders: Vec<_> = (0..16)
        .map(|_| {
            let town = Arc::clone(&town);
            tokio::spawn(async move {
                let mut answers = Vec::new();
                for _ in 0..63 {
                    let page = town.stranger().post("/effect", &[("_key", "abcdefgh")]).await;
                    answers.push((page.status.as_u16(), page.location().map(ToOwned::to_owned)));
                }
                answers
            })
        })
        .collect();
    for sender in senders {
        for answer in sender.await.unwrap() {
            assert_eq!(answer, (303, Some("/effect/0".to_owned())));
        }
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn who_leaves_in_the_middle_and_asks_again_gets_the_answer_to_the_one_change() {
    for milliseconds in [0, 10, 70] {
        let count = Count::default();
        let town = town(&count).await;
        let form = [("_key", "abcdefgh")];
        let first = town.stranger();
        let gone =
            tokio::time::timeout(Duration::from_millis(milliseconds), first.post("/traag", &form)).await;
        assert!(gone.is_err(), "the first is gone before the answer came");
        for _ in 0..2 {
            let again = town.stranger().post("/traag", &form).await;
            again.assert_status(200).assert_says("shown once: 0");
        }
        assert_eq!(count.load(Ordering::SeqCst), 1, "after {milliseconds} ms");
    }
}

#[tokio::test]
async fn what_changed_nothing_is_tried_again_under_the_same_key() {
    let count = Count::default();
    let town = town(&count).await;
    let form = [("_key", "abcdefgh")];
    town.stranger().post("/tweede-keer", &form).await.assert_status(503);
    assert_eq!(town.stranger().post("/tweede-keer", &form).await.location(), Some("/effect/1"));
}

#[tokio::test]
async fn a_form_whose_handler_panics_gets_a_page_too() {
    let town = town(&Count::default()).await;
    let page = town.stranger().post("/struikel", &[("_key", "abcdefgh")]).await;
    page.assert_status(500).assert_says("Er ging iets mis bij ons").assert_never_says("stumbled");
}

#[tokio::test]
async fn a_key_is_good_for_one_request_only() {
    let count = Count::default();
    let town = town(&count).await;
    town.stranger().post("/effect", &[("_key", "abcdefgh"), ("x", "1")]).await.assert_status(303);
    let other = town.stranger().post("/effect", &[("_key", "abcdefgh"), ("x", "2")]).await;
    other.assert_status(422);
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn the_language_is_remembered_and_leads_back() {
    let town = town(&Count::default()).await;
    let page = town.stranger().get("/taal/en?naar=/over").await;
    page.assert_status(303);
    assert_eq!(page.location(), Some("/over"));
    assert!(page.cookies()[0].starts_with("taal=en; Path=/"));
    town.stranger().get("/taal/xx").await.assert_status(404);
}

#[tokio::test]
async fn a_page_travels_small_to_whoever_asks() {
    let town = town(&Count::default()).await;
    let asks = Request::get(town.house.assets.address("app.css")).header("accept-encoding", "gzip");
    let small = town.stranger().send(asks, String::new()).await;
    assert_eq!(small.headers.get("content-encoding").unwrap(), "gzip");
    let plain = town.stranger().get(town.house.assets.address("app.css")).await;
    assert!(plain.headers.get("content-encoding").is_none());
}

#[tokio::test]
async fn a_refusal_without_words_becomes_a_page() {
    let town = town(&Count::default()).await;
    let wrong_method = town.stranger().get("/effect").await;
    wrong_method.assert_status(405).assert_says("Dit konden we niet lezen");
    let no_file = town.stranger().get("/static/unknown").await;
    no_file.assert_status(404).assert_says("Deze pagina is er niet");
}

#[tokio::test]
async fn a_handler_that_panics_still_gives_a_page() {
    let town = town(&Count::default()).await;
    let page = town.stranger().get("/struikel").await;
    page.assert_status(500).assert_says("Er ging iets mis bij ons").assert_never_says("stumbled");
    assert!(page.headers.contains_key("content-security-policy"));
}

#[tokio::test]
async fn a_sign_that_no_database_keeps_is_not_read() {
    let town = town(&Count::default()).await;
    town.stranger().post("/vorm", &[("naam", "Noor")]).await.assert_status(200).assert_says("1 fields");
    town.stranger().post("/vorm", &[("naam", "No\0or")]).await.assert_status(400);
}
