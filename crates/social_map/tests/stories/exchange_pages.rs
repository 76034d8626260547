//! The pages on which an editor brings offers in.

use std::sync::atomic::{AtomicUsize, Ordering};

use access::Role;
use axum::http::{Request, header};
use shell::test_kit::{Page, Town, Visitor};
use social_map::{AreaNames, Catalogue, work_on_imports};

use crate::common::town;

pub(crate) const SERVICES: &str = r#"[{"id":"1","name":"Samen <b>koken</b>","status":"active","organization":{"id":"7","name":"De Hoek"}},
    {"id":"2","name":"Samen eten","status":"active","organization":{"id":"7","name":"De Hoek"}}]"#;

/// Each form has a key of its own.
static KEYS: AtomicUsize = AtomicUsize::new(100);

/// Sends the form with a file, as a browser does.
pub(crate) async fn send(visitor: &Visitor, source: &str, file: &str, content: &str) -> Page {
    send_to("/redactie/invoer", visitor, source, (file, content)).await
}

/// Sends a form with a file to an address.
pub(crate) async fn send_to(
    path: &str,
    visitor: &Visitor,
    source: &str,
    (file, content): (&str, &str),
) -> Page {
    let part = |name: &str, more: &str, value: &str| {
        format!("--grens\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
    };
    let body = [
        part("_key", "", &format!("sleutel-{}", KEYS.fetch_add(1, Ordering::SeqCst))),
        part("file", &format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream"), content),
        part("source", "", source),
        "--grens--\r\n".to_owned(),
    ];
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grens")
        .header("sec-fetch-site", "same-origin");
    visitor.send(request, body.concat()).await
}

/// Does all work on imports that waits.
pub(crate) async fn work(town: &Town) {
    let catalogue = Catalogue::new(AreaNames::default()).unwrap();
    while work_on_imports(&town.house, &catalogue).await.unwrap() {}
}

/// Sends a file and has it read; the address at which to follow it.
pub(crate) async fn sent(town: &Town, visitor: &Visitor, content: &str) -> String {
    let sent = send(visitor, "proef", "diensten.json", content).await;
    sent.assert_status(303);
    work(town).await;
    sent.location().unwrap().to_owned()
}

/// The value of a hidden field.
pub(crate) fn hidden<'a>(page: &'a Page, name: &str) -> &'a str {
    let start = format!("name=\"{name}\" value=\"");
    page.body.split(&start).nth(1).unwrap().split('"').next().unwrap()
}

#[tokio::test]
async fn an_editor_looks_first_and_brings_in_exactly_that() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    editor.get("/redactie/invoer").await.assert_status(200).assert_says("Aanbod inlezen");
    let sent = send(&editor, "proef", "diensten.json", SERVICES).await;
    sent.assert_status(303);
    let address = sent.location().unwrap().to_owned();
    let waits = editor.get(&address).await;
    waits.assert_status(200).assert_says("Wij lezen het bestand").assert_says("Ververs");
    assert_eq!(waits.headers["refresh"], format!("3; url={address}"));
    let still = editor.get(&format!("{address}?ververs=nee")).await;
    assert!(!still.headers.contains_key("refresh"));
    work(&town).await;
    let look = editor.get(&address).await;
    assert!(!look.headers.contains_key("refresh"));
    look.assert_status(200).assert_says("Samen koken").assert_never_says("<b>koken</b>");
    assert_eq!(social_map::count(&mut town.house.db.read().await.unwrap()).await.unwrap(), 0);

    let seen = hidden(&look, "seen").to_owned();
    let done = editor.post(&address, &[("_key", "sleutel-twee"), ("seen", &seen)]).await;
    done.assert_status(303);
    assert_eq!(done.location(), Some(address.as_str()));
    editor.get(&address).await.assert_says("Wij lezen het aanbod in");
    work(&town).await;
    editor.get(&address).await.assert_says("Het bestand is ingelezen").assert_says("Samen koken");
    let after = editor.get("/redactie/invoer").await;
    after.assert_says("2 nieuw").assert_says("Ingelezen");
}

#[tokio::test]
async fn what_differs_from_what_was_seen_is_shown_and_not_done() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let address = sent(&town, &editor, SERVICES).await;
    let other = "01890000-0000-7000-8000-00000000dead";
    let refused = editor.post(&address, &[("seen", other)]).await;
    refused.assert_status(409).assert_says("Er is intussen iets veranderd");
    assert_eq!(social_map::count(&mut town.house.db.read().await.unwrap()).await.unwrap(), 0);
}

