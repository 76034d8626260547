//! Stories about the pages of the ground floor itself.

use axum::http::Request;
use shell::test_kit::Town;
use shell::{Brand, House, Theme};

async fn town() -> Town {
    Town::on("2028-02-29", &[], |_| Vec::new()).await
}

#[tokio::test]
async fn every_statement_is_there_in_both_languages() {
    let town = town().await;
    for (path, dutch, english) in [
        ("/toegankelijkheid", "Iedereen moet deze website kunnen gebruiken", "Everybody must be able to use"),
        ("/over", "De gemeente Zwolle beheert", "The municipality of Zwolle runs"),
        (
            "/open-data",
            "HSDS 3.0 (Human Services Data Specification), als JSON: activiteiten",
            "You need no key",
        ),
        ("/privacy", "We bewaren niet wat u zoekt", "We do not keep what you search for"),
        ("/privacy", "30 dagen nadat de redactie klaar is", "30 days after the editors are done"),
        ("/privacy", "vijf keer hetzelfde en vinden ze niets", "five times in a month and find nothing"),
    ] {
        town.stranger().get(path).await.assert_status(200).assert_says(dutch);
        town.stranger().in_english().get(path).await.assert_status(200).assert_says(english);
    }
}

#[tokio::test]
async fn only_a_demonstration_says_that_it_is_one() {
    let page = town().await.stranger().get("/over").await;
    page.assert_never_says("demonstratie");
}

#[tokio::test]
async fn the_address_for_weaknesses_never_expires() {
    let page = town().await.stranger().get("/.well-known/security.txt").await;
    page.assert_status(200).assert_says("Contact: mailto:").assert_says("Expires: 2028-08-27T00:00:00Z");
}

#[tokio::test]
async fn health_tells_whether_the_database_answers() {
    let town = town().await;
    town.stranger().get("/health/live").await.assert_status(200);
    town.stranger().get("/health/ready").await.assert_status(200);
    town.house.db.close().await;
    town.stranger().get("/health/ready").await.assert_status(503);
}

#[tokio::test]
async fn a_file_is_kept_for_ever_and_an_unknown_one_is_not_there() {
    let town = town().await;
    let sheet = town.stranger().get(town.house.assets.address("app.css")).await;
    sheet.assert_status(200);
    assert_eq!(sheet.headers.get("content-type").unwrap(), "text/css; charset=utf-8");
    assert!(sheet.headers.get("cache-control").unwrap().to_str().unwrap().contains("immutable"));
    let theme = town.stranger().get(&town.house.theme_css()).await;
    theme.assert_status(200).assert_says(":root");
    for absent in ["/static/manifest.json", "/static/../Cargo.toml", "/static/..%2fCargo.toml", "/static/x"] {
        town.stranger().get(absent).await.assert_status(404);
    }
}

#[tokio::test]
async fn a_request_that_cannot_be_read_is_answered_kindly() {
    let town = town().await;
    let too_large = Request::post("/over").header("content-type", "application/x-www-form-urlencoded");
    let page = town.stranger().send(too_large, "x".repeat(2 << 20)).await;
    assert!(page.status.is_client_error(), "{}", page.status);
    let bad_key = Request::post("/over").header("idempotency-key", "kort");
    town.stranger().send(bad_key, String::new()).await.assert_status(400).assert_says("niet goed aan");
}

#[test]
fn a_folder_of_tokens_becomes_a_theme() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Theme::from_tokens(folder.path()).is_err());
    std::fs::write(folder.path().join("a.tokens.json"), r##"{"stad": {"rood": {"value": "#a00"}}}"##)
        .unwrap();
    let text = r#"{"utrecht": {"button": {"background-color": {"value": "{stad.rood}"}}}}"#;
    std::fs::write(folder.path().join("b.tokens.json"), text).unwrap();
    let Theme::Own { css, hash } = Theme::from_tokens(folder.path()).unwrap() else { panic!("an own theme") };
    assert!(css.contains("--utrecht-button-background-color: #a00;"), "{css}");
    assert_eq!(hash.len(), 12);
}

#[tokio::test]
async fn an_own_theme_and_logo_are_served_from_memory() {
    let town = Town::dressed(
        Theme::Own { css: ":root{--a: 1px}".to_owned(), hash: "abc".to_owned() },
        Brand { logo: Some("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_owned()), ..Brand::default() },
    )
    .await;
    let house: &House = &town.house;
    town.stranger().get(&house.theme_css()).await.assert_status(200).assert_says("--a: 1px");
    town.stranger().get(&house.logo()).await.assert_status(200).assert_says("<svg");
    town.stranger().get("/over").await.assert_says("/static/theme-abc.css").assert_says("/static/logo.svg");
}
