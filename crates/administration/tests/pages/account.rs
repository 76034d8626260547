use access::accounts as actions;
use access::{Role, invitations};
use kernel::OrganisationId;
use partners::{Kind, Profile};
use shell::test_kit::{Town, Visitor};

use crate::{PASSWORD, account, command_line, email, hidden, signed_in, zwolle};

#[tokio::test]
async fn the_page_shows_what_we_know_of_them() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    let (_, noor) = signed_in(&town, "noor@buurt.example").await;
    let page = noor.get("/account").await;
    page.assert_status(200).assert_says("Redacteur sociale kaart").assert_says("Dit apparaat");
    page.assert_never_says("Log op andere apparaten uit");
}

#[tokio::test]
async fn a_new_name_is_saved_and_the_page_speaks_the_new_language() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    let (_, noor) = signed_in(&town, "noor@buurt.example").await;
    let version = hidden(&noor.get("/account").await, "version");
    let fields = [("name", "Noor van Dijk"), ("language", "en"), ("version", version.as_str())];
    let page = noor.post("/account", &fields).await;
    assert_eq!(page.location(), Some("/taal/en?naar=/account%3Fklaar%3Dnaam"));
    noor.get("/account?klaar=naam").await.assert_says("Noor van Dijk").assert_says("have been saved");
    noor.post("/account", &fields).await.assert_status(409);
}

#[tokio::test]
async fn an_empty_name_and_a_weak_password_are_refused() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    let (_, noor) = signed_in(&town, "noor@buurt.example").await;
    let fields = [("name", " "), ("language", "nl"), ("version", "1")];
    noor.post("/account", &fields).await.assert_status(422).assert_error("name", "Vul een naam in");
    let change = async |old: &str, new: &str| {
        noor.post("/account/wachtwoord", &[("old", old), ("password", new)]).await
    };
    change("mis", "zeven fietsen in de gang").await.assert_status(422).assert_error("old", "Dit is niet");
    let short = change(PASSWORD, "kort").await;
    short.assert_status(422).assert_error("password", "Kies een wachtwoord van minstens 13 tekens.");
    short.assert_never_says(PASSWORD);
}

#[tokio::test]
async fn other_sessions_end_at_a_word() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    let (_, here) = signed_in(&town, "noor@buurt.example").await;
    let (_, there) = signed_in(&town, "noor@buurt.example").await;
    here.get("/account").await.assert_says("Een ander apparaat");
    here.post("/account/sessies", &[]).await.assert_status(303);
    there.get("/account").await.assert_status(303);
    let page = here
        .post("/account/wachtwoord", &[("old", PASSWORD), ("password", "zeven fietsen in de gang")])
        .await;
    assert_eq!(page.location(), Some("/account?klaar=wachtwoord"));
    here.get("/account").await.assert_status(200);
}

async fn organisation(town: &Town, name: &str) -> OrganisationId {
    let profile = Profile::named(name, Kind::Welfare);
    partners::create_organisation(&town.cx(Role::MapEditor, None), &profile).await.unwrap()
}

/// Noor works for two organisations.
async fn works_for_two(town: &Town) -> (Visitor, [OrganisationId; 2]) {
    account(town, "noor@buurt.example", Role::Volunteer).await;
    let editor = town.cx(Role::MapEditor, None);
    let mut both = Vec::new();
    for name in ["De Hoek", "De Enk"] {
        let id = organisation(town, name).await;
        let address = email("noor@buurt.example");
        let (_, token) = invitations::invite(&editor, id, &address, Role::PartnerWorker).await.unwrap();
        let (_, noor) = signed_in(town, "noor@buurt.example").await;
        noor.post(&format!("/uitnodiging/{}", token.reveal()), &[]).await.assert_status(303);
        both.push(id);
    }
    let (_, noor) = signed_in(town, "noor@buurt.example").await;
    (noor, [both[0], both[1]])
}

#[tokio::test]
async fn who_works_for_two_organisations_chooses_for_which() {
    let town = zwolle().await;
    let (noor, [hoek, enk]) = works_for_two(&town).await;
    let page = noor.get("/account").await;
    page.assert_says("Hier werkt u nu voor").assert_says("Andere organisatie");
    let (now, other, name) = if page.body.contains("Werk voor De Enk") {
        (hoek, enk, "Werk voor De Hoek")
    } else {
        (enk, hoek, "Werk voor De Enk")
    };
    let answer = noor.post("/account/organisatie", &[("organisation", &other.to_string())]).await;
    assert_eq!(answer.location(), Some("/account?klaar=organisatie"));
    noor.get("/account?klaar=organisatie").await.assert_says("voor een andere organisatie").assert_says(name);
    noor.post("/account/organisatie", &[("organisation", &now.to_string())]).await.assert_status(303);
    let nowhere = "01890000-0000-7000-8000-000000000007";
    noor.post("/account/organisatie", &[("organisation", nowhere)]).await.assert_status(404);
    noor.post("/account/organisatie", &[("organisation", "x")]).await.assert_status(400);
    town.stranger().post("/account/organisatie", &[("organisation", nowhere)]).await.assert_status(303);
}

#[tokio::test]
async fn who_works_for_one_has_nothing_to_choose() {
    let town = zwolle().await;
    let worker = town.somebody(Role::PartnerWorker, Some(organisation(&town, "De Hoek").await)).await;
    worker
        .get("/account")
        .await
        .assert_never_says("Voor wie u nu werkt")
        .assert_never_says("Andere organisatie");
}

#[tokio::test]
async fn a_stranger_is_asked_to_sign_in() {
    let town = zwolle().await;
    assert_eq!(town.stranger().get("/account").await.location(), Some("/inloggen?naar=/account"));
    for path in ["/account", "/account/wachtwoord", "/account/sessies", "/account/tweede-stap/instellen"] {
        assert_eq!(town.stranger().post(path, &[]).await.location(), Some("/inloggen"), "{path}");
    }
}

#[tokio::test]
async fn the_link_of_a_new_account_works_once() {
    let town = zwolle().await;
    let added = actions::add(&command_line(&town), &email("noor@buurt.example"), Role::MapEditor, None)
        .await
        .unwrap();
    let path = format!("/wachtwoord/{}", added.link.reveal());
    let visitor = town.stranger();
    visitor.get(&path).await.assert_status(200).assert_says("noor@buurt.example");
    let weak = visitor.post(&path, &[("password", "welkom2026!!!!")]).await;
    weak.assert_status(422).assert_error("password", "Dit wachtwoord is makkelijk te raden");
    let page = visitor.post(&path, &[("password", PASSWORD)]).await;
    assert_eq!(page.location(), Some("/inloggen"));
    visitor.get(&path).await.assert_status(404).assert_says("werkt niet meer");
    visitor.post(&path, &[("password", PASSWORD)]).await.assert_status(404);
    visitor.get("/wachtwoord/onzin").await.assert_status(404).assert_says("werkt niet meer");
}