#[tokio::test]
async fn what_is_no_file_of_offers_is_refused_at_its_field() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    for (source, file, content, field, message) in [
        ("proef", "a.pdf", "%PDF", "file", "Dit soort bestand kunnen wij niet lezen"),
        ("", "b.json", "[]", "source", "Vul een naam in"),
        ("proef", "", "", "file", "Kies een bestand"),
    ] {
        let page = send(&editor, source, file, content).await;
        page.assert_status(422).assert_error(field, message);
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_read_says_why() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    for (file, content, message) in [
        ("a.json", "[{\"id\":1,", "Dit bestand is geen goede JSON"),
        ("a.json", "{}", "In dit bestand staat geen aanbod"),
        ("a.xlsx", "PK\u{3}\u{4}xl/workbook.xml", "Dit bestand is beschadigd"),
    ] {
        let sent = send(&editor, "proef", file, content).await;
        work(&town).await;
        let page = editor.get(sent.location().unwrap()).await;
        page.assert_status(200).assert_says("Wij kunnen dit bestand niet lezen").assert_says(message);
    }
}

#[tokio::test]
async fn a_file_with_mistakes_says_which_and_leaves_the_choice() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let broken =
        r#"[{"id":"1","name":"","status":"active"},{"id":"2","name":"Samen eten","status":"active"}]"#;
    let address = sent(&town, &editor, broken).await;
    let look = editor.get(&format!("{address}?toon=fout")).await;
    look.assert_says("de naam ontbreekt").assert_says("Breng in wat kan");
    let csv = editor.get(&format!("{address}/verslag/verslag.csv")).await;
    csv.assert_status(200).assert_says("de naam ontbreekt");
    let seen = hidden(&look, "seen").to_owned();
    editor.post(&address, &[("seen", &seen)]).await.assert_status(422).assert_says("Er is niets ingelezen");
    editor.post(&address, &[("seen", &seen), ("skip", "yes")]).await.assert_status(303);
    work(&town).await;
    assert_eq!(social_map::count(&mut town.house.db.read().await.unwrap()).await.unwrap(), 1);
}

#[tokio::test]
async fn only_the_editor_comes_in_and_only_to_their_own_file() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let address = sent(&town, &editor, SERVICES).await;
    let other = town.somebody(Role::MapEditor, None).await;
    other.get(&address).await.assert_status(404);
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    for path in ["/redactie/invoer", "/redactie/invoer/sjabloon.xlsx", &address] {
        adviser.get(path).await.assert_status(404);
        town.stranger().get(path).await.assert_status(303);
    }
    town.pass(chrono::TimeDelta::hours(25));
    assert_ne!(editor.get(&address).await.status.as_u16(), 200);
}

#[tokio::test]
async fn everybody_may_take_the_public_offers_along() {
    let town = town().await;
    for name in ["aanbod.json", "aanbod.zip", "aanbod.xlsx", "aanbod.csv"] {
        town.stranger().get(&format!("/open-data/bestand/{name}")).await.assert_status(200);
    }
    town.stranger().get("/open-data/bestand/aanbod.exe").await.assert_status(404);
    let editor = town.somebody(Role::MapEditor, None).await;
    let address = sent(&town, &editor, SERVICES).await;
    let seen = hidden(&editor.get(&address).await, "seen").to_owned();
    editor.post(&address, &[("seen", &seen)]).await.assert_status(303);
    work(&town).await;
    let csv = town.stranger().get("/open-data/bestand/aanbod.csv").await;
    csv.assert_says("Kenmerk").assert_never_says("Samen eten");
}

#[tokio::test]
async fn a_public_file_is_kept_by_its_reader_until_the_map_changes() {
    let catalogue = Catalogue::new(AreaNames::default()).unwrap();
    let shown = catalogue.clone();
    let migrations = crate::common::migrations();
    let town =
        Town::on("2026-03-02", &migrations, |house| vec![partners::room(house), social_map::room(shown)])
            .await;
    for name in ["aanbod.json", "aanbod.zip", "aanbod.xlsx", "aanbod.csv"] {
        let path = format!("/open-data/bestand/{name}");
        let first = town.stranger().get(&path).await;
        let etag = first.headers["etag"].to_str().unwrap().to_owned();
        assert_eq!(first.headers["cache-control"], "public, max-age=60");
        assert_eq!(town.stranger().get(&path).await.headers["etag"].to_str().unwrap(), etag, "{name}");
        let again = town.stranger().ask("GET", &path, &[("if-none-match", &etag)]).await;
        again.assert_status(304);
        assert!(again.body.is_empty(), "{name}");
    }
    let csv = "/open-data/bestand/aanbod.csv";
    let before = town.stranger().get(csv).await.headers["etag"].clone();
    let (organisation, place) =
        (crate::common::organisation(&town, "Travers").await, crate::common::place(&town, "De Hoek").await);
    crate::common::published(&town, organisation, "Samen koken", place).await;
    catalogue.refresh(&town.house.db, town.house.clock.now()).await.unwrap();
    let after = town.stranger().get(csv).await;
    after.assert_says("Samen koken");
    assert_ne!(after.headers["etag"], before);
}
