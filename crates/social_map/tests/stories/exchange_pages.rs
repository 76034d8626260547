//! The pages on which an editor brings offers in.

use access::Role;
use axum::http::{Request, header};
use shell::test_kit::{Page, Visitor};

use crate::common::town;

const SERVICES: &str = r#"[{"id":"1","name":"Samen <b>koken</b>","status":"active","organization":{"id":"7","name":"De Hoek"}},
    {"id":"2","name":"Samen eten","status":"active","organization":{"id":"7","name":"De Hoek"}}]"#;

/// Sends the form with a file, as a browser does.
async fn send(visitor: &Visitor, source: &str, file: &str, content: &str) -> Page {
    let part = |name: &str, more: &str, value: &str| {
        format!("--grens\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
    };
    let body = [
        part("_key", "", &format!("sleutel-{}", content.len() + source.len())),
        part("file", &format!("; filename=\"{file}\"\r\nContent-Type: application/octet-stream"), content),
        part("source", "", source),
        "--grens--\r\n".to_owned(),
    ];
    let request = Request::post("/redactie/invoer")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grens")
        .header("sec-fetch-site", "same-origin");
    visitor.send(request, body.concat()).await
}

/// The value of a hidden field.
fn hidden<'a>(page: &'a Page, name: &str) -> &'a str {
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
    let look = editor.get(&address).await;
    look.assert_status(200).assert_says("Samen koken").assert_never_says("<b>koken</b>");
    assert_eq!(social_map::count(&mut town.house.db.read().await.unwrap()).await.unwrap(), 0);

    let seen = hidden(&look, "seen").to_owned();
    let done = editor.post(&address, &[("_key", "sleutel-twee"), ("seen", &seen)]).await;
    done.assert_status(303);
    assert_eq!(done.location(), Some("/redactie/invoer?gedaan=ingelezen"));
    let after = editor.get("/redactie/invoer?gedaan=ingelezen").await;
    after.assert_says("Het bestand is ingelezen").assert_says("2 nieuw");
    editor.get(&address).await.assert_status(404);
}

#[tokio::test]
async fn what_differs_from_what_was_seen_is_shown_and_not_done() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let sent = send(&editor, "proef", "diensten.json", SERVICES).await;
    let address = sent.location().unwrap().to_owned();
    let other = "01890000-0000-7000-8000-00000000dead";
    let refused = editor.post(&address, &[("seen", other)]).await;
    refused.assert_status(409).assert_says("Er is intussen iets veranderd");
    assert_eq!(social_map::count(&mut town.house.db.read().await.unwrap()).await.unwrap(), 0);
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused_at_its_field() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    for (source, file, content, field, message) in [
        ("proef", "a.json", "[{\"id\":1,", "file", "Dit bestand is geen goede JSON"),
        ("proef", "a.json", "{}", "file", "In dit bestand staat geen aanbod"),
        ("proef", "a.pdf", "%PDF", "file", "Dit soort bestand kunnen wij niet lezen"),
        ("proef", "a.xlsx", "PK\u{3}\u{4}xl/workbook.xml", "file", "Dit bestand is beschadigd"),
        ("", "b.json", "[]", "source", "Vul een naam in"),
        ("proef", "", "", "file", "Kies een bestand"),
    ] {
        let page = send(&editor, source, file, content).await;
        page.assert_status(422).assert_error(field, message);
    }
}

#[tokio::test]
async fn a_file_with_mistakes_says_which_and_leaves_the_choice() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let broken =
        r#"[{"id":"1","name":"","status":"active"},{"id":"2","name":"Samen eten","status":"active"}]"#;
    let sent = send(&editor, "proef", "diensten.json", broken).await;
    let address = sent.location().unwrap().to_owned();
    let look = editor.get(&format!("{address}?toon=fout")).await;
    look.assert_says("de naam ontbreekt").assert_says("Breng in wat kan");
    let csv = editor.get(&format!("{address}/verslag/verslag.csv")).await;
    csv.assert_status(200).assert_says("de naam ontbreekt");
    let seen = hidden(&look, "seen").to_owned();
    editor.post(&address, &[("seen", &seen)]).await.assert_status(422).assert_says("Er is niets ingelezen");
    editor.post(&address, &[("seen", &seen), ("skip", "yes")]).await.assert_status(303);
    assert_eq!(social_map::count(&mut town.house.db.read().await.unwrap()).await.unwrap(), 1);
}

#[tokio::test]
async fn only_the_editor_comes_in_and_only_to_their_own_file() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let sent = send(&editor, "proef", "diensten.json", SERVICES).await;
    let address = sent.location().unwrap().to_owned();
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
    let sent = send(&editor, "proef", "diensten.json", SERVICES).await;
    let address = sent.location().unwrap().to_owned();
    let seen = hidden(&editor.get(&address).await, "seen").to_owned();
    editor.post(&address, &[("seen", &seen)]).await.assert_status(303);
    let csv = town.stranger().get("/open-data/bestand/aanbod.csv").await;
    csv.assert_says("Kenmerk").assert_never_says("Samen eten");
}
