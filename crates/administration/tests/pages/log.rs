use access::Role;
use chrono::TimeDelta;

use crate::{account, signed_in, zwolle};

#[tokio::test]
async fn the_log_tells_in_words_who_did_what() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    signed_in(&town, "noor@buurt.example").await;
    let officer = town.somebody(Role::PrivacyOfficer, None).await;
    let page = officer.get("/beheer/logboek").await;
    page.assert_status(200).assert_says("Logde in").assert_says("noor (Eigen account)");
    page.assert_says("Functioneel beheerder").assert_says("02-03-2026 12:00");
    let again = officer.get("/beheer/logboek").await;
    again.assert_says("Bekeek het logboek");
}

#[tokio::test]
async fn the_log_is_filtered_by_period_action_kind_and_account() {
    let town = zwolle().await;
    let noor = account(&town, "noor@buurt.example", Role::MapEditor).await;
    signed_in(&town, "noor@buurt.example").await;
    let administrator = town.somebody(Role::FunctionalAdministrator, None).await;
    let told = async |query: &str| {
        let page = administrator.get(&format!("/beheer/logboek?{query}")).await;
        page.assert_status(200);
        page.body.contains("noor (Eigen account)")
    };
    for (query, shown) in [
        ("wat=sign-in", true),
        ("wat=sign-out", false),
        ("van=2026-03-02&tot=2026-03-02", true),
        ("van=2026-03-03", false),
        ("tot=2026-03-01", false),
        ("soort=account", true),
        ("soort=offer", false),
        ("wie=noor@buurt.example", true),
        (&format!("wie={noor}"), true),
        ("wie=01890000-0000-7000-8000-00000000dead", false),
    ] {
        assert_eq!(told(query).await, shown, "{query}");
    }
}

#[tokio::test]
async fn a_filter_that_cannot_be_read_says_so() {
    let town = zwolle().await;
    let officer = town.somebody(Role::FunctionalAdministrator, None).await;
    let page = officer.get("/beheer/logboek?van=gisteren&wie=niemand@buurt.example").await;
    page.assert_status(422).assert_error("van", "Vul een datum in").assert_error("wie", "Er is geen account");
}

#[tokio::test]
async fn a_long_log_goes_on_where_the_page_stopped() {
    let town = zwolle().await;
    let officer = town.somebody(Role::PrivacyOfficer, None).await;
    for _ in 0..55 {
        officer.get("/beheer/logboek?soort=offer").await.assert_status(200);
    }
    let first = officer.get("/beheer/logboek?soort=log").await;
    let (_, rest) = first.body.split_once("voor=").expect("a way to what is older");
    let before: i64 = rest.split('"').next().unwrap().parse().unwrap();
    let second = officer.get(&format!("/beheer/logboek?soort=log&voor={before}")).await;
    second.assert_status(200).assert_never_says("voor=");
    second.assert_says(&format!(">{}<", before - 1)).assert_never_says(&format!(">{before}<"));
}

#[tokio::test]
async fn the_check_says_that_the_log_is_whole() {
    let town = zwolle().await;
    let officer = town.somebody(Role::PrivacyOfficer, None).await;
    officer.get("/beheer/logboek/controle").await.assert_status(200).assert_says("Het logboek is heel");
}

#[tokio::test]
async fn taking_the_log_along_asks_for_a_reason_and_leaves_a_trace() {
    let town = zwolle().await;
    let officer = town.somebody(Role::PrivacyOfficer, None).await;
    officer.get("/beheer/logboek/export?wat=sign-in").await.assert_status(200).assert_says("Reden");
    let none = officer.post("/beheer/logboek/export", &[("reason", " "), ("format", "csv")]).await;
    none.assert_status(422).assert_error("reason", "Schrijf in hoogstens 200 tekens op");
    for (format, kind) in [("csv", "text/csv"), ("xlsx", "spreadsheetml"), ("ods", "opendocument")] {
        let fields = [("reason", "jaarlijkse controle"), ("format", format), ("soort", "account")];
        let file = officer.post("/beheer/logboek/export", &fields).await;
        file.assert_status(200);
        assert!(file.headers.get("content-type").unwrap().to_str().unwrap().contains(kind), "{format}");
        let name = file.headers.get("content-disposition").unwrap().to_str().unwrap();
        assert_eq!(name, format!("attachment; filename=\"logboek.{format}\""));
    }
    officer
        .get("/beheer/logboek")
        .await
        .assert_says("Nam het logboek mee")
        .assert_says("jaarlijkse controle");
}

#[tokio::test]
async fn taking_the_log_along_is_for_the_privacy_officer_who_signed_in_of_late() {
    let town = zwolle().await;
    let fields = [("reason", "jaarlijkse controle"), ("format", "csv")];
    let administrator = town.somebody(Role::FunctionalAdministrator, None).await;
    administrator.post("/beheer/logboek/export", &fields).await.assert_status(404);
    let officer = town.somebody(Role::PrivacyOfficer, None).await;
    town.pass(TimeDelta::minutes(16));
    let page = officer.post("/beheer/logboek/export", &fields).await;
    assert!(page.location().unwrap().starts_with("/inloggen?opnieuw=ja"));
}

#[tokio::test]
async fn the_log_is_nobody_elses() {
    let town = zwolle().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    for path in ["/beheer", "/beheer/logboek", "/beheer/logboek/controle", "/beheer/logboek/export"] {
        editor.get(path).await.assert_status(404);
        town.stranger().get(path).await.assert_status(303);
    }
}
