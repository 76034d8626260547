use std::sync::Arc;

use access::accounts::{DemonstrationAccount, add_demonstration, demonstration_code};
use access::oidc::{Provider, ProviderSettings};
use access::{Grant, Role, SecondFactor};
use administration::room;
use chrono::TimeDelta;
use shell::test_kit::Town;

use crate::{PASSWORD, account, command_line, email, hidden, session, signed_in, zwolle};

#[tokio::test]
async fn the_page_asks_for_address_and_password_in_both_languages() {
    let town = zwolle().await;
    town.stranger().get("/inloggen").await.assert_status(200).assert_says("Wachtwoord");
    town.stranger().in_english().get("/inloggen").await.assert_status(200).assert_says("Password");
    town.stranger().get("/inloggen").await.assert_never_says("demonstratie");
}

#[tokio::test]
async fn signing_in_leads_back_and_gives_a_guarded_cookie() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    let fields =
        [("email", "noor@buurt.example"), ("password", PASSWORD), ("way_back", "/account?klaar=naam")];
    let page = town.stranger().post("/inloggen", &fields).await;
    page.assert_status(303);
    assert_eq!(page.location(), Some("/account?klaar=naam"));
    let cookie = page.cookies()[0].to_owned();
    assert!(cookie.starts_with("samenkracht="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
    let noor = town.holder(&session(&town, &page).unwrap(), kernel::AccountId::from_uuid(uuid::Uuid::nil()));
    noor.get("/account").await.assert_status(200).assert_says("noor@buurt.example");
}

#[tokio::test]
async fn a_way_back_to_another_site_leads_to_the_front_page() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    let fields =
        [("email", "noor@buurt.example"), ("password", PASSWORD), ("way_back", "https://kwaad.example")];
    let page = town.stranger().post("/inloggen", &fields).await;
    assert_eq!(page.location(), Some("/"));
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    let attempt = async |address: &str| {
        let fields = [("email", address), ("password", "mis")];
        town.stranger().post("/inloggen", &fields).await
    };
    let wrong = attempt("noor@buurt.example").await;
    wrong.assert_status(422).assert_error("password", "Het e-mailadres en het wachtwoord horen niet");
    let unknown = attempt("niemand@buurt.example").await;
    assert_eq!(wrong.body.replace("noor", "niemand"), unknown.body);
    assert!(wrong.cookies().is_empty());
}

#[tokio::test]
async fn guessing_ends_in_waiting() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    let fields = [("email", "noor@buurt.example"), ("password", "mis")];
    for _ in 0..5 {
        town.stranger().post("/inloggen", &fields).await.assert_status(422);
    }
    let page = town.stranger().post("/inloggen", &fields).await;
    page.assert_status(429).assert_says("Even wachten");
    assert!(page.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    let (_, noor) = signed_in(&town, "noor@buurt.example").await;
    let page = noor.post("/uitloggen", &[]).await;
    page.assert_status(303);
    assert!(page.cookies()[0].contains("Max-Age=0"));
    let after = noor.get("/account").await;
    assert_eq!(after.location(), Some("/inloggen?naar=/account"));
}

