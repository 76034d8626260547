//! Imports as work in the background: all or nothing, once, and stoppable.

use std::time::Duration;

use access::Role;
use chrono::TimeDelta;
use shell::test_kit::{Town, Visitor};
use social_map::{AreaNames, Catalogue, work_on_imports};
use store::test_kit::Engine;

use crate::common::{town, town_on};
use crate::exchange_pages::{SERVICES, hidden, send, sent, work};

async fn count(town: &Town) -> i64 {
    social_map::count(&mut town.house.db.read().await.unwrap()).await.unwrap()
}

/// A file of many offers.
fn many(number: usize) -> String {
    let one = |nth: usize| {
        format!(
            r#"{{"id":"{nth}","name":"Samen koken {nth}","status":"active","organization":{{"id":"7","name":"De Hoek"}}}}"#
        )
    };
    format!("[{}]", (0..number).map(one).collect::<Vec<_>>().join(","))
}

/// Says yes to what stands at an address.
async fn agree(editor: &Visitor, address: &str) {
    let seen = hidden(&editor.get(address).await, "seen").to_owned();
    editor.post(address, &[("seen", &seen)]).await.assert_status(303);
}

#[tokio::test]
async fn killed_at_any_moment_nothing_is_half_done_and_it_is_done_in_the_end() {
    for engine in Engine::ALL {
        let Some(town) = town_on(engine).await else { continue };
        let editor = town.somebody(Role::MapEditor, None).await;
        let address = sent(&town, &editor, &many(400)).await;
        agree(&editor, &address).await;
        for wait in [1, 40, 120] {
            let catalogue = Catalogue::new(AreaNames::default()).unwrap();
            let killed =
                tokio::time::timeout(Duration::from_millis(wait), work_on_imports(&town.house, &catalogue))
                    .await;
            let stands = count(&town).await;
            assert!(stands == 0 || stands == 400, "{engine:?} after {wait} ms: {stands}");
            if killed.is_err() && stands == 0 {
                // Before it was begun it simply waits.
                let page = editor.get(&address).await.body;
                let broke_off = page.contains("Er is niets half ingelezen") && page.contains("12:0");
                assert!(broke_off || page.contains("Wij lezen het aanbod in"), "{page}");
            }
            town.pass(TimeDelta::minutes(3));
        }
        work(&town).await;
        assert_eq!(count(&town).await, 400);
        editor.get(&address).await.assert_says("Het bestand is ingelezen");
    }
}

#[tokio::test]
async fn work_that_breaks_off_each_time_is_given_up() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let address = sent(&town, &editor, SERVICES).await;
    agree(&editor, &address).await;
    for _ in 0..5 {
        let now = town.house.clock.now();
        let lease = town.house.chance.uuid(now);
        let job =
            town.house.db.lease_job(&["bring-in-import"], lease, TimeDelta::minutes(2), now).await.unwrap();
        assert!(job.is_some());
        town.pass(TimeDelta::minutes(3));
    }
    work(&town).await;
    editor.get(&address).await.assert_says("te vaak onderbroken");
    assert_eq!((count(&town).await, town.house.db.job_counts().await.unwrap().waiting), (0, 0));
}

#[tokio::test]
async fn who_says_yes_twice_is_heard_once() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let address = sent(&town, &editor, SERVICES).await;
    let seen = hidden(&editor.get(&address).await, "seen").to_owned();
    for key in ["sleutel-een", "sleutel-twee"] {
        editor.post(&address, &[("_key", key), ("seen", &seen)]).await.assert_status(303);
    }
    assert_eq!(town.house.db.job_counts().await.unwrap().waiting, 1);
    work(&town).await;
    editor.post(&address, &[("seen", &seen)]).await.assert_status(303);
    work(&town).await;
    assert_eq!(count(&town).await, 2);
    editor.get("/redactie/invoer").await.assert_says("2 nieuw");
}

#[tokio::test]
async fn what_is_stopped_leaves_nothing_behind() {
    for engine in Engine::ALL {
        let Some(town) = town_on(engine).await else { continue };
        let editor = town.somebody(Role::MapEditor, None).await;
        let address = sent(&town, &editor, SERVICES).await;
        agree(&editor, &address).await;
        editor.post(&format!("{address}/stop"), &[]).await.assert_status(303);
        work(&town).await;
        assert_eq!(count(&town).await, 0);
        editor.get(&address).await.assert_status(200).assert_says("Er is niets veranderd");
        // What is stopped cannot be agreed to any more, and what is in cannot be stopped.
        let other = town.somebody(Role::MapEditor, None).await;
        other.post(&format!("{address}/stop"), &[]).await.assert_status(404);
        let second = sent(&town, &editor, SERVICES).await;
        agree(&editor, &second).await;
        work(&town).await;
        editor.post(&format!("{second}/stop"), &[]).await.assert_status(303);
        editor.get(&second).await.assert_says("Het bestand is ingelezen");
        assert_eq!(count(&town).await, 2);
    }
}

#[tokio::test]
async fn who_lost_the_role_brings_nothing_in_any_more() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let address = sent(&town, &editor, SERVICES).await;
    agree(&editor, &address).await;
    let mut cx = town.cx(Role::FunctionalAdministrator, None);
    cx.actor.account = town.somebody(Role::FunctionalAdministrator, None).await.account;
    let grant = access::Grant { role: Role::MapEditor, organisation: None };
    access::accounts::end_role(&cx, editor.account.unwrap(), grant).await.unwrap();
    work(&town).await;
    assert_eq!(count(&town).await, 0);
}

#[tokio::test]
async fn of_two_files_at_once_the_second_is_looked_at_again() {
    for engine in Engine::ALL {
        let Some(town) = town_on(engine).await else { continue };
        let editor = town.somebody(Role::MapEditor, None).await;
        let first = sent(&town, &editor, SERVICES).await;
        let sent = send(&editor, "proef", "zelfde-aanbod.json", SERVICES).await;
        work(&town).await;
        let second = sent.location().unwrap().to_owned();
        agree(&editor, &first).await;
        agree(&editor, &second).await;
        let (one, two) = (Catalogue::new(AreaNames::default()), Catalogue::new(AreaNames::default()));
        let (one, two) = (one.unwrap(), two.unwrap());
        let both = tokio::join!(work_on_imports(&town.house, &one), work_on_imports(&town.house, &two));
        assert!(both.0.unwrap() && both.1.unwrap());
        town.pass(TimeDelta::minutes(3));
        work(&town).await;
        assert_eq!(count(&town).await, 2, "{engine:?}");
        let pages = [editor.get(&first).await.body, editor.get(&second).await.body].concat();
        assert!(pages.contains("Het bestand is ingelezen"), "{engine:?}");
        assert!(pages.contains("Er is intussen iets veranderd"), "{engine:?}: {pages}");
    }
}

#[tokio::test]
async fn a_file_that_was_cleared_away_meanwhile_is_let_go() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let address = sent(&town, &editor, SERVICES).await;
    agree(&editor, &address).await;
    let later = town.house.clock.now() + TimeDelta::hours(25);
    social_map::clear_away_uploads(&town.house.db, later).await.unwrap();
    work(&town).await;
    assert_eq!((count(&town).await, town.house.db.job_counts().await.unwrap().waiting), (0, 0));
    editor.get(&address).await.assert_status(404);
}
