//! Files that want to do harm, on the way that an editor takes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use access::Role;
use axum::http::{Request, header};
use shell::test_kit::Visitor;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::common::town;
use crate::exchange_pages::{send, sent, work};

/// Sends bytes that are no text, as a browser does; the test kit sends texts only, so what is no UTF-8 goes along as it is in
/// Latin letters.
async fn refused_at_the_door(visitor: &Visitor, size: usize) -> u16 {
    let body = format!(
        "--grens\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n{}\r\n--grens--\r\n",
        " ".repeat(size)
    );
    let request = Request::post("/redactie/invoer")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grens")
        .header("sec-fetch-site", "same-origin");
    visitor.send(request, body).await.status.as_u16()
}

#[tokio::test]
async fn a_file_of_a_hundred_megabytes_does_not_come_in() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    assert_eq!(refused_at_the_door(&editor, 100 << 20).await / 100, 4);
    work(&town).await;
    assert_eq!(town.house.db.job_counts().await.unwrap().waiting, 0);
}

#[tokio::test]
async fn half_a_file_says_where_it_breaks_off_and_brings_nothing() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let whole = crate::exchange_pages::SERVICES;
    for end in [10, whole.len() / 2, whole.len() - 1] {
        let address = sent(&town, &editor, &whole[..end]).await;
        editor.get(&address).await.assert_says("Dit bestand is geen goede JSON");
    }
    let mut read = town.house.db.read().await.unwrap();
    assert_eq!(social_map::count(&mut read).await.unwrap(), 0);
}

#[tokio::test]
async fn rows_that_stand_twice_and_names_that_want_to_be_code_are_shown_as_they_are() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let mut services = String::from("[");
    for _ in 0..3 {
        let _written = write!(
            services,
            r#"{{"id":"1","name":"=cmd|' /C calc'!A0 <img src=x onerror=alert(1)>","status":"active"}},"#
        );
    }
    let services = format!("{}]", services.trim_end_matches(','));
    let address = sent(&town, &editor, &services).await;
    let page = editor.get(&format!("{address}?toon=let-op")).await;
    page.assert_says("dit kenmerk staat er vaker in").assert_never_says("<img src=x");
    let report = editor.get(&format!("{address}/verslag/verslag.csv")).await;
    report.assert_status(200);
    let harmful = report.body.lines().flat_map(|line| line.split([';', ',']));
    assert!(!harmful.map(|cell| cell.trim_matches('"')).any(|cell| cell.starts_with('=')), "{}", report.body);
}

#[tokio::test]
async fn a_bomb_that_calls_itself_a_package_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("services.csv", SimpleFileOptions::default()).unwrap();
    for _ in 0..64 {
        zip.write_all(&vec![b'a'; 1 << 20]).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    let file = social_map::OfferFile {
        name: "a.zip".to_owned(),
        bytes: bomb,
        format: None,
        source: "proef".to_owned(),
        publish: false,
    };
    let town = town().await;
    let house = town.house.clone();
    let text = move |key: &str| house.texts.text(kernel::Language::Dutch, key).to_owned();
    let looked = social_map::look_at_import(&town.cx(Role::MapEditor, None), &file, &text).await;
    assert!(matches!(looked, Err(social_map::ImportError::File(_))), "{looked:?}");
}

#[tokio::test]
async fn a_file_in_another_encoding_is_read_and_told() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let mangled = r#"[{"id":"1","name":"CafÃ© De Hoek","status":"active"}]"#;
    let address = sent(&town, &editor, mangled).await;
    editor.get(&address).await.assert_says("Café De Hoek");
    editor.get(&format!("{address}?toon=let-op")).await.assert_says("verminkte letters zijn hersteld");
    let csv = "id;name\r\n1;Samen koken\r\n";
    let sent = send(&editor, "proef", "services.csv", csv).await;
    work(&town).await;
    editor.get(sent.location().unwrap()).await.assert_says("Samen koken");
}