#[tokio::test]
async fn a_role_that_needs_it_sets_a_second_factor_up_and_shows_it_from_then_on() {
    let town = zwolle().await;
    account(&town, "fg@buurt.example", Role::PrivacyOfficer).await;
    let (page, officer) = signed_in(&town, "fg@buurt.example").await;
    assert_eq!(page.location(), Some("/account/tweede-stap?naar=/"));
    let kept_out = officer.get("/beheer/logboek").await;
    assert_eq!(kept_out.location(), Some("/account/tweede-stap"));

    let form = officer.get("/account/tweede-stap?naar=/beheer").await;
    form.assert_status(200).assert_says("<svg").assert_says("Scan dit plaatje");
    let secret = hidden(&form, "secret");
    let factor: SecondFactor = secret.parse().unwrap();
    let wrong = [("code", "000000"), ("secret", secret.as_str()), ("way_back", "/beheer")];
    let again = officer.post("/account/tweede-stap/instellen", &wrong).await;
    again.assert_status(422).assert_error("code", "Deze code klopt niet");
    assert_eq!(hidden(&again, "secret"), secret);
    let code = factor.code(town.house.clock.now()).unwrap();
    let right = [("code", code.as_str()), ("secret", secret.as_str()), ("way_back", "/beheer")];
    let codes = officer.post("/account/tweede-stap/instellen", &right).await;
    codes.assert_status(200).assert_says("Bewaar deze codes");
    assert_eq!(codes.body.matches("<code>").count(), 10);
    let renewed =
        town.holder(&session(&town, &codes).unwrap(), kernel::AccountId::from_uuid(uuid::Uuid::nil()));
    renewed.get("/beheer/logboek").await.assert_status(200);
    assert_eq!(officer.get("/account").await.status, 303);

    town.pass(TimeDelta::seconds(30));
    let (page, half) = signed_in(&town, "fg@buurt.example").await;
    assert_eq!(page.location(), Some("/account/tweede-stap?naar=/"));
    assert_eq!(half.get("/account").await.location(), Some("/inloggen?naar=/account"));
    half.get("/account/tweede-stap?naar=/beheer").await.assert_status(200).assert_says("zes cijfers");
    half.post("/account/tweede-stap", &[("code", "000000")]).await.assert_status(422);
    let code = factor.code(town.house.clock.now()).unwrap();
    let whole = half.post("/account/tweede-stap", &[("code", &code), ("way_back", "/beheer")]).await;
    assert_eq!(whole.location(), Some("/beheer"));
    let officer =
        town.holder(&session(&town, &whole).unwrap(), kernel::AccountId::from_uuid(uuid::Uuid::nil()));
    officer.get("/beheer").await.assert_status(200);
}

#[tokio::test]
async fn the_second_step_of_nobody_leads_to_signing_in() {
    let town = zwolle().await;
    let page = town.stranger().get("/account/tweede-stap").await;
    assert_eq!(page.location(), Some("/inloggen"));
    let page = town.stranger().post("/account/tweede-stap", &[("code", "123456")]).await;
    assert_eq!(page.location(), Some("/inloggen"));
}

#[tokio::test]
async fn a_demonstration_shows_its_people_and_their_code() {
    let town = Town::demonstration("2026-03-02", &[], |house| vec![room(house, None)]).await;
    let people = [DemonstrationAccount {
        email: email("beheer@zwolle.example"),
        name: "Bo Beheer".to_owned(),
        grant: Grant { role: Role::FunctionalAdministrator, organisation: None },
    }];
    add_demonstration(&command_line(&town), true, &people).await.unwrap();
    let page = town.stranger().get("/inloggen?naar=/beheer").await;
    page.assert_says("Bo Beheer")
        .assert_says("Functioneel beheerder")
        .assert_says(access::accounts::PASSWORD);
    let fields = [("email", "beheer@zwolle.example"), ("password", access::accounts::PASSWORD)];
    let entered = town.stranger().post("/inloggen", &fields).await;
    let half =
        town.holder(&session(&town, &entered).unwrap(), kernel::AccountId::from_uuid(uuid::Uuid::nil()));
    let code = demonstration_code(&command_line(&town), true).unwrap();
    half.get("/account/tweede-stap").await.assert_says(&format!("value=\"{code}\""));
    half.post("/account/tweede-stap", &[("code", &code)]).await.assert_status(303);
}

#[tokio::test]
async fn an_identity_provider_that_fails_leads_back_to_the_page_with_a_sentence() {
    let provider = Provider::new(ProviderSettings {
        issuer: "http://127.0.0.1:9".to_owned(),
        client_id: "samenkracht".to_owned(),
        client_secret: None,
        label: "de gemeente".to_owned(),
        strong_acr: Vec::new(),
        redirect: "http://localhost/inloggen/oidc/terug".to_owned(),
    });
    let provider = Arc::new(provider.unwrap());
    let town = Town::on("2026-03-02", &[], |house| vec![room(house, Some(provider))]).await;
    town.stranger().get("/inloggen").await.assert_says("Inloggen met de gemeente");
    for path in
        ["/inloggen/oidc?naar=/account", "/inloggen/oidc/terug", "/inloggen/oidc/terug?code=x&state=y"]
    {
        assert_eq!(town.stranger().get(path).await.location(), Some("/inloggen?fout=oidc"), "{path}");
    }
    town.stranger().get("/inloggen?fout=oidc").await.assert_status(200).assert_says("is niet gelukt");
    zwolle().await.stranger().get("/inloggen/oidc").await.assert_status(404);
}
