//! An adviser agrees on what a figure means, and brings it in.

use std::sync::atomic::{AtomicUsize, Ordering};

use access::Role;
use axum::http::{Request, header};
use kernel::Openness;
use shell::test_kit::{Page, Visitor};

use super::town::{SHARES, add, adviser, share, town};

static KEYS: AtomicUsize = AtomicUsize::new(100);

/// Sends the form with a file, as a browser does.
async fn send(visitor: &Visitor, source: &str, content: &str) -> Page {
    let part = |name: &str, more: &str, value: &str| {
        format!("--grens\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
    };
    let body = [
        part("_key", "", &format!("sleutel-{}", KEYS.fetch_add(1, Ordering::SeqCst))),
        part("file", "; filename=\"cijfers.csv\"\r\nContent-Type: application/octet-stream", content),
        part("source", "", source),
        part("division", "", "2024"),
        "--grens--\r\n".to_owned(),
    ];
    let request = Request::post("/cijfers/invoer")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=grens")
        .header("sec-fetch-site", "same-origin");
    visitor.send(request, body.concat()).await
}

const INDICATOR: [(&str, &str); 17] = [
    ("slug", "eenzaam"),
    ("name", "Eenzame mensen"),
    ("topic", "contact"),
    ("about", "Welk deel eenzaam is."),
    ("unit", "percent"),
    ("numerator", "eenzame mensen"),
    ("denominator", "mensen"),
    ("direction", "down"),
    ("protection", "none"),
    ("source", "Eigen onderzoek"),
    ("licence", "CC0"),
    ("frequency", "yearly"),
    ("lowest", "neighbourhood"),
    ("over-areas", "ratio"),
    ("over-periods", "none"),
    ("decimals", "1"),
    ("openness", "public"),
];
const MORE: [(&str, &str); 2] = [("kind", "stock"), ("influence", "partial")];

#[tokio::test]
async fn an_adviser_agrees_on_a_figure_mends_two_mistakes_and_brings_it_in() {
    let town = town().await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    adviser.get("/cijfers/nieuw").await.assert_status(200).assert_says("Wat vertelt het?");
    let form = [INDICATOR.as_slice(), &MORE].concat();
    adviser.post("/cijfers/nieuw", &form).await.assert_status(303);
    adviser
        .post("/cijfers/nieuw", &form)
        .await
        .assert_status(422)
        .assert_error("slug", "Dit woord is al in gebruik");

    let wrong =
        SHARES.replace("2024,200,2000", "2024,veel,2000").replace("BU01931010,2023", "BU01939999,2023");
    let put = send(&adviser, "Eigen onderzoek", &wrong).await;
    put.assert_status(303);
    let home = put.location().unwrap().to_owned();
    adviser
        .get(&home)
        .await
        .assert_status(200)
        .assert_says("4 cijfers gelezen, 2 fouten")
        .assert_says("Hier hoort een getal. Er staat: veel")
        .assert_says("Deze wijk of buurt kennen we niet: BU01939999")
        .assert_never_says("Breng deze cijfers in");
    adviser.post(&format!("{home}/inbrengen"), &[]).await.assert_status(303);
    town.stranger().get("/cijfers/eenzaam").await.assert_never_says("20,0");

    let put = send(&adviser, "Eigen onderzoek", SHARES).await;
    let home = put.location().unwrap().to_owned();
    adviser.get(&home).await.assert_says("6 cijfers gelezen, 0 fouten").assert_says("Breng deze cijfers in");
    adviser.post(&format!("{home}/inbrengen"), &[]).await.assert_status(303);
    town.stranger().get("/cijfers/eenzaam").await.assert_says("20,0");
    adviser.get("/cijfers/invoer").await.assert_says("6 nieuw, 0 veranderd, 0 hetzelfde");
    adviser.get(&home).await.assert_status(404);
}

#[tokio::test]
async fn what_the_columns_of_a_source_mean_is_asked_once_and_remembered() {
    let town = town().await;
    add(&super::town::adviser(&town), "eenzaam", Openness::Public, share()).await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    let odd = "BuurtCode;Toelichting;Aantal;Totaal\nBU01931000;x;400;1.000\n";
    let home = send(&adviser, "Bureau X", odd).await.location().unwrap().to_owned();
    adviser.get(&home).await.assert_says("Zeg wat in deze kolommen staat: Toelichting, Aantal, Totaal.");
    let said = [
        ("column-0", "place"),
        ("column-1", "-"),
        ("column-2", "numerator"),
        ("column-3", "denominator"),
        ("time", "2024"),
        ("indicator", "eenzaam"),
        ("empty", "absent"),
    ];
    adviser.post(&home, &said).await.assert_status(303);
    adviser.get(&home).await.assert_says("1 cijfers gelezen, 0 fouten");
    let again = send(&adviser, "Bureau X", odd).await.location().unwrap().to_owned();
    adviser.get(&again).await.assert_says("1 cijfers gelezen, 0 fouten");
    // Another source is asked anew, and nobody else takes up what an adviser put down.
    let other = send(&adviser, "Bureau Y", odd).await.location().unwrap().to_owned();
    adviser.get(&other).await.assert_says("Er is nog iets nodig");
    town.somebody(Role::PolicyAdviser, None).await.get(&other).await.assert_status(404);
}

#[tokio::test]
async fn a_file_that_is_no_table_is_told_at_its_field() {
    let town = town().await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    send(&adviser, "X", "{\"value\": ")
        .await
        .assert_status(422)
        .assert_error("file", "Dit bestand kunnen we niet lezen");
    send(&adviser, "", "")
        .await
        .assert_status(422)
        .assert_error("file", "Kies een bestand")
        .assert_error("source", "Vul in waar");
    send(&adviser, "X", "a,a\n1,2\n")
        .await
        .assert_status(422)
        .assert_error("file", "Elke kolom heeft een eigen naam nodig");
}

#[tokio::test]
async fn another_meaning_asks_what_is_different_and_two_writers_both_hear() {
    let town = town().await;
    add(&adviser(&town), "eenzaam", Openness::Public, share()).await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    let home = "/cijfers/eenzaam/wijzigen";
    adviser.get(home).await.assert_status(200).assert_says("eenzame mensen");
    let form = [INDICATOR.as_slice(), &MORE, &[("version", "1")]].concat();
    adviser
        .post(home, &form)
        .await
        .assert_status(422)
        .assert_error("change", "Vul in wat er anders is dan eerst");
    let told = [form.as_slice(), &[("change", "Andere bron.")]].concat();
    adviser.post(home, &told).await.assert_status(303);
    let late = [told.as_slice(), &[("name", "Nog anders")]].concat();
    let late: Vec<_> =
        late.into_iter().filter(|(name, value)| *name != "name" || *value != "Eenzame mensen").collect();
    let late = adviser.post(home, &late).await;
    late.assert_status(409).assert_says("Iemand anders was u voor");
    late.assert_says("Eenzame mensen</td>")
        .assert_says("Nog anders</td>")
        .assert_says("Wat is er anders?</th>")
        .assert_never_says("Eigen onderzoek</td>");
    late.assert_says("name=\"version\" value=\"3\"");
}

#[tokio::test]
async fn bad_input_is_told_field_by_field_and_strangers_find_no_form() {
    let town = town().await;
    add(&adviser(&town), "eenzaam", Openness::Public, share()).await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    adviser
        .post("/cijfers/nieuw", &[("slug", "Ruim Baan"), ("decimals", "veel"), ("least-answers", "-1")])
        .await
        .assert_status(422)
        .assert_error("slug", "Vul een woord in van kleine letters")
        .assert_error("name", "Vul een naam in")
        .assert_error("unit", "Kies een eenheid")
        .assert_error("decimals", "Vul een getal in van 0 tot en met 3")
        .assert_error("least-answers", "Vul een heel getal in");
    let sum = [("slug", "ander"), ("over-areas", "sum")];
    let rest = INDICATOR.iter().filter(|(name, _)| *name != "slug" && *name != "over-areas").copied();
    let form: Vec<_> = rest.chain(MORE).chain(sum).collect();
    adviser
        .post("/cijfers/nieuw", &form)
        .await
        .assert_status(422)
        .assert_error("over-areas", "Een percentage kunt u niet optellen");
    let editor = town.somebody(Role::MapEditor, None).await;
    for path in ["/cijfers/nieuw", "/cijfers/invoer", "/cijfers/eenzaam/wijzigen"] {
        editor.get(path).await.assert_status(404);
    }
}
