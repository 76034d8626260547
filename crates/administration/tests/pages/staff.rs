use access::Role;
use kernel::OrganisationId;
use partners::{Kind, Profile};
use shell::test_kit::Town;
use uuid::Uuid;

use crate::{PASSWORD, account, hidden, shown_link, signed_in, zwolle};

/// A town with one organisation, and the address of its staff.
async fn at_work() -> (Town, OrganisationId, String) {
    let town = zwolle().await;
    let profile = Profile::named("Buurtkamer De Lindehof", Kind::Welfare);
    let id = partners::create_organisation(&town.cx(Role::MapEditor, None), &profile).await.unwrap();
    (town, id, format!("/organisaties/{id}/medewerkers"))
}

#[tokio::test]
async fn a_coordinator_invites_somebody_who_then_takes_part() {
    let (town, here, path) = at_work().await;
    let coordinator = town.somebody(Role::PartnerCoordinator, Some(here)).await;
    coordinator.get(&path).await.assert_status(200).assert_says("Nodig iemand uit");
    let wrong = coordinator.post(&path, &[("email", "geen"), ("role", "")]).await;
    wrong
        .assert_status(422)
        .assert_error("email", "Vul een e-mailadres in")
        .assert_error("role", "Kies een rol");
    let more = coordinator.post(&path, &[("email", "kees@buurt.example"), ("role", "map-editor")]).await;
    more.assert_status(422).assert_error("role", "Deze rol kunt u hier niet geven");

    let page = coordinator.post(&path, &[("email", "kees@buurt.example"), ("role", "partner-worker")]).await;
    let link = format!("/uitnodiging/{}", shown_link(&page, "/uitnodiging/"));
    coordinator.get(&path).await.assert_says("Openstaande uitnodigingen");
    let visitor = town.stranger();
    visitor
        .get(&link)
        .await
        .assert_status(200)
        .assert_says("Medewerker aanbieder")
        .assert_says("De Lindehof");
    let weak = visitor.post(&link, &[("name", "Kees"), ("password", "kees kees kees")]).await;
    weak.assert_status(422).assert_error("password", "Gebruik geen stuk van uw naam");
    let done = visitor.post(&link, &[("name", "Kees Koster"), ("password", PASSWORD)]).await;
    assert_eq!(done.location(), Some("/inloggen"));
    visitor.get(&link).await.assert_status(404).assert_says("werkt niet meer");
    coordinator.get(&path).await.assert_says("Kees Koster").assert_never_says("Openstaande");
    signed_in(&town, "kees@buurt.example").await;
}

#[tokio::test]
async fn an_invitation_is_withdrawn_and_access_is_ended() {
    let (town, here, path) = at_work().await;
    let coordinator = town.somebody(Role::PartnerCoordinator, Some(here)).await;
    let worker = town.somebody(Role::PartnerWorker, Some(here)).await;
    let page = coordinator.post(&path, &[("email", "kees@buurt.example"), ("role", "partner-worker")]).await;
    let link = format!("/uitnodiging/{}", shown_link(&page, "/uitnodiging/"));
    let id = hidden(&coordinator.get(&path).await, "invitation");
    coordinator.post(&format!("{path}/intrekken"), &[("invitation", &id)]).await.assert_status(303);
    town.stranger().get(&link).await.assert_status(404);
    coordinator.post(&format!("{path}/intrekken"), &[("invitation", &id)]).await.assert_status(404);

    let account = worker.account.unwrap().to_string();
    let fields = [("account", account.as_str()), ("role", "partner-worker")];
    coordinator.post(&format!("{path}/beeindigen"), &fields).await.assert_status(303);
    worker.get("/account").await.assert_status(303);
}

#[tokio::test]
async fn another_organisation_is_not_there() {
    let (town, here, path) = at_work().await;
    let elsewhere = OrganisationId::from_uuid(Uuid::from_u128(2));
    let coordinator = town.somebody(Role::PartnerCoordinator, Some(elsewhere)).await;
    coordinator.get(&path).await.assert_status(404);
    let fields = [("email", "kees@buurt.example"), ("role", "partner-worker")];
    coordinator.post(&path, &fields).await.assert_status(404);
    let worker = town.somebody(Role::PartnerWorker, Some(here)).await;
    worker.get(&path).await.assert_status(404);
    town.stranger().get(&path).await.assert_status(303);
}

#[tokio::test]
async fn whoever_has_an_account_signs_in_to_accept() {
    let (town, _, path) = at_work().await;
    account(&town, "kees@buurt.example", Role::PolicyAdviser).await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let page = editor.post(&path, &[("email", "kees@buurt.example"), ("role", "partner-worker")]).await;
    let link = format!("/uitnodiging/{}", shown_link(&page, "/uitnodiging/"));
    town.stranger().get(&link).await.assert_says("U hebt al een account");
    let refused = town.stranger().post(&link, &[("name", "Kees"), ("password", PASSWORD)]).await;
    refused.assert_status(422).assert_says("Log eerst in");
    let (_, kees) = signed_in(&town, "kees@buurt.example").await;
    kees.get(&link).await.assert_says("Doe mee").assert_never_says("name=\"password\"");
    assert_eq!(kees.post(&link, &[]).await.location(), Some("/account"));
    kees.get("/account").await.assert_says("Medewerker aanbieder");
}

#[tokio::test]
async fn an_organisation_that_is_not_there_has_no_staff() {
    let (town, _, _) = at_work().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let absent = "/organisaties/01890000-0000-7000-8000-00000000dead/medewerkers";
    editor.get(absent).await.assert_status(404);
    let fields = [("email", "kees@buurt.example"), ("role", "partner-worker")];
    editor.post(absent, &fields).await.assert_status(404);
}
